package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.BinaryTransfer;

/**
 * Reads sets of instances from the tables {@code rollup} and {@code latest_set}, many days, fields and values in one query. The lists {@code
 * days} and {@code fields} have the same length, and so have all lists of a query: a set is one element of each. OFFSET 0 makes each of them
 * one look-up by the primary key, whatever the planner believes about the length of the lists. Sets are fetched in portions: one may have 128
 * KiB, and a question may need a thousand.
 */
public interface SetDao {
    int ROWS_AT_A_TIME = 50;

    /** The instances that reported some values on some days. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT k.day, k.field, k.value, found.bitmap
            FROM unnest(CAST(:days AS date[]), CAST(:fields AS text[]), CAST(:values AS text[])) AS k (day, field, value)
            CROSS JOIN LATERAL (
                SELECT bitmap
                FROM rollup
                WHERE product_id = :productId AND day = k.day AND field = k.field AND value = k.value
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(StoredSet.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachOnDays(
            int productId,
            List<LocalDate> days,
            List<String> fields,
            List<String> values,
            Consumer<StoredSet> consumer);

    /** The instances by their latest report of the 35 days that end on some closed days, of some values. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT k.day, k.field, k.value, found.bitmap
            FROM unnest(CAST(:days AS date[]), CAST(:fields AS text[]), CAST(:values AS text[])) AS k (day, field, value)
            CROSS JOIN LATERAL (
                SELECT bitmap
                FROM latest_set
                WHERE product_id = :productId AND day = k.day AND field = k.field AND value = k.value
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(StoredSet.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachLatest(
            int productId,
            List<LocalDate> days,
            List<String> fields,
            List<String> values,
            Consumer<StoredSet> consumer);

    /** How many instances reported each value of some fields on some days. No bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, cardinality AS instances
            FROM rollup
            WHERE product_id = :productId AND field = ANY(:fields) AND day = ANY(:days)
            """)
    @RegisterConstructorMapper(StoredCount.class)
    List<StoredCount> countsOnDays(int productId, List<LocalDate> days, List<String> fields);

    /** How many instances have each value of some fields in the 35 days that end on some closed days. No bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, cardinality AS instances
            FROM latest_set
            WHERE product_id = :productId AND field = ANY(:fields) AND day = ANY(:days)
            """)
    @RegisterConstructorMapper(StoredCount.class)
    List<StoredCount> countsLatest(int productId, List<LocalDate> days, List<String> fields);

    /**
     * A set of instances.
     *
     * @param day the day, or the last of the 35 days
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record StoredSet(LocalDate day, String field, String value, byte[] bitmap) {}

    /** The size of a set of instances. */
    record StoredCount(LocalDate day, String field, String value, int instances) {}
}
