package rollcall.store.servers;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code job}: the state of every job on every server. */
public interface JobDao {

    /** Writes rows, in the place of those that are there. */
    @SqlBatch("""
            INSERT INTO job
                (name, run_id, started_at, pause_millis, runs, failures, last_success_at, last_failure_at,
                 last_failure_place, took_millis, running_since, noted_at)
            VALUES (:name, :runId, :startedAt, :pauseMillis, :runs, :failures, :lastSuccessAt, :lastFailureAt,
                    :lastFailurePlace, :tookMillis, :runningSince, :notedAt)
            ON CONFLICT (name, run_id)
            DO UPDATE SET
                runs = excluded.runs,
                failures = excluded.failures,
                last_success_at = excluded.last_success_at,
                last_failure_at = excluded.last_failure_at,
                last_failure_place = excluded.last_failure_place,
                took_millis = excluded.took_millis,
                running_since = excluded.running_since,
                noted_at = excluded.noted_at
            """)
    void note(@BindMethods List<JobRow> rows);

    /**
     * The jobs of the hundred servers that wrote last, by name, the newest server first. A process counts as a new server each time that it
     * is started.
     */
    @SqlQuery("""
            SELECT name, run_id, started_at, pause_millis, runs, failures, last_success_at, last_failure_at,
                   last_failure_place, took_millis, running_since, noted_at
            FROM job
            WHERE run_id IN (SELECT run_id FROM job GROUP BY run_id ORDER BY max(noted_at) DESC LIMIT 100)
            ORDER BY name, run_id DESC
            """)
    @RegisterConstructorMapper(JobRow.class)
    List<JobRow> all();

    /** Removes the jobs of servers that have not written since. */
    @SqlUpdate("DELETE FROM job WHERE noted_at < :before")
    void removeSilent(Instant before);
}
