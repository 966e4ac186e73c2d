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
 * Reads one field of many events from table {@code event_rollup}. Blocks are three lists of the same length: those of {@code sizes} days whose
 * first day is between {@code firsts} and {@code lasts}.
 */
public interface EventFieldDao {
    /** The values of a field that some names were sent with in some blocks. No bitmap is read. */
    @SqlQuery("""
            SELECT DISTINCT found.name, found.value
            FROM unnest(CAST(:sizes AS int[]), CAST(:firsts AS date[]), CAST(:lasts AS date[])) AS part (days, first, last)
            CROSS JOIN LATERAL (
                SELECT name, value
                FROM event_rollup
                WHERE product_id = :productId AND days = part.days AND field = :field AND day BETWEEN part.first AND part.last
                  AND name = ANY(:names)
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(NameValue.class)
    List<NameValue> valuesOf(
            int productId,
            String field,
            List<String> names,
            List<Integer> sizes,
            List<LocalDate> firsts,
            List<LocalDate> lasts);

    /** The rows of one field of all names in some blocks. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT found.*
            FROM unnest(CAST(:sizes AS int[]), CAST(:firsts AS date[]), CAST(:lasts AS date[])) AS part (days, first, last)
            CROSS JOIN LATERAL (
                SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
                FROM event_rollup
                WHERE product_id = :productId AND days = part.days AND field = :field AND day BETWEEN part.first AND part.last
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(EventUseDao.ROWS_AT_A_TIME)
    @Transaction
    void eachOfField(
            int productId,
            String field,
            List<Integer> sizes,
            List<LocalDate> firsts,
            List<LocalDate> lasts,
            Consumer<EventCount> consumer);

    /** The first and the last day on which any event had each value of a field. No bitmap is read. */
    @SqlQuery("""
            SELECT value, min(day) AS first, max(day) AS last
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND field = :field AND day BETWEEN :from AND :to
            GROUP BY value
            """)
    @RegisterConstructorMapper(ValueSpan.class)
    List<ValueSpan> spans(int productId, String field, LocalDate from, LocalDate to);

    /** The first and the last day of a value. */
    record ValueSpan(String value, LocalDate first, LocalDate last) {}

    /** A value that an event was sent with. */
    record NameValue(String name, String value) {}
}
