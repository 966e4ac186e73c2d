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

/** Table {@code latest_set}: the instances of each value, by their latest report of the 35 days that end on a closed day. */
public interface LatestSetDao {
    /** The sets of all values of a field that are kept of a closed day. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT value, cardinality, bitmap
            FROM latest_set
            WHERE product_id = :productId AND day = :day AND field = :field
            """)
    @RegisterConstructorMapper(ValueSet.class)
    List<ValueSet> sets(int productId, LocalDate day, String field);

    /** The last closed day before {@code day}, and not before {@code first}, of which sets are kept. */
    @SqlQuery("""
            SELECT max(day)
            FROM latest_set
            WHERE product_id = :productId AND day >= :first AND day < :day
            """)
    Optional<LocalDate> lastBefore(int productId, LocalDate day, LocalDate first);

    /** The fields of which sets are kept of a closed day. */
    @SqlQuery("SELECT DISTINCT field FROM latest_set WHERE product_id = :productId AND day = :day")
    List<String> fields(int productId, LocalDate day);

    /** Removes the sets of a day. */
    @SqlUpdate("DELETE FROM latest_set WHERE product_id = :productId AND day = :day")
    void remove(int productId, LocalDate day);

    @SqlBatch("""
            INSERT INTO latest_set (product_id, day, field, value, cardinality, bitmap)
            VALUES (:productId, :day, :field, :value, :cardinality, :bitmap)
            """)
    void put(int productId, LocalDate day, String field, @BindMethods List<ValueSet> sets);

    /**
     * The instances of a value.
     *
     * @param cardinality how many they are
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record ValueSet(String value, int cardinality, byte[] bitmap) {}
}
