package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.store.DatabaseUrl;
import rollcall.store.checkup.Checkup;
import rollcall.store.checkup.Finding;
import rollcall.support.Launcher;
import rollcall.support.PgBouncer;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;

/** The doctor finds what was planted, says how to mend it, and finds nothing where nothing is wrong. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorTest {
    private static final String PASSWORD = "SECRETPW";

    private final String url = TestDatabase.fresh();
    private final String name = url.replaceFirst(".*/", "");

    @Test
    void where_nobody_listens_the_exit_is_1_and_no_password_is_said() {
        Launcher.Result result = doctor("--database-url", "postgres://plain:" + PASSWORD + "@127.0.0.1:1/d");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("wrong  connection", "nobody listens there", "To mend: 1.");
        assertThat(result.out() + result.err()).doesNotContain(PASSWORD);
    }

    @Test
    void a_wrong_encoding_is_found() {
        String wrong = name + "_latin";
        Sql.execute(
                url,
                "CREATE DATABASE " + wrong
                        + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0");

        assertThat(wrong(at(wrong)))
                .anySatisfy(found ->
                        assertThat(found).startsWith("encoding: LATIN1").contains("CREATE DATABASE"));
    }

    @Test
    void missing_privileges_are_found() {
        String role = "role_" + name;
        Sql.execute(url, "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        String as = url.replaceFirst("//[^@]*@", "//" + role + ":" + PASSWORD + "@");
        assertThat(wrong(as))
                .anySatisfy(found -> assertThat(found)
                        .startsWith("privileges: no table can be made")
                        .contains("GRANT CREATE", role));

        Sql.execute(url, "GRANT CREATE, USAGE ON SCHEMA public TO " + role);
        assertThat(wrong(as))
                .anySatisfy(found -> assertThat(found)
                        .startsWith("privileges: " + role + " does not own")
                        .contains("OWNER TO"));
    }

    @Test
    void a_skewed_clock_is_found_whichever_is_ahead() {
        assertThat(wrong(url, Duration.ofSeconds(-37)))
                .anySatisfy(found -> assertThat(found)
                        .startsWith("clock: the database's is 3")
                        .contains("s ahead of", "NTP"));
        assertThat(wrong(url, Duration.ofSeconds(90)))
                .anySatisfy(found ->
                        assertThat(found).matches("clock: the database's is (89|90) s behind this machine's: .*"));
        assertThat(found(url, Duration.ofMillis(500)).map(Finding::subject)).contains("clock");
        assertThat(wrong(url, Duration.ofMillis(500))).noneMatch(found -> found.startsWith("clock"));
    }

    @Test
    void a_database_that_takes_no_writes_or_forgets_commits_is_found() {
        Sql.execute(url, "ALTER DATABASE " + name + " SET synchronous_commit = off");
        Sql.execute(url, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");

        assertThat(wrong(url))
                .anySatisfy(found ->
                        assertThat(found).startsWith("writes: it takes none").contains("RESET"))
                .anySatisfy(found -> assertThat(found).startsWith("durability:").contains("synchronous_commit"));
    }

    @Test
    void missing_and_foreign_migrations_are_found_and_none_is_applied() {
        Sql.execute(
                url,
                "DELETE FROM flyway_schema_history WHERE installed_rank IN (SELECT installed_rank FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 2)");
        assertThat(wrong(url))
                .contains("migrations: 2 are missing: make a backup, stop all servers and start this release");
        assertThat(wrong(url))
                .contains("migrations: 2 are missing: make a backup, stop all servers and start this release");

        String newer = TestDatabase.fresh();
        Sql.execute(
                newer,
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '999', 'later', type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history WHERE version = '1'");
        assertThat(wrong(newer))
                .anySatisfy(found -> assertThat(found).startsWith("migrations: it is that of a newer Rollcall"));

        String empty = TestDatabase.empty();
        assertThat(found(empty, Duration.ZERO))
                .anySatisfy(found -> assertThat(found.text()).startsWith("no table is there yet"));
        assertThat(found(empty, Duration.ZERO))
                .anySatisfy(found -> assertThat(found.text()).startsWith("no table is there yet"));
    }

    @Test
    void jobs_that_fail_or_are_behind_are_found() {
        job("key-use", "now() - interval '1 second'", "now()", "KeyUse.java:7");
        job("expiry", "now() - interval '20 minutes'", "NULL", "");
        Sql.execute(
                url,
                "INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at)"
                        + " VALUES (1, '{1}', '{00000000-0000-4000-8000-000000000001}', '{2026-11-30}', now() - interval '70 minutes')");
        Sql.execute(
                url,
                "INSERT INTO parked_heartbeat (product_id, instance_id, day, failed_at, failed_place, failed_by)"
                        + " VALUES (1, '00000000-0000-4000-8000-000000000001', '2026-11-30', now(), 'x', 'x')");

        assertThat(wrong(url))
                .anySatisfy(found -> assertThat(found).startsWith("jobs: key-use fails at KeyUse.java:7"))
                .anySatisfy(found -> assertThat(found).startsWith("jobs: expiry last succeeded 20 minutes ago"))
                .anySatisfy(found -> assertThat(found).startsWith("jobs: heartbeats have waited for 70 minutes"))
                .anySatisfy(found -> assertThat(found).startsWith("jobs: reports were put aside"));
    }

    @Test
    void a_pooler_is_told_and_is_well_where_it_keeps_transactions_together() {
        try (PgBouncer pooler = new PgBouncer(url)) {
            assertThat(found(pooler.url(), Duration.ZERO))
                    .anySatisfy(found ->
                            assertThat(found.text()).startsWith("one in between, which keeps transactions together"));
            assertThat(wrong(pooler.url())).noneMatch(found -> found.startsWith("pooler"));
        }
    }

    @Test
    void one_server_is_not_distributed_and_the_command_says_what_a_cluster_needs() throws Exception {
        Launcher.Result result = Launcher.run("database", "distribute", "--database-url", TestDatabase.empty());
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("the database is no cluster", "CREATE EXTENSION citus", "citus_add_node");

        Launcher.Result none = Launcher.run("database", "distribute", "--shards", "0", "--database-url", url);
        assertThat(none.err()).contains("--shards is from 1 to 1024");
    }

    private void job(String job, String success, String failure, String place) {
        Sql.execute(
                url,
                "INSERT INTO job (name, run_id, started_at, pause_millis, runs, failures, last_success_at, last_failure_at, last_failure_place,"
                        + " took_millis, running_since, noted_at) VALUES ('" + job
                        + "', 1, now() - interval '1 hour', 10, 1, 1, " + success
                        + ", " + failure + ", '" + place + "', 1, NULL, now())");
    }

    private static Launcher.Result doctor(String... where) {
        try {
            return Launcher.run(
                    Stream.concat(Stream.of("doctor"), Stream.of(where)).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> wrong(String database) {
        return wrong(database, Duration.ZERO);
    }

    /** What is wrong for a machine whose clock is so far ahead of ours, which is the database's. */
    private static List<String> wrong(String database, Duration ahead) {
        return found(database, ahead)
                .filter(finding -> finding.state() == Finding.State.WRONG)
                .map(finding -> finding.subject() + ": " + finding.text())
                .toList();
    }

    private static Stream<Finding> found(String database, Duration ahead) {
        return new Checkup(DatabaseUrl.parse(database), Optional.empty(), Clock.offset(Clock.systemUTC(), ahead))
                .run().stream();
    }

    private String at(String database) {
        return url.replaceFirst("[^/]*$", database);
    }
}
