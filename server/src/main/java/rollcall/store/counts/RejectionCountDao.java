package rollcall.store.counts;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** Table {@code refusal_count}, writing. */
public interface RejectionCountDao {
    /** So many requests of a product (0: of none that is known) refused on a day, for a reason, because of a field or none. */
    record Count(int productId, LocalDate day, String reason, String field, long count) {}

    /** What is counted. */
    record Key(int productId, LocalDate day, String reason, String field) {
        /** That many of them. */
        public Count times(long count) {
            return new Count(productId, day, reason, field, count);
        }
    }

    /** Adds to what is there, in one transaction. */
    @SqlBatch("""
            INSERT INTO refusal_count AS c (product_id, day, reason, field, count)
            VALUES (:productId, :day, :reason, :field, :count)
            ON CONFLICT (product_id, day, reason, field) DO UPDATE SET count = c.count + excluded.count
            """)
    void add(@BindMethods List<Count> counts);
}
