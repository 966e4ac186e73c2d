package rollcall.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code sender_state}: one row, made when there is something to write down. */
@RegisterConstructorMapper(SenderState.class)
public interface SenderStateDao {
    @SqlQuery("""
            SELECT first_seen_at, heartbeat_at, next_tick_at, failures, not_before, heartbeat_not_before, events_not_before,
                   page_rows, dropped, dropped_at
            FROM sender_state
            """)
    Optional<SenderState> find();

    /** Writes all but what was dropped. */
    @SqlUpdate("""
            INSERT INTO sender_state (first_seen_at, heartbeat_at, next_tick_at, failures, not_before, heartbeat_not_before,
                                      events_not_before, page_rows)
            VALUES (:firstSeenAt, :heartbeatAt, :nextTickAt, :failures, :notBefore, :heartbeatNotBefore, :eventsNotBefore, :pageRows)
            ON CONFLICT (only_one) DO UPDATE
            SET first_seen_at = EXCLUDED.first_seen_at, heartbeat_at = EXCLUDED.heartbeat_at,
                next_tick_at = EXCLUDED.next_tick_at, failures = EXCLUDED.failures, not_before = EXCLUDED.not_before,
                heartbeat_not_before = EXCLUDED.heartbeat_not_before, events_not_before = EXCLUDED.events_not_before,
                page_rows = EXCLUDED.page_rows
            """)
    void save(@BindMethods SenderState state);

    @SqlUpdate("""
            INSERT INTO sender_state (dropped, dropped_at)
            VALUES (:rows, :now)
            ON CONFLICT (only_one) DO UPDATE
            SET dropped = sender_state.dropped + EXCLUDED.dropped, dropped_at = EXCLUDED.dropped_at
            """)
    void dropped(long rows, Instant now);

    /** Another receiver: it has seen nothing yet. */
    @SqlUpdate("DELETE FROM sender_state")
    void reset();
}
