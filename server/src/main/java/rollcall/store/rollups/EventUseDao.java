package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Reads table {@code event_rollup} for the analysis. Rows with bitmaps are fetched in portions: a bitmap may have 128 KiB. */
public interface EventUseDao {
    int ROWS_AT_A_TIME = 100;

    /**
     * Names that begin with a prefix, over a range of days. They are sorted by the sum of each day's instances, largest first. No bitmap is
     * read.
     */
    @SqlQuery("""
            SELECT name,
                   CAST(sum(events) AS bigint) AS events,
                   array_agg(day - CAST(:from AS date)) AS days,
                   array_agg(instances) AS instances
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND field = '' AND day BETWEEN :from AND :to
              AND name <> '' AND starts_with(name, :prefix)
            GROUP BY name
            ORDER BY sum(instances) DESC, name
            LIMIT :most
            """)
    @RegisterConstructorMapper(NameDays.class)
    List<NameDays> names(int productId, LocalDate from, LocalDate to, String prefix, int most);

    /** The counts of some fields of one name: a row for each day, field and value, in no order. No bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, events, instances
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND name = :name AND day BETWEEN :from AND :to
              AND field = ANY(:fields)
            """)
    @RegisterConstructorMapper(EventDay.class)
    List<EventDay> days(int productId, String name, List<String> fields, LocalDate from, LocalDate to);

    /** All rows of one name in blocks of {@code days} days whose first day is between {@code first} and {@code last}. */
    @SqlQuery("""
            SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :productId AND days = :days AND name = :name AND day BETWEEN :first AND :last
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachOfName(
            int productId, String name, int days, LocalDate first, LocalDate last, Consumer<EventCount> consumer);

    /** The totals of some names in blocks of {@code days} days whose first day is between {@code first} and {@code last}. */
    @SqlQuery("""
            SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :productId AND days = :days AND field = '' AND name = ANY(:names)
              AND day BETWEEN :first AND :last
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachOfNames(
            int productId,
            List<String> names,
            int days,
            LocalDate first,
            LocalDate last,
            Consumer<EventCount> consumer);

    /** The instances that sent some names, oldest day first. */
    @SqlQuery("""
            SELECT day, name, bitmap
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND field = '' AND name = ANY(:names) AND day BETWEEN :from AND :to
            ORDER BY day
            """)
    @RegisterConstructorMapper(NameBitmap.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachDay(int productId, List<String> names, LocalDate from, LocalDate to, Consumer<NameBitmap> consumer);

    /** The instances of some fields of one name, oldest day first. */
    @SqlQuery("""
            SELECT day, field, value, bitmap
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND name = :name AND day BETWEEN :from AND :to
              AND field = ANY(:fields)
            ORDER BY day
            """)
    @RegisterConstructorMapper(FieldBitmap.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachFieldDay(
            int productId,
            String name,
            List<String> fields,
            LocalDate from,
            LocalDate to,
            Consumer<FieldBitmap> consumer);

    /** The first day that has an event; empty if no day has. */
    @SqlQuery("""
            SELECT min(day)
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND name = ''
            """)
    Optional<LocalDate> firstDay(int productId);

    /** The last day that has an event; empty if no day has. */
    @SqlQuery("""
            SELECT max(day)
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND name = ''
            """)
    Optional<LocalDate> lastDay(int productId);

    /**
     * How often an event, or one value of a field of it, happened on one day.
     *
     * @param day in UTC
     * @param field empty for all of the event
     */
    record EventDay(LocalDate day, String field, String value, long events, int instances) {}

    /**
     * An event name over a range of days.
     *
     * @param events how often it was sent
     * @param days the days on which it was sent, as offsets from the first day of the range, in no order
     * @param instances how many sent it on each of them, in the same order
     */
    record NameDays(String name, long events, int[] days, int[] instances) {}

    /**
     * Which instances sent an event on one day.
     *
     * @param day in UTC
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record NameBitmap(LocalDate day, String name, byte[] bitmap) {}

    /**
     * The instances that sent an event, or one value of a field of it, on one day.
     *
     * @param day in UTC
     * @param field empty for all of the event
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record FieldBitmap(LocalDate day, String field, String value, byte[] bitmap) {}
}
