package rollcall.store.metrics;

import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Removes the exact sums of one field from table {@code metric_day}, which never has more than two days. */
public interface MetricFieldDao {
    @SqlUpdate("DELETE FROM metric_day WHERE product_id = :productId AND name = :field")
    void remove(int productId, String field);
}
