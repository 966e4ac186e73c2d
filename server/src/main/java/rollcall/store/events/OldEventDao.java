package rollcall.store.events;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OldEventDao {
    @SqlQuery("SELECT product_id FROM product WHERE keep_event_days >= :age")
    List<Integer> keeping(int age);

    @SqlQuery("SELECT product_id FROM product WHERE keep_event_days < :age")
    List<Integer> over(int age);

    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM event WHERE received_on = :day AND product_id = ANY(:products))
            """)
    boolean any(LocalDate day, List<Integer> products);

    @SqlUpdate("""
            DELETE FROM event
            WHERE received_on = :day AND product_id = :product AND (instance_id, batch_id) IN (
                SELECT instance_id, batch_id
                FROM event
                WHERE received_on = :day AND product_id = :product
                ORDER BY instance_id, batch_id
                LIMIT :most
            )
            """)
    int delete(LocalDate day, int product, int most);
}
