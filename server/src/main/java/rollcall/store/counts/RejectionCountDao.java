package rollcall.store.counts;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** Table {@code refusal_count}, writing. */
public interface RejectionCountDao {
    /** How many requests of a product were not kept on a day for one reason. Product 0 stands for no known product; an empty field for none. */
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
