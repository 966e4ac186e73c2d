package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.BinaryTransfer;

/** Table {@code rollup_block}: sets of instances over blocks of 1, 8 and 64 days. */
public interface RollupBlockDao {
    /** The bitmaps of blocks of {@code days} days whose first day is between {@code first} and {@code last}. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT bitmap
            FROM rollup_block
            WHERE product_id = :productId AND days = :days AND field = :field AND day BETWEEN :first AND :last
            """)
    List<byte[]> bitmaps(int productId, String field, int days, LocalDate first, LocalDate last);

    /** The days on which a field has a block of one day. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT day, bitmap
            FROM rollup_block
            WHERE product_id = :productId AND days = 1 AND field = :field AND day BETWEEN :first AND :last
            """)
    @RegisterConstructorMapper(BlockBitmap.class)
    List<BlockBitmap> eachDay(int productId, String field, LocalDate first, LocalDate last);

    /** Writes a block and replaces an existing one. */
    @SqlUpdate("""
            INSERT INTO rollup_block (product_id, days, field, day, cardinality, bitmap)
            VALUES (:productId, :days, :field, :day, :cardinality, :bitmap)
            ON CONFLICT (product_id, days, field, day)
            DO UPDATE SET cardinality = excluded.cardinality, bitmap = excluded.bitmap
            """)
    void put(int productId, int days, String field, LocalDate day, int cardinality, byte[] bitmap);

    /** Removes a block that has no instances any more. */
    @SqlUpdate("""
            DELETE FROM rollup_block
            WHERE product_id = :productId AND days = :days AND field = :field AND day = :day
            """)
    void remove(int productId, int days, String field, LocalDate day);

    /** The instances of a block, a RoaringBitmap in its portable serialized form. */
    record BlockBitmap(LocalDate day, byte[] bitmap) {}
}
