package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.BinaryTransfer;

/** Table {@code arrival}: who came to which value of a field on a closed day. */
public interface ArrivalDao {
    /** Those of some days, oldest day first. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT day, value, cardinality, bitmap
            FROM arrival
            WHERE product_id = :productId AND field = :field AND day BETWEEN :first AND :last
            ORDER BY day
            """)
    @RegisterConstructorMapper(ArrivalRow.class)
    List<ArrivalRow> between(int productId, String field, LocalDate first, LocalDate last);

    /** Removes the rows of a day, before they are written again. */
    @SqlUpdate("DELETE FROM arrival WHERE product_id = :productId AND field = :field AND day = :day")
    void remove(int productId, String field, LocalDate day);

    @SqlBatch("""
            INSERT INTO arrival (product_id, field, day, value, cardinality, bitmap)
            VALUES (:productId, :field, :day, :value, :cardinality, :bitmap)
            """)
    void put(int productId, String field, @BindMethods List<ArrivalRow> rows);

    /**
     * Who came to a value on a day.
     *
     * @param value as it was kept; empty for those that report none any more
     * @param cardinality instances, at least 1
     * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
     */
    record ArrivalRow(LocalDate day, String value, int cardinality, byte[] bitmap) {}
}
