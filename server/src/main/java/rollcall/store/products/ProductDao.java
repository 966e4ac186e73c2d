package rollcall.store.products;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.report.Product;

/** Table {@code product}, and the row of {@code product_ordinal} that every product has. */
@RegisterRowMapper(ProductMapper.class)
public interface ProductDao {
    /** Every product, in the order in which they were added. */
    @SqlQuery("""
            SELECT product_id, slug, name, preset, window_seconds, settings, events_a_day, bytes_a_day, new_instances_a_day,
                   (SELECT max(ends_at) FROM test_period AS t WHERE t.product_id = product.product_id) AS test_until
            FROM product
            ORDER BY product_id
            """)
    List<Product> all();

    /** The products to which at least {@code fewest} instances ever reported, those with most instances first. */
    @SqlQuery("""
            SELECT product_id, slug, name, preset, window_seconds, settings, events_a_day, bytes_a_day, new_instances_a_day,
                   (SELECT max(ends_at) FROM test_period AS t WHERE t.product_id = product.product_id) AS test_until
            FROM product
            JOIN product_ordinal USING (product_id)
            WHERE next_ordinal >= :fewest
            ORDER BY next_ordinal DESC, product_id
            LIMIT :most
            """)
    List<Product> largest(int fewest, int most);

    @SqlQuery("""
            SELECT product_id, slug, name, preset, window_seconds, settings, events_a_day, bytes_a_day, new_instances_a_day,
                   (SELECT max(ends_at) FROM test_period AS t WHERE t.product_id = product.product_id) AS test_until
            FROM product
            WHERE slug = :slug
            """)
    Optional<Product> bySlug(String slug);

    @SqlQuery("""
            SELECT product_id, slug, name, preset, window_seconds, settings, events_a_day, bytes_a_day, new_instances_a_day,
                   (SELECT max(ends_at) FROM test_period AS t WHERE t.product_id = product.product_id) AS test_until
            FROM product
            WHERE product_id = :id
            """)
    Optional<Product> byId(int id);

    @SqlQuery("SELECT added_at FROM product WHERE product_id = :id")
    Instant addedAt(int id);

    /** Adds a product whose bitmap positions start at 0; empty if the slug is taken. */
    @Transaction
    default Optional<Product> add(String slug, String name, String preset, Instant now) {
        Optional<Product> added = insert(slug, name, preset, now);
        added.ifPresent(product -> startOrdinals(product.id()));
        return added;
    }

    /** For {@link #add} alone: a product without ordinals cannot take a heartbeat. */
    @SqlQuery("""
            INSERT INTO product (slug, name, preset, added_at)
            VALUES (:slug, :name, :preset, :now)
            ON CONFLICT (slug) DO NOTHING
            RETURNING product_id, slug, name, preset, window_seconds, settings, events_a_day, bytes_a_day, new_instances_a_day,
                      CAST(NULL AS timestamptz) AS test_until
            """)
    Optional<Product> insert(String slug, String name, String preset, Instant now);

    /** Gives a product another name on pages. */
    @SqlUpdate("UPDATE product SET name = :name WHERE product_id = :id")
    void rename(int id, String name);

    /** Switches a setting on; false if there is no such product. */
    @SqlUpdate("""
            UPDATE product
            SET settings = array_append(array_remove(settings, :setting), :setting)
            WHERE product_id = :id
            """)
    boolean set(int id, String setting);

    /** Switches a setting off; false if there is no such product. */
    @SqlUpdate("""
            UPDATE product
            SET settings = array_remove(settings, :setting)
            WHERE product_id = :id
            """)
    boolean unset(int id, String setting);

    /** For {@link #add} alone. */
    @SqlUpdate("""
            INSERT INTO product_ordinal (product_id, next_ordinal)
            VALUES (:productId, 0)
            """)
    void startOrdinals(int productId);

    /** How many products there are. */
    @SqlQuery("SELECT count(*) FROM product")
    long count();

    /** How many instances have ever reported, of all products together: each got the next position of its product. */
    @SqlQuery("SELECT coalesce(sum(next_ordinal), 0) FROM product_ordinal")
    long instances();
}
