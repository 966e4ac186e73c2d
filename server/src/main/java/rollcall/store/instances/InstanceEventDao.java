package rollcall.store.instances;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads {@code event} for one instance. */
@RegisterConstructorMapper(InstanceEventDao.Named.class)
public interface InstanceEventDao {
    /** So many events of a name, the last of them on that day. */
    record Named(String name, long events, LocalDate lastDay) {}

    /**
     * What the instance sent, by name, most frequent first: of its newest rows alone, which the index (product_id, instance_id, batch_id)
     * finds without looking at any other.
     */
    @SqlQuery("""
            SELECT newest.name, count(*) AS events, max(newest.day) AS last_day
              FROM (SELECT name, day
                      FROM event
                     WHERE product_id = :productId AND instance_id = :instanceId
                     ORDER BY batch_id DESC
                     LIMIT :rows) AS newest
             GROUP BY newest.name
             ORDER BY events DESC, newest.name
             LIMIT :names
            """)
    List<Named> newest(int productId, UUID instanceId, int rows, int names);
}
