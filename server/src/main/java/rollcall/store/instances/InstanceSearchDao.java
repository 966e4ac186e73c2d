package rollcall.store.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds the ordinals of instances by parts of their identifier or version. */
public interface InstanceSearchDao {

    /** The versions that instances have, in the order of their characters, at most so many: one look into the index for each. */
    default List<String> versions(int productId, int most) {
        List<String> versions = new ArrayList<>();
        Optional<String> next = versionAfter(productId, "");
        while (next.isPresent() && versions.size() < most) {
            versions.add(next.get());
            next = versionAfter(productId, next.get());
        }
        return versions;
    }

    /** The next version after a text; empty if there is none. */
    @SqlQuery("""
            SELECT version
              FROM instance
             WHERE product_id = :productId AND version COLLATE "C" > :after
             ORDER BY version COLLATE "C"
             LIMIT 1
            """)
    Optional<String> versionAfter(int productId, String after);

    /** The instances that have one of these versions, at most so many. */
    @SqlQuery("""
            SELECT ordinal
              FROM instance
             WHERE product_id = :productId AND version COLLATE "C" = ANY(CAST(:versions AS text[]))
             LIMIT :limit
            """)
    List<Integer> ofVersions(int productId, List<String> versions, int limit);

    /**
     * The instances with ordinals from one to another, both included, whose identifier contains a text. Takes some 30 ms for 100,000 ordinals.
     *
     * @param part in lower case
     * @param dashes whether identifiers are read with their dashes
     */
    @SqlQuery("""
            SELECT ordinal
              FROM instance
             WHERE product_id = :productId AND ordinal BETWEEN :from AND :to
               AND strpos(CASE WHEN :dashes THEN CAST(instance_id AS text) ELSE replace(CAST(instance_id AS text), '-', '') END,
                          :part) > 0
            """)
    List<Integer> ofIdentifiers(int productId, String part, boolean dashes, int from, int to);

    /** The highest ordinal of a product's instances; empty if it has none. */
    @SqlQuery("SELECT max(ordinal) FROM instance WHERE product_id = :productId")
    Optional<Integer> highest(int productId);
}
