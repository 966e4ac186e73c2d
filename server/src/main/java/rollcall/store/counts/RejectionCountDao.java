package rollcall.store.counts;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** Writes table {@code refusal_count}. */
public interface RejectionCountDao {
    /**
     * How many requests of a product were not kept on a UTC day for one reason. Product 0 has the requests of no known product. The field
     * is empty if the reason names none.
     */
    record Count(int productId, LocalDate day, String reason, String field, long count) {}

    /** The columns that identify a count. */
    record Key(int productId, LocalDate day, String reason, String field) {
        /** The row that adds {@code count} to the count of this key. */
        public Count times(long count) {
            return new Count(productId, day, reason, field, count);
        }
    }

    /** Adds to the stored counts, in one transaction. */
    @SqlBatch("""
            INSERT INTO refusal_count AS c (product_id, day, reason, field, count)
            VALUES (:productId, :day, :reason, :field, :count)
            ON CONFLICT (product_id, day, reason, field) DO UPDATE SET count = c.count + excluded.count
            """)
    void add(@BindMethods List<Count> counts);
}
