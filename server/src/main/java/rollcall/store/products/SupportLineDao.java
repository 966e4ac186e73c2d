package rollcall.store.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code support_line}: until when which versions of a product are supported. */
public interface SupportLineDao {
    /** All of a product, those that end first first. */
    @SqlQuery("""
            SELECT title, versions, ends, created_by
            FROM support_line
            WHERE product_id = :productId
            ORDER BY ends, title
            """)
    @RegisterConstructorMapper(SupportLineRow.class)
    List<SupportLineRow> all(int productId);

    /** Adds one; 0 if the product has one of this title. */
    @SqlUpdate("""
            INSERT INTO support_line (product_id, title, versions, ends, created_by, created_at)
            VALUES (:productId, :title, :versions, :ends, :by, :now)
            ON CONFLICT (product_id, title) DO NOTHING
            """)
    int add(int productId, String title, String versions, LocalDate ends, String by, Instant now);

    /** Writes one over the one of its title; 0 if the product has none. */
    @SqlUpdate("""
            UPDATE support_line
            SET versions = :versions, ends = :ends, created_by = :by, created_at = :now
            WHERE product_id = :productId AND title = :title
            """)
    int change(int productId, String title, String versions, LocalDate ends, String by, Instant now);

    /** Removes one; 0 if the product has none of this title. */
    @SqlUpdate("DELETE FROM support_line WHERE product_id = :productId AND title = :title")
    int remove(int productId, String title);

    /**
     * A row.
     *
     * @param createdBy the address of the account that wrote it last
     */
    record SupportLineRow(String title, String versions, LocalDate ends, String createdBy) {}
}
