package rollcall.store.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.DatabaseProblem;
import rollcall.store.database.DatabaseFailure;

/**
 * Distributes the tables whose rows belong to single instances over the nodes of a Citus cluster, by {@code instance_id} and side by side, so that
 * each node has all rows of its instances. All other tables are small or read by jobs alone, and stay on the coordinator.
 */
public final class TableDistribution {
    /** The tables that are distributed; the first one decides where the rows of the others lie. */
    public static final List<String> TABLES = List.of(
            "instance", "heartbeat", "heartbeat_plain", "event", "lost_answer", "event_batch_seen", "metric_day");

    /** As many as Citus makes itself: two for each core of a cluster with 16. */
    public static final int SHARDS = 32;

    /** More than any cluster has cores; each day of raw rows has so many tables. */
    public static final int MOST_SHARDS = 1_024;

    private static final String FIRST = """
            SELECT 1 FROM create_distributed_table(CAST(? AS regclass), 'instance_id', colocate_with := 'none', shard_count := ?)
            """;

    private static final String FURTHER = """
            SELECT 1 FROM create_distributed_table(CAST(? AS regclass), 'instance_id', colocate_with := ?)
            """;

    /** What was copied stays on the coordinator's disk otherwise, where nobody sees it any more. */
    private static final String TIDY = """
            SELECT 1 FROM truncate_local_data_after_distributing_table(CAST(? AS regclass))
            """;

    private final Jdbi jdbi;
    private final ClusterDao cluster;
    private final Consumer<String> say;

    /**
     * Prepares the work.
     *
     * @param jdbi without limits of time
     * @param say takes each line about what was done
     */
    public TableDistribution(Jdbi jdbi, Consumer<String> say) {
        this.jdbi = jdbi;
        this.cluster = jdbi.onDemand(ClusterDao.class);
        this.say = say;
    }

    /**
     * Distributes what is not distributed yet, in one transaction: all of it or nothing. Nothing happens where all is done.
     *
     * @param shards into how many pieces each table is divided, from 1 to {@value #MOST_SHARDS}; only the first run needs it
     * @throws DatabaseProblem if the database is no cluster whose nodes answer, or tables are distributed in another way; the message says what to do
     */
    public void run(int shards) {
        requireCluster();
        Set<String> done = Set.copyOf(cluster.distributed(TABLES));
        if (!done.isEmpty() && !done.contains(TABLES.get(0))) {
            throw new DatabaseProblem("table " + TABLES.get(0)
                    + " is not distributed by instance_id and others are: undo that first, for example"
                    + " SELECT undistribute_table('" + done.iterator().next() + "')");
        }
        List<String> missing =
                TABLES.stream().filter(table -> !done.contains(table)).toList();
        if (!missing.isEmpty()) {
            distribute(missing, shards);
        }
        sayWhatHolds();
    }

    private void requireCluster() {
        String version = cluster.version()
                .orElseThrow(() -> new DatabaseProblem(
                        "the database is no cluster: on each node CREATE EXTENSION citus in it, and on the"
                                + " coordinator SELECT citus_add_node('host', 5432) for each worker"));
        if (!cluster.isCoordinator()) {
            throw new DatabaseProblem("this node of the cluster is a worker: give the URL of the coordinator");
        }
        List<String> nodes = cluster.nodes();
        if (nodes.isEmpty()) {
            throw new DatabaseProblem(
                    "the cluster has no node for rows: on the coordinator SELECT citus_add_node('host', 5432) for each worker");
        }
        List<String> silent = cluster.silentNodes();
        if (!silent.isEmpty()) {
            throw new DatabaseProblem("these workers do not answer the coordinator: " + String.join(", ", silent));
        }
        say.accept("Citus " + version + ", nodes for rows: " + String.join(", ", nodes));
    }

    private void distribute(List<String> tables, int shards) {
        try {
            jdbi.useTransaction(handle -> {
                for (String table : tables) {
                    distribute(handle.getConnection(), table, shards);
                }
            });
        } catch (SQLException e) {
            throw new DatabaseProblem("nothing was distributed: " + DatabaseFailure.words(e), e);
        }
    }

    private void distribute(Connection connection, String table, int shards) throws SQLException {
        int days = cluster.partitions(table);
        say.accept(table + ": " + cluster.size(table) + (days == 0 ? "" : " in " + days + " days") + " to distribute");
        boolean isFirst = table.equals(TABLES.get(0));
        try (PreparedStatement statement = connection.prepareStatement(isFirst ? FIRST : FURTHER);
                CopyWatch watch = new CopyWatch(statement, cluster::rowsUnderWay, table, days, say)) {
            statement.setString(1, table);
            if (isFirst) {
                statement.setInt(2, shards);
            } else {
                statement.setString(2, TABLES.get(0));
            }
            watch.during(statement::execute);
        }
        try (PreparedStatement statement = connection.prepareStatement(TIDY)) {
            statement.setString(1, table);
            statement.execute();
        }
    }

    private void sayWhatHolds() {
        int groups = cluster.groups(TABLES);
        if (groups != 1) {
            throw new DatabaseProblem("the rows of an instance lie at " + groups
                    + " places: SELECT alter_distributed_table(table, colocate_with :=" + " '" + TABLES.get(0)
                    + "') for each of " + String.join(", ", TABLES));
        }
        say.accept("distributed by instance_id, each into " + cluster.shards(TABLES.get(0)) + " shards: "
                + String.join(", ", TABLES));
        say.accept("on the coordinator: the other " + cluster.localTables() + " tables");
    }
}
