package rollcall.store.cluster;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What Citus says of the cluster. All but {@link #version} fails where the extension is not there. */
public interface ClusterDao {
    /** The version of the extension in this database; empty if it has none. */
    @SqlQuery("SELECT extversion FROM pg_extension WHERE extname = 'citus'")
    Optional<String> version();

    /** Whether this node is the coordinator. */
    @SqlQuery("SELECT groupid = 0 FROM pg_dist_local_group")
    boolean isCoordinator();

    /** The nodes that take rows of distributed tables, each as {@code host:port}. */
    @SqlQuery("""
            SELECT nodename || ':' || nodeport
            FROM pg_dist_node
            WHERE noderole = 'primary' AND isactive AND shouldhaveshards
            ORDER BY nodename, nodeport
            """)
    List<String> nodes();

    /** The workers that do not answer, each as {@code host:port}. */
    @SqlQuery("""
            SELECT nodename || ':' || nodeport
            FROM run_command_on_workers('SELECT 1')
            WHERE NOT success
            ORDER BY nodename, nodeport
            """)
    List<String> silentNodes();

    /** Which of these tables are distributed by {@code instance_id}, in any order. */
    @SqlQuery("""
            SELECT c.relname
            FROM pg_dist_partition AS p
            JOIN pg_class AS c ON c.oid = p.logicalrelid
            WHERE p.partmethod = 'h' AND c.oid = to_regclass(c.relname) AND c.relname = ANY(CAST(:tables AS text[]))
              AND column_to_column_name(p.logicalrelid, p.partkey) = 'instance_id'
            """)
    List<String> distributed(List<String> tables);

    /** How many groups of tables, each with its rows at the same place, these tables make. 1 if all of them can be joined. */
    @SqlQuery("""
            SELECT count(DISTINCT p.colocationid)
            FROM pg_dist_partition AS p
            JOIN pg_class AS c ON c.oid = p.logicalrelid
            WHERE c.oid = to_regclass(c.relname) AND c.relname = ANY(CAST(:tables AS text[]))
            """)
    int groups(List<String> tables);

    /** Into how many shards a distributed table is divided. */
    @SqlQuery("SELECT count(*) FROM pg_dist_shard WHERE logicalrelid = CAST(:table AS regclass)")
    int shards(String table);

    /** The tables of the schema, without partitions, that are not known to Citus. */
    @SqlQuery("""
            SELECT count(*)
            FROM pg_class AS c
            WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = CAST('instance' AS regclass))
              AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND NOT EXISTS (SELECT FROM pg_dist_partition AS p WHERE p.logicalrelid = c.oid)
            """)
    int localTables();

    /** The partitions of a table; 0 if it has none or is not partitioned. */
    @SqlQuery("SELECT count(*) FROM pg_inherits WHERE inhparent = CAST(:table AS regclass)")
    int partitions(String table);

    /** The bytes of a table with its partitions and indexes on this node, in words. */
    @SqlQuery("""
            SELECT pg_size_pretty(sum(pg_total_relation_size(part)))
            FROM (SELECT CAST(CAST(:table AS regclass) AS oid) AS part
                  UNION ALL
                  SELECT inhrelid FROM pg_inherits WHERE inhparent = CAST(:table AS regclass)) AS parts
            """)
    String size(String table);

    /** How many rows the workers have taken of what is copied to this database at this moment. */
    @SqlQuery("""
            SELECT coalesce(sum(CAST(result AS bigint)), 0)
            FROM run_command_on_workers(
                'SELECT coalesce(sum(tuples_processed), 0) FROM pg_stat_progress_copy WHERE datname = current_database()')
            WHERE success
            """)
    long rowsUnderWay();
}
