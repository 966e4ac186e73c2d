package rollcall.store.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code annotation}: what people wrote down about a product's days. */
public interface AnnotationDao {
    /** The annotations of some UTC days, both included: the {@code most} newest days, newest first. */
    @SqlQuery("""
            SELECT annotation_id, day, kind, text, created_by
            FROM annotation
            WHERE product_id = :productId AND day BETWEEN :from AND :to
            ORDER BY day DESC, annotation_id DESC
            LIMIT :most
            """)
    @RegisterConstructorMapper(AnnotationRow.class)
    List<AnnotationRow> between(int productId, LocalDate from, LocalDate to, int most);

    /** How many a product has. */
    @SqlQuery("SELECT count(*) FROM annotation WHERE product_id = :productId")
    int count(int productId);

    /** Adds one; what is there already is not added again. */
    @SqlUpdate("""
            INSERT INTO annotation (product_id, day, kind, text, created_by, created_at)
            VALUES (:productId, :day, :kind, :text, :by, :now)
            ON CONFLICT (product_id, day, kind, text) DO NOTHING
            """)
    void add(int productId, LocalDate day, String kind, String text, String by, Instant now);

    /** Removes one of the product; 0 if it has none of this number. */
    @SqlUpdate("DELETE FROM annotation WHERE product_id = :productId AND annotation_id = :annotationId")
    int remove(int productId, long annotationId);

    /**
     * A row.
     *
     * @param kind "release" or "note"
     * @param createdBy the address of the account that added it
     */
    record AnnotationRow(long annotationId, LocalDate day, String kind, String text, String createdBy) {}
}
