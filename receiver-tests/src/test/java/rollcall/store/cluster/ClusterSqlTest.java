package rollcall.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that the store says to a database can be said to a cluster. {@code receiver-tests/run cluster} asks a real one. */
@Tag("fast")
class ClusterSqlTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Path STORE = ROOT.resolve("server/src/main/java/rollcall/store");
    private static final Path MIGRATIONS = ROOT.resolve("migrations/src/main/resources/db/migration");

    /** A text block, or a string that begins as a statement does, and what follows it up to the end of the declaration. */
    private static final Pattern SQL = Pattern.compile(
            "(?s)\"\"\"\\n(.*?)\"\"\"|\"((?:SELECT|INSERT|UPDATE|DELETE|WITH|SET|LOCK|COPY)\\b[^\"]*)\"");

    private static final Pattern CREATE =
            Pattern.compile("(?s)CREATE TABLE (\\w+) \\((.*?)\\n\\)|ALTER TABLE (\\w+) RENAME TO (\\w+);");

    /** What a server asks only where tables are not distributed. */
    private static final String ON_ONE_SERVER = "OnOneServer(";

    /** Tables with an instance's identifier that stay on the coordinator: queues, of which jobs take the oldest rows under locks, and our own name. */
    private static final Set<String> LOCAL = Set.of("event_batch", "parked_heartbeat", "sender_settings");

    private final ClusterSql cluster = new ClusterSql(TableDistribution.TABLES, migrations());

    @Test
    void a_cluster_takes_every_statement_of_the_store() {
        Map<String, List<String>> findings = new TreeMap<>();
        int statements = 0;
        for (Path file : files(STORE, ".java")) {
            for (String sql : statements(read(file))) {
                statements++;
                List<String> found = cluster.findings(sql);
                if (!found.isEmpty()) {
                    findings.put(file.getFileName() + ": " + sql.strip(), found);
                }
            }
        }

        assertThat(findings).isEmpty();
        assertThat(statements).isGreaterThan(250);
    }

    @Test
    void a_cluster_takes_every_statement_of_the_migrations() {
        assertThat(cluster.findings(migrations())).isEmpty();
    }

    @Test
    void the_keys_of_distributed_tables_have_the_instance_and_no_table_refers_to_them() {
        Map<String, String> columns = tables();

        assertThat(TableDistribution.TABLES).allSatisfy(table -> {
            assertThat(columns).containsKey(table);
            assertThat(columns.get(table)).doesNotContain("REFERENCES", "GENERATED");
            Matcher key = Pattern.compile("(?:PRIMARY KEY|UNIQUE) \\((.*?)\\)").matcher(columns.get(table));
            while (key.find()) {
                assertThat(key.group(1)).contains("instance_id");
            }
            assertThat(migrations()).doesNotContainPattern("REFERENCES " + table + "\\b");
        });
        assertThat(migrations()).doesNotContain("CREATE TRIGGER");
    }

    @Test
    void of_each_table_with_instances_it_is_decided_whether_it_is_distributed() {
        Set<String> decided = new TreeSet<>(TableDistribution.TABLES);
        decided.addAll(LOCAL);

        Set<String> ofInstances = tables().entrySet().stream()
                .filter(table -> Pattern.compile("(?m)^\\s+instance_id ")
                        .matcher(table.getValue())
                        .find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ofInstances).isEqualTo(decided);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SET LOCAL plan_cache_mode = force_generic_plan | generic plans whatever the database
            SELECT ordinal FROM instance WHERE product_id = ? FOR UPDATE | a lock over shards
            DELETE FROM event_batch_seen WHERE (a, b) IN (SELECT a, b FROM event_batch_seen LIMIT ? FOR UPDATE SKIP LOCKED) | a lock over shards
            DELETE FROM lost_answer AS l USING instance AS i WHERE i.product_id = l.product_id | a join of what is not co-located
            SELECT 1 FROM heartbeat h JOIN instance i ON i.ordinal = h.ordinal | a join of what is not co-located
            SELECT c.ordinal FROM cleared_ordinal AS c WHERE NOT EXISTS (SELECT 1 FROM instance AS i WHERE i.ordinal = c.ordinal) | a subquery that joins what is not co-located
            DELETE FROM lost_answer AS l WHERE EXISTS (SELECT 1 FROM instance AS i WHERE i.product_id = l.product_id) | a subquery that joins what is not co-located
            UPDATE instance AS i SET version = p.name FROM product AS p WHERE p.product_id = i.product_id | a change by a join of local and distributed tables
            INSERT INTO instance (product_id, first_seen_at) SELECT product_id, ? FROM unnest(?::int[]) AS a (product_id) | a parameter without a type in INSERT ... SELECT
            INSERT INTO instance (product_id) SELECT product_id FROM unnest(:ids) AS a (product_id) | a parameter without a type in INSERT ... SELECT
            INSERT INTO instance AS i (a) SELECT a FROM unnest(?::int[]) AS n (a) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE i.c <= ?::timestamptz | a parameter behind ON CONFLICT of INSERT ... SELECT
            INSERT INTO instance AS i (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE i.c < now() | a function behind ON CONFLICT whose value is not fixed
            INSERT INTO instance AS i (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE i.c < excluded.c - interval 'PT1H' | a function behind ON CONFLICT whose value is not fixed
            UPDATE instance SET first_seen_at = clock_timestamp() WHERE product_id = ? | a volatile function in UPDATE or DELETE
            UPDATE heartbeat AS h SET kept = (SELECT json_agg(k.key) FROM json_each(h.kept) AS k) FROM portion WHERE h.ordinal = portion.ordinal | a subquery in SET beside FROM
            WITH RECURSIVE one AS (SELECT version FROM instance UNION ALL SELECT version FROM one) SELECT version FROM one | recursion over shards
            """)
    void a_statement_that_a_cluster_does_not_take_is_found(String sql, String finding) {
        assertThat(cluster.findings(sql)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT ordinal FROM instance WHERE product_id = ? AND instance_id = ? FOR UPDATE
            SELECT batch_id FROM event_batch WHERE batch_id = ANY(?) FOR UPDATE SKIP LOCKED
            DELETE FROM lost_answer AS l WHERE NOT EXISTS (SELECT 1 FROM instance AS i WHERE i.instance_id = l.instance_id)
            INSERT INTO instance AS i (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE excluded.c - i.c >= interval 'PT1H'
            INSERT INTO lease AS l (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = l.name WHERE l.expires_at <= clock_timestamp()
            """)
    void a_statement_that_a_cluster_takes_is_no_finding(String sql) {
        assertThat(cluster.findings(sql)).isEmpty();
    }

    private static List<String> statements(String source) {
        List<String> statements = new ArrayList<>();
        Matcher sql = SQL.matcher(source);
        while (sql.find()) {
            String rest = source.substring(sql.end(), source.indexOf(';', sql.end()) + 1);
            if (!rest.contains(ON_ONE_SERVER)) {
                statements.add(sql.group(1) == null ? sql.group(2) : sql.group(1));
            }
        }
        return statements;
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        Matcher created = CREATE.matcher(migrations());
        while (created.find()) {
            if (created.group(3) == null) {
                tables.put(created.group(1), created.group(2));
            } else {
                tables.put(created.group(4), tables.remove(created.group(3)));
            }
        }
        return tables;
    }

    private static String migrations() {
        return files(MIGRATIONS, ".sql").stream().map(ClusterSqlTest::read).collect(Collectors.joining("\n"));
    }

    private static List<Path> files(Path below, String end) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
