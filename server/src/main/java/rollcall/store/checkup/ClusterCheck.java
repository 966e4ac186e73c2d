package rollcall.store.checkup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollcall.store.cluster.ClusterDao;
import rollcall.store.cluster.TableDistribution;

/** Whether the nodes of a cluster answer and the tables of instances are distributed. */
final class ClusterCheck implements Examination {
    private static final String SUBJECT = "cluster";
    private static final String DISTRIBUTE = ": server/run database distribute";

    private final ClusterDao cluster;
    private final CheckupDao database;

    ClusterCheck(ClusterDao cluster, CheckupDao database) {
        this.cluster = cluster;
        this.database = database;
    }

    @Override
    public List<Finding> look() {
        Optional<String> version = cluster.version();
        if (version.isEmpty()) {
            return List.of(Finding.ok(SUBJECT, "one server, no Citus"));
        }
        if (!cluster.isCoordinator()) {
            return List.of(Finding.wrong(SUBJECT, "this node is a worker: give the URL of the coordinator"));
        }
        List<String> nodes = cluster.nodes();
        if (nodes.isEmpty()) {
            return List.of(
                    Finding.wrong(
                            SUBJECT,
                            "Citus has no node for rows: on the coordinator SELECT citus_add_node('host', 5432) for each worker"));
        }
        List<String> silent = cluster.silentNodes();
        if (!silent.isEmpty()) {
            return List.of(Finding.wrong(
                    SUBJECT,
                    "workers do not answer: start them, or let the coordinator log in to them: "
                            + String.join(", ", silent)));
        }
        return List.of(tables("Citus " + version.get() + ", " + nodes.size() + " nodes for rows"));
    }

    private Finding tables(String what) {
        if (!database.has(TableDistribution.TABLES.get(0))) {
            return Finding.note(SUBJECT, what + "; no table is there yet");
        }
        Set<String> done = Set.copyOf(cluster.distributed(TableDistribution.TABLES));
        List<String> missing = TableDistribution.TABLES.stream()
                .filter(table -> !done.contains(table))
                .toList();
        if (!missing.isEmpty()) {
            return Finding.wrong(SUBJECT, "not distributed are " + String.join(", ", missing) + DISTRIBUTE);
        }
        return cluster.groups(TableDistribution.TABLES) == 1
                ? Finding.ok(SUBJECT, what)
                : Finding.wrong(
                        SUBJECT,
                        "the rows of an instance lie at different places" + DISTRIBUTE + " says how to mend it");
    }
}
