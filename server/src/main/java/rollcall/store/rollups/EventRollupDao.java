package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Table {@code event_rollup} as the fold reads and writes it. */
public interface EventRollupDao {
    /** What is counted of some names on one day; no bitmap is read. */
    @SqlQuery("""
            SELECT name, field, value
            FROM event_rollup
            WHERE product_id = :productId AND days = 1 AND day = :day AND name = ANY(:names)
            """)
    @RegisterConstructorMapper(EventCount.Key.class)
    List<EventCount.Key> keys(int productId, LocalDate day, List<String> names);

    /**
     * The rows of one block of days that are there, of those asked for; the three lists are columns of the same length. One look-up by the
     * primary key for each: a join would be quadratic in a plan that takes a list for ten rows long, and OFFSET 0 keeps this from being one.
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

    /** Writes rows, in the place of those that are there. */
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

    /** Writes how often something happened where nobody new did it: bitmap and sketch stay where they are. */
    @SqlBatch("""
            UPDATE event_rollup
            SET events = :events
            WHERE product_id = :productId AND days = :days AND day = :day
              AND name = :name AND field = :field AND value = :value
            """)
    void putEvents(int productId, @BindMethods List<EventCount> rows);
}
