package rollcall.store.products;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Table {@code field_read}: when pages last showed the fields that superusers added. */
public interface FieldReadDao {
    /** The last UTC day on which a page showed a field of a product. */
    record Read(int productId, String name, LocalDate day) {}

    /** Stores these days, unless later ones are stored; names that nobody added are left out. In one transaction. */
    @SqlBatch("""
            INSERT INTO field_read AS r (product_id, name, last_day)
            SELECT p.product_id, p.name, :day
            FROM permitted_field AS p
            WHERE p.product_id = :productId AND p.name = :name
            ON CONFLICT (product_id, name) DO UPDATE SET last_day = greatest(r.last_day, excluded.last_day)
            """)
    void add(@BindMethods List<Read> reads);

    /** The names of a product's added fields that were permitted before a day, and that no page showed on that day or later. */
    @SqlQuery("""
            SELECT p.name
            FROM permitted_field AS p
            LEFT JOIN field_read AS r ON r.product_id = p.product_id AND r.name = p.name
            WHERE p.product_id = :productId
              AND p.permitted_at < CAST(:since AS date) AT TIME ZONE 'UTC'
              AND (r.last_day IS NULL OR r.last_day < :since)
            ORDER BY p.name
            """)
    List<String> unread(int productId, LocalDate since);
}
