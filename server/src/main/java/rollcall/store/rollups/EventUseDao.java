package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.BinaryTransfer;

/** Reads table {@code event_rollup} for the analysis. Rows with bitmaps are fetched in portions: a bitmap may have 128 KiB. */
public interface EventUseDao extends EventFieldDao {
    int ROWS_AT_A_TIME = 100;

    /**
     * The sums of the instances and of the events of some blocks, for every name. No bitmap is read. The three lists have the same length: blocks of {@code sizes}
     * days whose first day is between {@code firsts} and {@code lasts}.
     */
    @SqlQuery("""
            SELECT found.name, sum(found.instances) AS instances, sum(found.events) AS events
            FROM unnest(CAST(:sizes AS int[]), CAST(:firsts AS date[]), CAST(:lasts AS date[])) AS part (days, first, last)
            CROSS JOIN LATERAL (
                SELECT name, instances, events
                FROM event_rollup
                WHERE product_id = :productId AND days = part.days AND field = '' AND day BETWEEN part.first AND part.last
                  AND name <> ''
                OFFSET 0
            ) AS found
            GROUP BY found.name
            """)
    @RegisterConstructorMapper(NameSize.class)
    List<NameSize> sizes(int productId, List<Integer> sizes, List<LocalDate> firsts, List<LocalDate> lasts);

    /**
     * How many instances sent some names in each of some blocks that has any, in no order. Each is one look into an index. No bitmap is read.
     *
     * @param size days of a block
     * @param first the first day of the first block
     * @param blocks how many
     */
    @SqlQuery("""
            SELECT k.name, b.block, found.instances
            FROM unnest(CAST(:names AS text[])) AS k (name)
            CROSS JOIN generate_series(0, :blocks - 1) AS b (block)
            CROSS JOIN LATERAL (
                SELECT instances
                FROM event_rollup
                WHERE product_id = :productId AND days = :size AND name = k.name
                  AND day = CAST(:first AS date) + :size * b.block AND field = '' AND value = ''
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(NameBlock.class)
    List<NameBlock> instancesInBlocks(int productId, List<String> names, int size, LocalDate first, int blocks);

    /** The counts of some fields of one name: a row for each day, field and value, in no order. No bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, events, instances
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND name = :name AND day BETWEEN :from AND :to
              AND field = ANY(:fields)
            """)
    @RegisterConstructorMapper(EventDay.class)
    List<EventDay> days(int productId, String name, List<String> fields, LocalDate from, LocalDate to);

    /**
     * The rows of one name in blocks of {@code days} days whose first day is between {@code first} and {@code last}.
     *
     * @param all whether those of every version are among them, and not only those of {@code versions}
     */
    @BinaryTransfer
    @SqlQuery("""
            SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :productId AND days = :days AND name = :name AND day BETWEEN :first AND :last
              AND (:all OR field <> 'version' OR value = ANY(:versions))
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachOfName(
            int productId,
            String name,
            boolean all,
            List<String> versions,
            int days,
            LocalDate first,
            LocalDate last,
            Consumer<EventCount> consumer);

    /** The totals of some names in blocks of {@code days} days whose first day is between {@code first} and {@code last}. */
    @BinaryTransfer
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
    @BinaryTransfer
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

    /** The instances of some values of some fields of one name in some blocks, see {@link #sizes}; the earliest day first. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT found.day, found.field, found.value, found.bitmap
            FROM unnest(CAST(:sizes AS int[]), CAST(:firsts AS date[]), CAST(:lasts AS date[])) AS part (days, first, last)
            CROSS JOIN LATERAL (
                SELECT day, field, value, bitmap
                FROM event_rollup
                WHERE product_id = :productId AND days = part.days AND name = :name AND day BETWEEN part.first AND part.last
                  AND field = ANY(:fields) AND value = ANY(:values)
                OFFSET 0
            ) AS found
            ORDER BY found.day
            """)
    @RegisterConstructorMapper(FieldBitmap.class)
    @FetchSize(ROWS_AT_A_TIME)
    @Transaction
    void eachFieldBlock(
            int productId,
            String name,
            List<String> fields,
            List<String> values,
            List<Integer> sizes,
            List<LocalDate> firsts,
            List<LocalDate> lasts,
            Consumer<FieldBitmap> consumer);

    /** How many events were counted in some blocks, see {@link #sizes}, and how often instances were taken out of the rollups. */
    @SqlQuery("""
            SELECT coalesce(sum(found.events), 0) AS events,
                   coalesce((SELECT clearings FROM product WHERE product_id = :productId), 0) AS clearings
            FROM unnest(CAST(:sizes AS int[]), CAST(:firsts AS date[]), CAST(:lasts AS date[])) AS part (days, first, last)
            CROSS JOIN LATERAL (
                SELECT events
                FROM event_rollup
                WHERE product_id = :productId AND days = part.days AND name = '' AND day BETWEEN part.first AND part.last
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(Counted.class)
    Counted countedOn(int productId, List<Integer> sizes, List<LocalDate> firsts, List<LocalDate> lasts);

    /** How many events were ever counted. */
    @SqlQuery("""
            SELECT coalesce(sum(events), 0)
            FROM event_rollup
            WHERE product_id = :productId AND days = 64 AND name = ''
            """)
    long counted(int productId);

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
     * How large a name is beside others.
     *
     * @param instances the sum over blocks of days
     */
    record NameSize(String name, long instances, long events) {}

    /**
     * How many instances sent an event in one block of days.
     *
     * @param block counted from the first one, which is 0
     */
    record NameBlock(String name, int block, int instances) {}

    /**
     * Which instances sent an event on one day.
     *
     * @param day in UTC
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record NameBitmap(LocalDate day, String name, byte[] bitmap) {}

    /**
     * The instances that sent an event, or one value of a field of it, in a block of days.
     *
     * @param day the first one, in UTC
     * @param field empty for all of the event
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record FieldBitmap(LocalDate day, String field, String value, byte[] bitmap) {}

    /** Changes whenever rows of the rollups of events change. */
    record Counted(long events, int clearings) {}
}
