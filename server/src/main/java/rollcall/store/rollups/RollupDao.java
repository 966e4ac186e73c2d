package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.BinaryTransfer;

/** The table {@code rollup}: the summary rows of every product and day. */
public interface RollupDao {
    /** Cardinalities alone, in no order. They are read from the index; no bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, cardinality
            FROM rollup
            WHERE product_id = :productId AND field = ANY(:fields) AND day BETWEEN :from AND :to
            """)
    @RegisterConstructorMapper(DayCount.class)
    List<DayCount> counts(int productId, List<String> fields, LocalDate from, LocalDate to);

    /** Bitmaps of whole fields, in no order. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT day, field, value, cardinality, bitmap
            FROM rollup
            WHERE product_id = :productId AND field = ANY(:fields) AND day BETWEEN :from AND :to
            """)
    @RegisterConstructorMapper(DayBitmap.class)
    List<DayBitmap> bitmaps(int productId, List<String> fields, LocalDate from, LocalDate to);

    /** Every bitmap of one day. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT day, field, value, cardinality, bitmap
            FROM rollup
            WHERE product_id = :productId AND day = :day
            """)
    @RegisterConstructorMapper(DayBitmap.class)
    List<DayBitmap> day(int productId, LocalDate day);

    /** The values of every field of one day; no bitmap is read. */
    @SqlQuery("""
            SELECT day, field, value, cardinality
            FROM rollup
            WHERE product_id = :productId AND day = :day
            """)
    @RegisterConstructorMapper(DayCount.class)
    List<DayCount> values(int productId, LocalDate day);

    /** The first day that has a row of that field; empty if no day has. */
    @SqlQuery("""
            SELECT min(day)
            FROM rollup
            WHERE product_id = :productId AND field = :field
            """)
    Optional<LocalDate> firstDay(int productId, String field);

    /** The last day that has a row of that field; empty if no day has. */
    @SqlQuery("""
            SELECT max(day)
            FROM rollup
            WHERE product_id = :productId AND field = :field
            """)
    Optional<LocalDate> lastDay(int productId, String field);

    /** Writes rows and replaces existing ones. */
    @SqlBatch("""
            INSERT INTO rollup (product_id, day, field, value, cardinality, bitmap)
            VALUES (:productId, :day, :field, :value, :cardinality, :bitmap)
            ON CONFLICT (product_id, day, field, value)
            DO UPDATE SET cardinality = excluded.cardinality, bitmap = excluded.bitmap
            """)
    void put(int productId, @BindMethods List<DayBitmap> rows);

    /** Removes the row of a value that no instance reports for that day any more. */
    @SqlUpdate("""
            DELETE FROM rollup
            WHERE product_id = :productId AND day = :day AND field = :field AND value = :value
            """)
    void remove(int productId, LocalDate day, String field, String value);

    /**
     * Which instances reported one value of one field on one day.
     *
     * @param day in UTC
     * @param field a field's name, or a name that the rollup reserves, which starts with a dollar sign
     * @param value as it was kept
     * @param cardinality how many ordinals are in the bitmap
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record DayBitmap(LocalDate day, String field, String value, int cardinality, byte[] bitmap) {}

    /**
     * How many instances reported one value of one field on one day.
     *
     * @param day in UTC
     * @param field a field's name, or a name that the rollup reserves, which starts with a dollar sign
     * @param value as it was kept
     * @param cardinality instances, at least 1
     */
    record DayCount(LocalDate day, String field, String value, int cardinality) {}
}
