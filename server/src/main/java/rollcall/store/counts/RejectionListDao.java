package rollcall.store.counts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Reads how many requests were not kept and how many names and values were ignored, summed over UTC days. Both ends of a range are
 * inclusive.
 */
public interface RejectionListDao {
    /** Whole requests that were not kept, by reason and field, the most frequent first. Product 0 has the requests of no known product. */
    @SqlQuery("""
            SELECT reason, field, CAST(sum(count) AS bigint) AS count, max(day) AS last_day
              FROM refusal_count
             WHERE product_id = :productId AND day BETWEEN :from AND :to
             GROUP BY reason, field
             ORDER BY count DESC, reason, field
             LIMIT :limit
            """)
    @RegisterConstructorMapper(RejectionSum.class)
    List<RejectionSum> rejections(int productId, LocalDate from, LocalDate to, int limit);

    /** Ignored names and values, the most frequent first. */
    @SqlQuery("""
            SELECT name, kind, reason, CAST(sum(count) AS bigint) AS count, max(day) AS last_day
              FROM dropped_count
             WHERE product_id = :productId AND day BETWEEN :from AND :to
             GROUP BY name, kind, reason
             ORDER BY count DESC, name, kind, reason
             LIMIT :limit
            """)
    @RegisterConstructorMapper(IgnoredSum.class)
    List<IgnoredSum> ignoredNames(int productId, LocalDate from, LocalDate to, int limit);

    /** How many whole requests were not kept, by the code of the reason. Product 0 has the requests of no known product. */
    @SqlQuery("""
            SELECT reason, CAST(sum(count) AS bigint) AS count
              FROM refusal_count
             WHERE product_id = :productId AND day BETWEEN :from AND :to
             GROUP BY reason
            """)
    @KeyColumn("reason")
    @ValueColumn("count")
    Map<String, Long> byReason(int productId, LocalDate from, LocalDate to);

    /** The same for several products, on one day: one row for each product and reason, in no order. */
    @SqlQuery("""
            SELECT product_id, reason, CAST(sum(count) AS bigint) AS count
              FROM refusal_count
             WHERE product_id = ANY(:productIds) AND day = :day
             GROUP BY product_id, reason
            """)
    @RegisterConstructorMapper(ProductReason.class)
    List<ProductReason> byProduct(Collection<Integer> productIds, LocalDate day);

    /** How many names and values were ignored. */
    @SqlQuery("""
            SELECT CAST(coalesce(sum(count), 0) AS bigint)
              FROM dropped_count
             WHERE product_id = :productId AND day BETWEEN :from AND :to
            """)
    long ignored(int productId, LocalDate from, LocalDate to);

    /** The first UTC day with a count of a product, or of no known product; empty if there is none. */
    @SqlQuery("""
            SELECT min(day)
              FROM (SELECT min(day) AS day FROM refusal_count WHERE product_id IN (:productId, 0)
                    UNION ALL
                    SELECT min(day) AS day FROM dropped_count WHERE product_id = :productId) AS first_days
            """)
    Optional<LocalDate> firstDay(int productId);

    /** The shape of the value that was last ignored under a name, for that reason; empty if none was. */
    @SqlQuery("""
            SELECT kind
              FROM dropped_count
             WHERE product_id = :productId AND name = :name AND reason = :reason
             ORDER BY day DESC, count DESC
             LIMIT 1
            """)
    Optional<String> sent(int productId, String name, String reason);

    /**
     * Whole requests of a product that were not kept for one reason.
     *
     * @param reason the code of a {@link rollcall.report.Rejection}
     */
    record ProductReason(int productId, String reason, long count) {}

    /**
     * A name that was ignored in reports that were otherwise kept.
     *
     * @param kind the shape of the value that was sent, see {@link rollcall.gate.IgnoredField}
     * @param reason the text of a {@link rollcall.gate.IgnoredField.Reason}
     */
    record IgnoredSum(String name, String kind, String reason, long count, LocalDate lastDay) {}

    /**
     * Whole requests that were not kept for one reason.
     *
     * @param reason the code of a {@link rollcall.report.Rejection}
     * @param field the field at fault where the reason names one; otherwise empty
     */
    record RejectionSum(String reason, String field, long count, LocalDate lastDay) {}
}
