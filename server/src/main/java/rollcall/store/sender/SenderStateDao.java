package rollcall.store.sender;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code sender_state}: one row, which is created at the first write. */
@RegisterConstructorMapper(SenderState.class)
public interface SenderStateDao {
    /** Returns the state; empty if nothing was stored for this receiver yet. */
    @SqlQuery("""
            SELECT first_seen_at, heartbeat_at, next_tick_at, failures, not_before, heartbeat_not_before, events_not_before,
                   page_rows, dropped, dropped_at
            FROM sender_state
            """)
    Optional<SenderState> find();

    /**
     * Writes the state, except {@code nextTickAt}, {@code dropped} and {@code droppedAt}, if the stored settings still name the receiver
     * that the state is about. The settings' row is locked against changes meanwhile, so that a result of one receiver is never stored for
     * another.
     *
     * @param state the state to store
     * @param by the settings by which the reports were sent
     * @return 1, or 0 if the settings name another receiver now
     */
    @SqlUpdate("""
            INSERT INTO sender_state (first_seen_at, heartbeat_at, failures, not_before, heartbeat_not_before, events_not_before,
                                      page_rows)
            SELECT CAST(:firstSeenAt AS timestamptz), CAST(:heartbeatAt AS timestamptz), CAST(:failures AS int),
                   CAST(:notBefore AS timestamptz), CAST(:heartbeatNotBefore AS timestamptz),
                   CAST(:eventsNotBefore AS timestamptz), CAST(:pageRows AS int)
            FROM sender_settings
            WHERE wire = :by.wire AND endpoint = :by.endpoint AND instance_id = :by.instanceId
            FOR SHARE
            ON CONFLICT (only_one) DO UPDATE
            SET first_seen_at = EXCLUDED.first_seen_at, heartbeat_at = EXCLUDED.heartbeat_at,
                failures = EXCLUDED.failures, not_before = EXCLUDED.not_before,
                heartbeat_not_before = EXCLUDED.heartbeat_not_before, events_not_before = EXCLUDED.events_not_before,
                page_rows = EXCLUDED.page_rows
            """)
    int save(@BindMethods SenderState state, @BindMethods("by") SenderSettings by);

    /** Sets the time of the next tick. */
    @SqlUpdate("""
            INSERT INTO sender_state (next_tick_at)
            VALUES (:at)
            ON CONFLICT (only_one) DO UPDATE
            SET next_tick_at = EXCLUDED.next_tick_at
            """)
    void lookNext(Instant at);

    /** Sets the time of the next tick, unless a time is already set. */
    @SqlUpdate("""
            INSERT INTO sender_state (next_tick_at)
            VALUES (:at)
            ON CONFLICT (only_one) DO UPDATE
            SET next_tick_at = EXCLUDED.next_tick_at
            WHERE sender_state.next_tick_at IS NULL
            """)
    void lookFirst(Instant at);

    /** Adds to the number of events that did not arrive, and sets the time at which the last of them was removed. */
    @SqlUpdate("""
            INSERT INTO sender_state (dropped, dropped_at)
            VALUES (:rows, :now)
            ON CONFLICT (only_one) DO UPDATE
            SET dropped = sender_state.dropped + EXCLUDED.dropped, dropped_at = EXCLUDED.dropped_at
            """)
    void dropped(long rows, Instant now);

    /** Deletes the state, because another receiver has received nothing yet. */
    @SqlUpdate("DELETE FROM sender_state")
    void reset();
}
