package rollcall.store.instances;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Reads the table of instances for people, a page at a time. Never reads raw heartbeats. An instance that
 * sent events and never a heartbeat has {@code -infinity} for the time of its last one, which comes out as null.
 *
 * <p>Each list continues after the row with the given time and identifier, in its own direction.
 */
@RegisterConstructorMapper(InstanceRow.class)
public interface InstanceListDao {

    /** The latest heartbeat first; those that never sent one last, and alone after no time at all. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (last_heartbeat_at, instance_id) < (coalesce(CAST(:afterTime AS timestamptz), '-infinity'), :afterId)
             ORDER BY instance.last_heartbeat_at DESC, instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> latestFirst(int productId, Instant afterTime, UUID afterId, int limit);

    /** Those that have been silent for longest first; after no time at all those that never sent a heartbeat before them. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (last_heartbeat_at, instance_id) > (coalesce(CAST(:afterTime AS timestamptz), '-infinity'), :afterId)
             ORDER BY instance.last_heartbeat_at, instance_id
             LIMIT :limit
            """)
    List<InstanceRow> silentFirst(int productId, Instant afterTime, UUID afterId, int limit);

    /** Those that sent events and never a heartbeat, by identifier. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND last_heartbeat_at = '-infinity' AND instance_id > :afterId
             ORDER BY instance_id
             LIMIT :limit
            """)
    List<InstanceRow> neverHeard(int productId, UUID afterId, int limit);

    /** Those that sent events and never a heartbeat, the last identifier first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND last_heartbeat_at = '-infinity' AND instance_id < :afterId
             ORDER BY instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> neverHeardBack(int productId, UUID afterId, int limit);

    /** By the time of their first report, the newest first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (first_seen_at, instance_id) < (:afterTime, :afterId)
             ORDER BY first_seen_at DESC, instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> newestFirst(int productId, Instant afterTime, UUID afterId, int limit);

    /** By the time of their first report, the oldest first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (first_seen_at, instance_id) > (:afterTime, :afterId)
             ORDER BY first_seen_at, instance_id
             LIMIT :limit
            """)
    List<InstanceRow> oldestFirst(int productId, Instant afterTime, UUID afterId, int limit);

    /** By identifier. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND instance_id > :afterId
             ORDER BY instance_id
             LIMIT :limit
            """)
    List<InstanceRow> byIdentifier(int productId, UUID afterId, int limit);

    /** The last identifier first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND instance_id < :afterId
             ORDER BY instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> byIdentifierBack(int productId, UUID afterId, int limit);

    /** How many instances a product has, counted up to the limit. */
    @SqlQuery("""
            SELECT count(*)
              FROM (SELECT 1
                      FROM instance
                     WHERE product_id = :productId
                     LIMIT :limit) AS counted
            """)
    int count(int productId, int limit);

    /** The instances with these ordinals, in no order. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId AND ordinal = ANY(:ordinals)
            """)
    List<InstanceRow> ofOrdinals(int productId, List<Integer> ordinals);

    /** How many instances have one of these ordinals. */
    @SqlQuery("SELECT count(*) FROM instance WHERE product_id = :productId AND ordinal = ANY(:ordinals)")
    int countOrdinals(int productId, List<Integer> ordinals);

    /** How many instances have sent events and never a heartbeat, counted up to the limit. */
    @SqlQuery("""
            SELECT count(*)
              FROM (SELECT 1
                      FROM instance
                     WHERE product_id = :productId AND last_heartbeat_at = '-infinity'
                     LIMIT :limit) AS counted
            """)
    int countNeverHeard(int productId, int limit);

    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId AND instance_id = :instanceId
            """)
    Optional<InstanceRow> one(int productId, UUID instanceId);

    /** The instance whose heartbeat came last; empty if none ever came. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId AND last_heartbeat_at > '-infinity'
             ORDER BY instance.last_heartbeat_at DESC, instance_id DESC
             LIMIT 1
            """)
    Optional<InstanceRow> latest(int productId);
}
