package rollcall.store.counts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code attempt}. */
public interface AttemptDao {
    /** How long a request is shown and kept. */
    Duration KEPT = Duration.ofDays(7);

    /**
     * What became of one request. It never contains a value, a key or an address.
     *
     * @param endpoint the path after {@code /ingest/}; empty for any other address
     * @param outcome a code of the intake's
     * @param reason the code of a {@link rollcall.report.Rejection}; empty if there is none
     * @param field the field at fault; empty if the reason names none
     * @param ignored names that were ignored, the first few
     * @param ignoredWhy for each of these names the text of a {@link rollcall.gate.IgnoredField.Reason}
     * @param ignoredCount how many names were ignored
     */
    record Attempt(
            Instant at,
            String endpoint,
            String outcome,
            String reason,
            String field,
            List<String> ignored,
            List<String> ignoredWhy,
            int ignoredCount) {}

    /**
     * Adds requests and deletes the oldest ones. The lists have the same length, and their elements are parts of one request each; names and
     * their reasons are lines. A row that another server deletes at the same moment is left to it.
     *
     * @param stay how many of the product's present rows stay
     */
    @SqlUpdate("""
            WITH added AS (
                INSERT INTO attempt
                    (product_id, at, endpoint, outcome, reason, field, ignored, ignored_why, ignored_count)
                SELECT :productId, n.at, n.endpoint, n.outcome, n.reason, n.field,
                       string_to_array(n.ignored, E'\\n'), string_to_array(n.ignored_why, E'\\n'), n.ignored_count
                  FROM unnest(CAST(:at AS timestamptz[]), CAST(:endpoint AS text[]), CAST(:outcome AS text[]),
                              CAST(:reason AS text[]), CAST(:field AS text[]), CAST(:ignored AS text[]),
                              CAST(:ignoredWhy AS text[]), CAST(:ignoredCount AS int[]))
                       AS n (at, endpoint, outcome, reason, field, ignored, ignored_why, ignored_count)
            ), surplus AS (
                SELECT attempt_id
                  FROM attempt
                 WHERE product_id = :productId
                 ORDER BY at DESC, attempt_id DESC
                OFFSET :stay
                   FOR UPDATE SKIP LOCKED
            )
            DELETE FROM attempt WHERE attempt_id IN (SELECT attempt_id FROM surplus)
            """)
    void add(
            int productId,
            int stay,
            List<String> at,
            List<String> endpoint,
            List<String> outcome,
            List<String> reason,
            List<String> field,
            List<String> ignored,
            List<String> ignoredWhy,
            List<Integer> ignoredCount);

    /** The requests of a product from {@code since} on, the newest first. Product 0 has those of no known product. */
    @SqlQuery("""
            SELECT at, endpoint, outcome, reason, field, ignored, ignored_why, ignored_count
              FROM attempt
             WHERE product_id = :productId AND at >= :since
             ORDER BY at DESC, attempt_id DESC
             LIMIT :most
            """)
    @RegisterConstructorMapper(Attempt.class)
    List<Attempt> newest(int productId, Instant since, int most);

    /** Deletes the requests before {@code before}. */
    @SqlUpdate("DELETE FROM attempt WHERE at < :before")
    void removeBefore(Instant before);
}
