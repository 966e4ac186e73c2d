package rollcall.store.servers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Tables {@code sign_of_life} and {@code absence}: when no server of this database was alive. All times are the database's. */
public interface AbsenceDao {
    /**
     * Says that a server is alive now. If the last sign of any server is at least {@code leastSeconds} old, nobody was alive in between.
     *
     * @param leastSeconds how long an absence is at least
     * @param mayBeAbsence false if this server knows by itself that it was alive meanwhile, and only a clock was changed
     */
    @Transaction
    default void alive(int leastSeconds, boolean mayBeAbsence) {
        Optional<Instant> last = lastSign();
        if (last.isPresent() && mayBeAbsence) {
            note(last.get(), leastSeconds);
        }
        sign();
    }

    /** For {@link #alive} alone: the last sign, locked against other servers until the transaction ends. */
    @SqlQuery("SELECT alive_at FROM sign_of_life WHERE only_row FOR UPDATE")
    Optional<Instant> lastSign();

    /** For {@link #alive} alone. Does nothing if the time until now is too short, or if the clock went back. */
    @SqlUpdate("""
            INSERT INTO absence (began_at, ended_at)
            SELECT CAST(:began AS timestamptz), clock_timestamp()
            WHERE clock_timestamp() - CAST(:began AS timestamptz) >= :leastSeconds * interval '1 second'
            ON CONFLICT (began_at) DO NOTHING
            """)
    void note(Instant began, int leastSeconds);

    /** For {@link #alive} alone. */
    @SqlUpdate("""
            INSERT INTO sign_of_life (only_row, alive_at)
            VALUES (true, clock_timestamp())
            ON CONFLICT (only_row) DO UPDATE SET alive_at = excluded.alive_at
            """)
    void sign();

    /** The absences that touch a span of time: the {@code most} longest, newest first. */
    @SqlQuery("""
            SELECT began_at, ended_at
            FROM (SELECT began_at, ended_at
                  FROM absence
                  WHERE began_at < :to AND ended_at > :from
                  ORDER BY ended_at - began_at DESC
                  LIMIT :most) AS longest
            ORDER BY began_at DESC
            """)
    @RegisterConstructorMapper(AbsenceRow.class)
    List<AbsenceRow> between(Instant from, Instant to, int most);

    /** A row: from the last sign of life before the absence to the first one after it. */
    record AbsenceRow(Instant beganAt, Instant endedAt) {}
}
