package rollcall.store.products;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code fields_version}: what superusers permitted beyond a product's preset, as it was after each change. */
public interface FieldsVersionDao extends PermittedFieldDao {
    /** The number of the latest version; 0 before the first one. */
    @SqlQuery("SELECT fields_version FROM product WHERE product_id = :productId")
    int version(int productId);

    /** The same, and nobody else changes the product's fields until the transaction ends. */
    @SqlQuery("SELECT fields_version FROM product WHERE product_id = :productId FOR NO KEY UPDATE")
    int lockVersion(int productId);

    /** Makes a version of what is permitted now. */
    @SqlUpdate("""
            WITH made AS (
                INSERT INTO fields_version (product_id, version, made_at, made_by, fields)
                VALUES (:productId, :version, :now, :by, CAST(:fields AS jsonb))
                RETURNING product_id, version
            )
            UPDATE product
            SET fields_version = made.version
            FROM made
            WHERE product.product_id = made.product_id
            """)
    void addVersion(int productId, int version, Instant now, String by, String fields);

    /** The latest versions, the latest first. */
    @SqlQuery("""
            SELECT version, made_at, made_by, fields::text AS fields
            FROM fields_version
            WHERE product_id = :productId
            ORDER BY version DESC
            LIMIT :most
            """)
    @RegisterConstructorMapper(FieldsRow.class)
    List<FieldsRow> versions(int productId, int most);

    /**
     * A version.
     *
     * @param madeBy the address of the account that made the change
     * @param fields a JSON array of definitions
     */
    record FieldsRow(int version, Instant madeAt, String madeBy, String fields) {}
}
