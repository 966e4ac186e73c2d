package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads and writes table {@code event_rollup} for the rollup. */
public interface EventRollupDao {
    /** The keys of some names on one day; no bitmap is read. */
    @SqlQuery("""
            SELECT name, field, value
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND day = :day AND name = ANY(:names)
            """)
    @RegisterConstructorMapper(EventCount.Key.class)
    List<EventCount.Key> keys(int productId, LocalDate day, List<String> names);

    /**
     * The rows of one block of days for some keys, as far as they exist. The three lists have the same length: a key is one element of
     * each. PostgreSQL estimates every list at ten rows, so it could choose a quadratic join. OFFSET 0 prevents the join: each key is one
     * look-up by the primary key.
     */
    @SqlQuery("""
            SELECT found.*
            FROM unnest(CAST(:names AS text[]), CAST(:fields AS text[]), CAST(:values AS text[])) AS k (name, field, value)
            CROSS JOIN LATERAL (
                SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
                FROM event_rollup
                WHERE product_id = :productId AND days = :days AND name = k.name AND day = :day
                  AND field = k.field AND value = k.value
                OFFSET 0
            ) AS found
            """)
    @RegisterConstructorMapper(EventCount.class)
    List<EventCount> counts(
            int productId, int days, LocalDate day, List<String> names, List<String> fields, List<String> values);

    /** Writes rows and replaces existing ones. */
    @SqlBatch("""
            INSERT INTO event_rollup
                (product_id, days, day, name, field, value, events, instances, profiles, bitmap, sketch)
            VALUES (:productId, :days, :day, :name, :field, :value, :events, :instances, :profiles, :bitmap, :sketch)
            ON CONFLICT (product_id, days, name, day, field, value)
            DO UPDATE SET
                events = excluded.events,
                instances = excluded.instances,
                profiles = excluded.profiles,
                bitmap = excluded.bitmap,
                sketch = excluded.sketch
            """)
    void put(int productId, @BindMethods List<EventCount> rows);

    /** Updates only the number of events, for rows whose bitmap and sketch do not change. */
    @SqlBatch("""
            UPDATE event_rollup
            SET events = :events
            WHERE product_id = :productId AND days = :days AND day = :day
              AND name = :name AND field = :field AND value = :value
            """)
    void putEvents(int productId, @BindMethods List<EventCount> rows);
}
