package rollcall.store.counts;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** Writes table {@code dropped_count}. */
public interface IgnoredCountDao {
    /** How many names or values of a kind were ignored on a day in reports that were otherwise kept. */
    record Count(int productId, LocalDate day, String name, String kind, String reason, long count) {}

    /** The columns that identify a count. */
    record Key(int productId, LocalDate day, String name, String kind, String reason) {
        /** The row that adds {@code count} to the count of this key. */
        public Count times(long count) {
            return new Count(productId, day, name, kind, reason, count);
        }
    }

    /** Adds to the stored counts, in one transaction. */
    @SqlBatch("""
            INSERT INTO dropped_count AS c (product_id, day, name, kind, reason, count)
            VALUES (:productId, :day, :name, :kind, :reason, :count)
            ON CONFLICT (product_id, day, name, kind, reason) DO UPDATE SET count = c.count + excluded.count
            """)
    void add(@BindMethods List<Count> counts);
}
