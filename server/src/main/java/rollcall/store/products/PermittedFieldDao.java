package rollcall.store.products;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code permitted_field}: what superusers permitted beyond a product's preset. */
public interface PermittedFieldDao {
    /** The definitions as JSON, in the order in which they were permitted. */
    @SqlQuery("""
            SELECT definition::text
            FROM permitted_field
            WHERE product_id = :productId
            ORDER BY permitted_at, name
            """)
    List<String> definitions(int productId);

    /** The permitted fields, the latest first. */
    @SqlQuery("""
            SELECT name, definition::text AS definition, permitted_by, permitted_at
            FROM permitted_field
            WHERE product_id = :productId
            ORDER BY permitted_at DESC, name
            """)
    @RegisterConstructorMapper(PermittedRow.class)
    List<PermittedRow> rows(int productId);

    /** Permits a field from now on; returns 0 if a field of that name is permitted already. */
    @SqlUpdate("""
            INSERT INTO permitted_field (product_id, name, definition, permitted_by, permitted_at)
            VALUES (:productId, :name, CAST(:definition AS jsonb), :by, :now)
            ON CONFLICT (product_id, name) DO NOTHING
            """)
    int permit(int productId, String name, String definition, String by, Instant now);

    /** Gives a permitted field another definition; returns 0 if no field of that name is permitted. */
    @SqlUpdate("""
            UPDATE permitted_field
            SET definition = CAST(:definition AS jsonb)
            WHERE product_id = :productId AND name = :name
            """)
    int redefine(int productId, String name, String definition);

    /**
     * A permitted field.
     *
     * @param definition in JSON
     * @param permittedBy the address of the account that permitted it
     */
    record PermittedRow(String name, String definition, String permittedBy, Instant permittedAt) {}
}
