package rollcall.store.instances;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds the ordinals of instances by parts of their identifier or version. */
public interface InstanceSearchDao {

    /**
     * The versions that instances have, in the order of their characters, at most so many. Each is found by one look into the index, so the
     * number of instances does not matter.
     */
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
    List<String> versions(int productId, int most);

    /** The instances that have one of these versions, at most so many. */
    @SqlQuery("""
            SELECT ordinal
              FROM instance
             WHERE product_id = :productId AND version COLLATE "C" = ANY(CAST(:versions AS text[]))
             LIMIT :limit
            """)
    List<Integer> ofVersions(int productId, List<String> versions, int limit);

    /**
     * The instances with ordinals from one to another, both included, whose identifier contains a text. Takes some 20 ms for 100,000 ordinals.
     *
     * @param part in lower case
     * @param dashes whether identifiers are read with their dashes
     */
    @SqlQuery("""
            SELECT ordinal
              FROM instance
             WHERE product_id = :productId AND ordinal BETWEEN :from AND :to
               AND strpos(CASE WHEN :dashes THEN CAST(instance_id AS text) ELSE encode(uuid_send(instance_id), 'hex') END,
                          :part) > 0
            """)
    List<Integer> ofIdentifiers(int productId, String part, boolean dashes, int from, int to);

    /** The highest ordinal of a product's instances; empty if it has none. */
    @SqlQuery("SELECT max(ordinal) FROM instance WHERE product_id = :productId")
    Optional<Integer> highest(int productId);
}
