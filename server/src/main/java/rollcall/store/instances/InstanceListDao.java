package rollcall.store.instances;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
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
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND (last_heartbeat_at, instance_id) < (coalesce(CAST(:afterTime AS timestamptz), '-infinity'), :afterId)
             ORDER BY instance.last_heartbeat_at DESC, instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> latestFirst(@BindMethods InstanceFilter filter, Instant afterTime, UUID afterId, int limit);

    /** Those that have been silent for longest first; after no time at all those that never sent a heartbeat before them. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND (last_heartbeat_at, instance_id) > (coalesce(CAST(:afterTime AS timestamptz), '-infinity'), :afterId)
             ORDER BY instance.last_heartbeat_at, instance_id
             LIMIT :limit
            """)
    List<InstanceRow> silentFirst(@BindMethods InstanceFilter filter, Instant afterTime, UUID afterId, int limit);

    /** Those that sent events and never a heartbeat, by identifier. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND last_heartbeat_at = '-infinity' AND instance_id > :afterId
             ORDER BY instance_id
             LIMIT :limit
            """)
    List<InstanceRow> neverHeard(@BindMethods InstanceFilter filter, UUID afterId, int limit);

    /** Those that sent events and never a heartbeat, the last identifier first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND last_heartbeat_at = '-infinity' AND instance_id < :afterId
             ORDER BY instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> neverHeardBack(@BindMethods InstanceFilter filter, UUID afterId, int limit);

    /** By the time of their first report, the newest first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND (first_seen_at, instance_id) < (:afterTime, :afterId)
             ORDER BY first_seen_at DESC, instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> newestFirst(@BindMethods InstanceFilter filter, Instant afterTime, UUID afterId, int limit);

    /** By the time of their first report, the oldest first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND (first_seen_at, instance_id) > (:afterTime, :afterId)
             ORDER BY first_seen_at, instance_id
             LIMIT :limit
            """)
    List<InstanceRow> oldestFirst(@BindMethods InstanceFilter filter, Instant afterTime, UUID afterId, int limit);

    /** By identifier. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND instance_id > :afterId
             ORDER BY instance_id
             LIMIT :limit
            """)
    List<InstanceRow> byIdentifier(@BindMethods InstanceFilter filter, UUID afterId, int limit);

    /** The last identifier first. */
    @SqlQuery("""
            SELECT instance_id, ordinal, first_seen_at, nullif(last_heartbeat_at, '-infinity') AS last_heartbeat_at,
                   nullif(last_day, '-infinity') AS last_day, version
              FROM instance
             WHERE product_id = :productId
               AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
               AND instance_id < :afterId
             ORDER BY instance_id DESC
             LIMIT :limit
            """)
    List<InstanceRow> byIdentifierBack(@BindMethods InstanceFilter filter, UUID afterId, int limit);

    /** How many instances the filter lets through, counted up to the limit. */
    @SqlQuery("""
            SELECT count(*)
              FROM (SELECT 1
                      FROM instance
                     WHERE product_id = :productId
                       AND (CAST(:ordinals AS int[]) IS NULL OR ordinal = ANY(CAST(:ordinals AS int[])))
                     LIMIT :limit) AS counted
            """)
    int count(@BindMethods InstanceFilter filter, int limit);

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
