package rollcall.bench.dashboards;

import java.time.LocalDate;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Copies the later half of a product's history to another product, so that the same questions are asked of twice the days and of half. */
interface HalfHistory {
    @SqlUpdate("""
            INSERT INTO rollup (product_id, day, field, value, cardinality, bitmap)
            SELECT :to, day, field, value, cardinality, bitmap
            FROM rollup
            WHERE product_id = :from AND day >= :since
            """)
    void heartbeats(int from, int to, LocalDate since);

    @SqlUpdate("""
            INSERT INTO rollup_day (product_id, day, revision, derived)
            SELECT :to, day, revision, derived
            FROM rollup_day
            WHERE product_id = :from AND day >= :since
            """)
    void days(int from, int to, LocalDate since);

    /** A block of several days that begins before the half is copied whole. */
    @SqlUpdate("""
            INSERT INTO event_rollup
                (product_id, days, day, name, field, value, events, instances, profiles, bitmap, sketch)
            SELECT :to, days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :from AND day + days > :since
            """)
    void events(int from, int to, LocalDate since);

    @SqlUpdate("""
            INSERT INTO event_name (product_id, name, first_day, last_day)
            SELECT :to, name, greatest(first_day, :since), last_day
            FROM event_name
            WHERE product_id = :from
            """)
    void names(int from, int to, LocalDate since);

    @SqlUpdate("""
            INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            SELECT :to, instance_id, ordinal, greatest(first_seen_at, :since), last_heartbeat_at, last_day, version
            FROM instance
            WHERE product_id = :from AND last_day >= :since
            """)
    void instances(int from, int to, LocalDate since);
}
