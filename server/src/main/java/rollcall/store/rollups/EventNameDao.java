package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Table {@code event_name}: all names that a product's events ever had. */
public interface EventNameDao {
    /** The first and last day of each given name. Names that were never sent are not in the list. */
    @SqlQuery("""
            SELECT name, first_day, last_day
            FROM event_name
            WHERE product_id = :productId AND name = ANY(:names)
            """)
    @RegisterConstructorMapper(NameSpan.class)
    List<NameSpan> known(int productId, List<String> names);

    /** Notes that names were sent: adds them, or widens their first and last day. */
    @SqlBatch("""
            INSERT INTO event_name AS known (product_id, name, first_day, last_day)
            VALUES (:productId, :name, :firstDay, :lastDay)
            ON CONFLICT (product_id, name)
            DO UPDATE SET
                first_day = least(known.first_day, excluded.first_day),
                last_day = greatest(known.last_day, excluded.last_day)
            WHERE known.first_day > excluded.first_day OR known.last_day < excluded.last_day
            """)
    void met(int productId, @BindMethods List<NameSpan> names);

    /**
     * When events of one name happened.
     *
     * @param firstDay in UTC
     * @param lastDay in UTC
     */
    record NameSpan(String name, LocalDate firstDay, LocalDate lastDay) {}
}
