package rollcall.store.instances;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import rollcall.store.jdbc.BinaryTransfer;

/** Finds the ordinals of instances by parts of their identifier or version. */
public interface InstanceSearchDao {

    /**
     * The versions that instances have, in the order of their characters, at most so many. On one server each is found by one look into the
     * index, so the number of instances does not matter; the nodes of a cluster read the index side by side.
     */
    default List<String> versions(int productId, int most) {
        return areDistributed() ? versionsOnCluster(productId, most) : versionsOnOneServer(productId, most);
    }

    /** For {@link #versions} alone: whether the instances are distributed over the nodes of a cluster. */
    @SqlQuery("SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL")
    boolean areDistributed();

    /** For {@link #versions} alone: a cluster takes no recursion. */
    @SqlQuery("""
            SELECT version
              FROM instance
             WHERE product_id = :productId AND version IS NOT NULL
             GROUP BY version
             ORDER BY version COLLATE "C"
             LIMIT :most
            """)
    List<String> versionsOnCluster(int productId, int most);

    /** For {@link #versions} alone. */
    @SqlQuery("""
            WITH RECURSIVE one AS (
                (SELECT version
                   FROM instance
                  WHERE product_id = :productId AND version IS NOT NULL
                  ORDER BY version COLLATE "C"
                  LIMIT 1)
                UNION ALL
                SELECT (SELECT instance.version
                          FROM instance
                         WHERE product_id = :productId AND instance.version COLLATE "C" > one.version COLLATE "C"
                         ORDER BY instance.version COLLATE "C"
                         LIMIT 1)
                  FROM one
                 WHERE one.version IS NOT NULL)
            SELECT version FROM one WHERE version IS NOT NULL LIMIT :most
            """)
    List<String> versionsOnOneServer(int productId, int most);

    /** The instances that have one of these versions, at most so many: four bytes for each ordinal; null for none. */
    @BinaryTransfer
    @SingleValue
    @SqlQuery("""
            SELECT string_agg(int4send(ordinal), '')
              FROM (SELECT ordinal
                      FROM instance
                     WHERE product_id = :productId AND version COLLATE "C" = ANY(CAST(:versions AS text[]))
                     LIMIT :limit) AS found
            """)
    byte @Nullable [] ofVersions(int productId, List<String> versions, int limit);

    /**
     * The instances with ordinals from one to another, both included, in no order: four bytes for each ordinal and 16 for its identifier; null if
     * there is none.
     */
    @BinaryTransfer
    @SingleValue
    @SqlQuery("""
            SELECT string_agg(int4send(ordinal) || uuid_send(instance_id), '')
              FROM instance
             WHERE product_id = :productId AND ordinal BETWEEN :from AND :to
            """)
    byte @Nullable [] between(int productId, int from, int to);

    /** The instances that were first seen since a time, as in {@link #between}. */
    @BinaryTransfer
    @SingleValue
    @SqlQuery("""
            SELECT string_agg(int4send(ordinal) || uuid_send(instance_id), '')
              FROM instance
             WHERE product_id = :productId AND first_seen_at >= :time
            """)
    byte @Nullable [] since(int productId, Instant time);

    /** Those of some ordinals that an instance has: four bytes for each; null for none. */
    @BinaryTransfer
    @SingleValue
    @SqlQuery("""
            SELECT string_agg(int4send(ordinal), '')
              FROM instance
             WHERE product_id = :productId AND ordinal = ANY(:ordinals)
            """)
    byte @Nullable [] known(int productId, List<Integer> ordinals);

    /** The highest ordinal of a product's instances; empty if it has none. */
    @SqlQuery("SELECT max(ordinal) FROM instance WHERE product_id = :productId")
    Optional<Integer> highest(int productId);
}
