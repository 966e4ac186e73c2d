package rollcall.store.products;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code saved_question}: the questions of the page Explore that the maintainers of a product saved. */
public interface SavedQuestionDao {
    /** All of a product, by name. */
    @SqlQuery("""
            SELECT name, query, created_by, created_at
            FROM saved_question
            WHERE product_id = :productId
            ORDER BY lower(name), name
            """)
    @RegisterConstructorMapper(SavedQuestionRow.class)
    List<SavedQuestionRow> all(int productId);

    /** How many a product has. */
    @SqlQuery("SELECT count(*) FROM saved_question WHERE product_id = :productId")
    int count(int productId);

    /** Saves one; 0 if the name is taken. */
    @SqlUpdate("""
            INSERT INTO saved_question (product_id, name, query, created_by, created_at)
            VALUES (:productId, :name, :query, :by, :now)
            ON CONFLICT (product_id, name) DO NOTHING
            """)
    int add(int productId, String name, String query, String by, Instant now);

    /** Deletes one; 0 if there is none of this name. */
    @SqlUpdate("DELETE FROM saved_question WHERE product_id = :productId AND name = :name")
    int remove(int productId, String name);

    /**
     * A row.
     *
     * @param query of the page's address, without the question mark
     * @param createdBy the address of the account that saved it
     */
    record SavedQuestionRow(String name, String query, String createdBy, Instant createdAt) {}
}
