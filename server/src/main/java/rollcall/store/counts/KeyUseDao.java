package rollcall.store.counts;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code api_key_use}. */
@RegisterConstructorMapper(KeyUseDao.Sum.class)
public interface KeyUseDao {
    /** How many requests of a UTC day were sent with the key. */
    record Count(String prefix, LocalDate day, long requests) {}

    /** A key's last UTC day with a request, and the number of its requests from a given day on. */
    record Sum(String prefix, LocalDate lastDay, long requests) {}

    /** Adds to the stored counts, in one transaction. */
    @SqlBatch("""
            INSERT INTO api_key_use AS u (prefix, day, requests)
            VALUES (:prefix, :day, :requests)
            ON CONFLICT (prefix, day) DO UPDATE SET requests = u.requests + excluded.requests
            """)
    void add(@BindMethods List<Count> counts);

    /**
     * The use of those keys of a product that were ever used. Requests are counted from day {@code from} on, inclusive; 0 if there was none
     * since.
     */
    @SqlQuery("""
            SELECT u.prefix, max(u.day) AS last_day,
                   CAST(coalesce(sum(u.requests) FILTER (WHERE u.day >= :from), 0) AS bigint) AS requests
            FROM api_key_use AS u
            JOIN api_key AS k ON k.prefix = u.prefix
            WHERE k.product_id = :productId
            GROUP BY u.prefix
            """)
    List<Sum> ofProduct(int productId, LocalDate from);

    /** Removes the days before {@code before}, except the last day of each key. */
    @SqlUpdate("""
            DELETE FROM api_key_use AS u
            WHERE u.day < :before
              AND EXISTS (SELECT 1 FROM api_key_use AS later WHERE later.prefix = u.prefix AND later.day > u.day)
            """)
    void removeBefore(LocalDate before);
}
