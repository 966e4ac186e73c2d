package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code standing}: what closed days come to. */
public interface StandingDao {
    /** The counts of some values of a field on some closed days, in no order. */
    @SqlQuery("""
            SELECT day, value, instances, established, passing, one_shot, ci, development, shared
            FROM standing
            WHERE product_id = :productId AND days = :days AND field = :field AND day = ANY(:ends) AND value = ANY(:values)
            """)
    @RegisterConstructorMapper(StandingCount.class)
    List<StandingCount> counts(int productId, int days, String field, List<LocalDate> ends, List<String> values);

    /** The counts of all values of a field on some closed days, in no order. */
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

    /** Removes the rows of a day, before it is closed again. */
    @SqlUpdate("DELETE FROM standing WHERE product_id = :productId AND day = :day")
    void remove(int productId, LocalDate day);

    @SqlBatch("""
            INSERT INTO standing
                (product_id, days, field, day, value,
                 instances, established, passing, one_shot, ci, development, shared)
            VALUES (:productId, :days, :field, :day, :value,
                    :instances, :established, :passing, :oneShot, :ci, :development, :shared)
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

    /** A row to store. */
    record StandingRow(
            String value,
            int instances,
            int established,
            int passing,
            int oneShot,
            int ci,
            int development,
            int shared) {}
}
