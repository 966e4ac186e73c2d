package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads cardinalities of table {@code rollup} for several products at once, from an index alone. */
public interface ActiveCountDao {
    /** One row for each product and day that has a row of the field with the empty value, in no order; both ends are inclusive. */
    @SqlQuery("""
            SELECT product_id, day, cardinality
            FROM rollup
            WHERE product_id = ANY(:productIds) AND field = :field AND value = '' AND day BETWEEN :from AND :to
            """)
    @RegisterConstructorMapper(ProductDay.class)
    List<ProductDay> of(Collection<Integer> productIds, String field, LocalDate from, LocalDate to);

    /**
     * How many instances of a product a field's row of one UTC day has.
     *
     * @param cardinality instances, at least 1
     */
    record ProductDay(int productId, LocalDate day, int cardinality) {}
}
