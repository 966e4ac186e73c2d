package rollcall.support;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.DatabaseUrl;
import rollcall.store.cluster.TableDistribution;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;

/**
 * Databases on a PostgreSQL that runs already, or on a Citus cluster, for the suite that {@code receiver-tests/run cluster URL} runs. Where the
 * database of that URL is a cluster's, each database is made on each node and its tables are distributed.
 */
public final class ExternalDatabases {
    private static final Optional<String> URL =
            Optional.ofNullable(System.getProperty("tests.database")).filter(url -> !url.isBlank());

    /** How many databases are kept. */
    private static final int KEPT = 12;

    private static final int SHARDS = 4;

    private static ExternalDatabases only;

    private final String prefix = "rollcall_test_" + ProcessHandle.current().pid() + "_";
    private final String url;

    /** The URLs of the nodes, the coordinator's first. */
    private final List<String> nodes;

    /** Whether they are nodes of a cluster. */
    private final boolean cluster;

    private final Map<Path, String> byDirectory = new HashMap<>();
    private final Deque<String> databases = new ArrayDeque<>();
    private final Set<String> prepared = new HashSet<>();
    private int count;

    private ExternalDatabases(String url) {
        this.url = url;
        List<String> workers = workers(url);
        nodes = new ArrayList<>(List.of(url));
        nodes.addAll(workers);
        cluster = !workers.isEmpty();
        Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll));
    }

    /** Whether the tests run against such a server. */
    public static boolean areUsed() {
        return URL.isPresent();
    }

    /** The databases there. */
    public static synchronized ExternalDatabases get() {
        if (only == null) {
            only = new ExternalDatabases(URL.orElseThrow());
            only.prepare();
        }
        return only;
    }

    /** The URL of a new database that is migrated, and distributed on a cluster, and has no rows. */
    synchronized String fresh() {
        return create(prefix + "template");
    }

    /** The URL of a new database that was never migrated. */
    synchronized String empty() {
        return create("template1");
    }

    /** The URL of the database that stands for the embedded one of a data directory. */
    synchronized String of(Path dataDir) {
        return byDirectory.computeIfAbsent(dataDir.toAbsolutePath(), first -> fresh());
    }

    /** The URL of a new database that has what {@code fill} once wrote into one. */
    public synchronized String prepared(String name, Consumer<String> fill) {
        String template = prefix + name;
        if (prepared.add(template)) {
            String first = fresh();
            fill.accept(first);
            String made = first.replaceFirst("^.*/([^/?]+)(\\?.*)?$", "$1");
            databases.remove(made);
            nodes.forEach(node -> rename(node, made, template));
        }
        return create(template);
    }

    private static void rename(String node, String from, String to) {
        again(node, from, "ALTER DATABASE " + from + " RENAME TO " + to);
        Sql.execute(node, "ALTER DATABASE " + to + " ALLOW_CONNECTIONS false");
    }

    private void prepare() {
        String template = prefix + "template";
        prepared.add(template);
        for (String node : nodes) {
            Sql.execute(node, "CREATE DATABASE " + template + " ENCODING 'UTF8' TEMPLATE template0");
            if (cluster) {
                Sql.execute(on(node, template), "CREATE EXTENSION citus");
            }
        }
        if (cluster) {
            Sql.execute(
                    on(url, template), "SELECT citus_set_coordinator_host('%s', %d)".formatted(host(url), port(url)));
            nodes.stream()
                    .skip(1)
                    .forEach(node -> Sql.execute(
                            on(url, template), "SELECT citus_add_node('%s', %d)".formatted(host(node), port(node))));
        }
        try (Database database = Database.open(
                Optional.of(on(url, template)), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND)) {
            if (cluster) {
                Jdbi patient = database.patient();
                new TableDistribution(patient, line -> {}).run(SHARDS);
            }
        }
        nodes.forEach(node -> Sql.execute(node, "ALTER DATABASE " + template + " ALLOW_CONNECTIONS false"));
    }

    private String create(String template) {
        if (databases.size() >= KEPT) {
            dropOldest();
        }
        String name = prefix + ++count;
        List<String> where = template.equals("template1") ? nodes.subList(0, 1) : nodes;
        where.parallelStream().forEach(node -> copy(node, template, name));
        databases.add(name);
        return on(url, name);
    }

    private static void copy(String node, String template, String name) {
        again(node, template, "CREATE DATABASE " + name + " TEMPLATE " + template);
    }

    /** Does what nobody may be connected to a database for. Citus has a process of its own in each, which comes back. */
    private static void again(String node, String database, String sql) {
        for (int tries = 1; ; tries++) {
            try {
                Sql.execute(
                        node,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database
                                + "' AND pid <> pg_backend_pid()");
                Sql.execute(node, sql);
                return;
            } catch (IllegalStateException e) {
                if (tries == 20) {
                    throw e;
                }
            }
        }
    }

    private void dropOldest() {
        String oldest = databases.remove();
        if (Sql.column(
                        url,
                        "SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'rollcall%' AND datname = '"
                                + oldest + "'")
                .isEmpty()) {
            nodes.forEach(node -> Sql.execute(node, "DROP DATABASE IF EXISTS " + oldest + " WITH (FORCE)"));
        } else {
            databases.add(oldest);
        }
    }

    private void dropAll() {
        databases.addAll(prepared);
        for (String name : databases) {
            nodes.forEach(node -> Sql.execute(node, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
    }

    private static List<String> workers(String url) {
        if (Sql.column(url, "SELECT 1 FROM pg_extension WHERE extname = 'citus'")
                .isEmpty()) {
            return List.of();
        }
        return Sql.column(
                        url,
                        "SELECT nodename || ':' || nodeport FROM pg_dist_node WHERE groupid <> 0 ORDER BY nodeport")
                .stream()
                .map(place -> url.replaceFirst("(@|//)[^@/?]+/", "$1" + place + "/"))
                .toList();
    }

    private static String on(String node, String database) {
        return node.replaceFirst("/[^/?]*(\\?.*)?$", "/" + database + "$1");
    }

    private static String host(String node) {
        return DatabaseUrl.parse(node).place().replaceFirst(":\\d+$", "");
    }

    private static int port(String node) {
        String place = DatabaseUrl.parse(node).place();
        return place.contains(":") ? Integer.parseInt(place.replaceFirst(".*:", "")) : 5432;
    }
}
