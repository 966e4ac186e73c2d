package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import rollcall.store.jdbc.BinaryTransfer;

/** Table {@code standing}: what closed days come to. */
public interface StandingDao {
    /** The counts of some values of a field on some closed days, in no order. No bitmap is read. */
    @SqlQuery("""
            SELECT day, value, instances, established, passing, one_shot, ci, development, shared
            FROM standing
            WHERE product_id = :productId AND days = :days AND field = :field AND day = ANY(:ends) AND value = ANY(:values)
            """)
    @RegisterConstructorMapper(StandingCount.class)
    List<StandingCount> counts(int productId, int days, String field, List<LocalDate> ends, List<String> values);

    /** The counts of all values of a field on some closed days, in no order. No bitmap is read. */
    @SqlQuery("""
            SELECT day, value, instances, established, passing, one_shot, ci, development, shared
            FROM standing
            WHERE product_id = :productId AND days = :days AND field = :field AND day = ANY(:ends)
            """)
    @RegisterConstructorMapper(StandingCount.class)
    List<StandingCount> counts(int productId, int days, String field, List<LocalDate> ends);

    /**
     * For each value of a field the sum and the maximum of its counts on some closed days. One of the days counts {@code weight} times in the
     * sum. The six numbers are 1 for a lane that is counted, and 0 for others.
     */
    @SqlQuery("""
            SELECT value, sum(counted * CASE WHEN day = :heavy THEN :weight ELSE 1 END) AS sum, max(counted) AS most
            FROM (
                SELECT value, day,
                       established * :established + passing * :passing + one_shot * :oneShot
                       + ci * :ci + development * :development + shared * :shared AS counted
                FROM standing
                WHERE product_id = :productId AND days = :days AND field = :field AND day = ANY(:ends)
            ) AS each
            GROUP BY value
            """)
    @RegisterConstructorMapper(StandingSum.class)
    List<StandingSum> sums(
            int productId,
            int days,
            String field,
            List<LocalDate> ends,
            LocalDate heavy,
            int weight,
            int established,
            int passing,
            int oneShot,
            int ci,
            int development,
            int shared);

    /** The bitmaps of all values of a field that were kept of a closed day, over 7 days. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT value, bitmap
            FROM standing
            WHERE product_id = :productId AND days = 7 AND field = :field AND day = :day AND bitmap IS NOT NULL
            """)
    @RegisterConstructorMapper(ValueBitmap.class)
    List<ValueBitmap> bitmaps(int productId, String field, LocalDate day);

    /** The fields of a closed day, over 7 days. */
    @SqlQuery("""
            SELECT DISTINCT field
            FROM standing
            WHERE product_id = :productId AND days = 7 AND day = :day
            """)
    List<String> fields(int productId, LocalDate day);

    /** Removes the rows of a day, before it is closed again. */
    @SqlUpdate("DELETE FROM standing WHERE product_id = :productId AND day = :day")
    void remove(int productId, LocalDate day);

    /** Removes the bitmaps of a closed day, and keeps its counts. */
    @SqlUpdate("""
            UPDATE standing
            SET bitmap = NULL
            WHERE product_id = :productId AND day = :day AND days = 7 AND bitmap IS NOT NULL
            """)
    void removeBitmaps(int productId, LocalDate day);

    @SqlBatch("""
            INSERT INTO standing
                (product_id, days, field, day, value,
                 instances, established, passing, one_shot, ci, development, shared, bitmap)
            VALUES (:productId, :days, :field, :day, :value,
                    :instances, :established, :passing, :oneShot, :ci, :development, :shared, :bitmap)
            """)
    void put(int productId, int days, String field, LocalDate day, @BindMethods List<StandingRow> rows);

    /**
     * How many instances have a value on a closed day.
     *
     * @param day the last day of the window
     * @param instances how many; the other numbers are those of each lane and add up to it
     */
    record StandingCount(
            LocalDate day,
            String value,
            int instances,
            int established,
            int passing,
            int oneShot,
            int ci,
            int development,
            int shared) {}

    /**
     * What the counts of a value on some days come to.
     *
     * @param most the largest of them
     */
    record StandingSum(String value, long sum, int most) {}

    /**
     * A row to store.
     *
     * @param bitmap null if it is not kept
     */
    record StandingRow(
            String value,
            int instances,
            int established,
            int passing,
            int oneShot,
            int ci,
            int development,
            int shared,
            byte @Nullable [] bitmap) {}

    /** The instances of a value. */
    record ValueBitmap(String value, byte[] bitmap) {}
}
