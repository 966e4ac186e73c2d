package rollcall.store.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code advisory}: which versions of a product an advisory affects. */
public interface AdvisoryDao {
    /** All of a product, those published last first. */
    @SqlQuery("""
            SELECT identifier, title, severity, versions, fixed, published, link, created_by
            FROM advisory
            WHERE product_id = :productId
            ORDER BY published DESC, identifier
            """)
    @RegisterConstructorMapper(AdvisoryRow.class)
    List<AdvisoryRow> all(int productId);

    /** Adds one; 0 if the product has one of this identifier. */
    @SqlUpdate("""
            INSERT INTO advisory
                (product_id, identifier, title, severity, versions, fixed, published, link, created_by, created_at)
            VALUES (:productId, :identifier, :title, :severity, :versions, :fixed, :published, :link, :createdBy, :now)
            ON CONFLICT (product_id, identifier) DO NOTHING
            """)
    int add(int productId, @BindMethods AdvisoryRow row, Instant now);

    /** Writes one over the one of its identifier; 0 if the product has none. */
    @SqlUpdate("""
            UPDATE advisory
            SET title = :title, severity = :severity, versions = :versions, fixed = :fixed, published = :published,
                link = :link, created_by = :createdBy, created_at = :now
            WHERE product_id = :productId AND identifier = :identifier
            """)
    int change(int productId, @BindMethods AdvisoryRow row, Instant now);

    /** Removes one; 0 if the product has none of this identifier. */
    @SqlUpdate("DELETE FROM advisory WHERE product_id = :productId AND identifier = :identifier")
    int remove(int productId, String identifier);

    /**
     * A row.
     *
     * @param createdBy the address of the account that wrote it last
     */
    record AdvisoryRow(
            String identifier,
            String title,
            String severity,
            String versions,
            String fixed,
            LocalDate published,
            String link,
            String createdBy) {}
}
