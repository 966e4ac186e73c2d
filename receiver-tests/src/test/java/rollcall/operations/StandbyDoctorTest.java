package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.store.DatabaseUrl;
import rollcall.store.checkup.Checkup;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.postgres.DebianPostgres;

/** What the doctor says about a standby, of PostgreSQL's own replication, and about the disk. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandbyDoctorTest {
    private static DebianPostgres primary;

    @BeforeAll
    static void start() {
        primary = DebianPostgres.primary();
    }

    @AfterAll
    static void stop() {
        primary.close();
    }

    @Test
    void commits_that_do_not_wait_for_the_standby_are_noted_and_those_that_do_are_well() throws Exception {
        assertThat(found(primary.url(), "standby")).containsExactly("ok none");
        try (DebianPostgres standby = primary.standby("second")) {
            TestSite.await(() -> first(primary).equals("ok second is streaming, async, 0 MiB behind"));
            assertThat(found(primary.url(), "standby"))
                    .hasSize(2)
                    .anySatisfy(said -> assertThat(said)
                            .startsWith("note no commit waits for one")
                            .contains("synchronous_standby_names = '*'"));

            waitFor("'*'");
            TestSite.await(() ->
                    found(primary.url(), "standby").equals(List.of("ok second is streaming, sync, 0 MiB behind")));
            Sql.execute(primary.url(), "ALTER DATABASE migrated SET synchronous_commit = local");
            assertThat(found(primary.url(), "standby")).anyMatch(said -> said.startsWith("note no commit waits"));
            Sql.execute(primary.url(), "ALTER DATABASE migrated RESET synchronous_commit");

            assertThat(found(standby.url(), "writes"))
                    .containsExactly(
                            "wrong this is a standby: give the URL of the primary, or of both with ?targetServerType=primary");
            assertThat(found(primary.url(standby, "targetServerType=primary"), "writes"))
                    .containsExactly("ok it takes them");

            standby.kill();
            TestSite.await(() -> first(primary).startsWith("wrong none is connected, and commits wait for one"));
        } finally {
            waitFor("''");
        }
    }

    @Test
    void a_standby_that_is_a_gibibyte_behind_is_wrong_and_its_lag_is_hidden_from_a_user_without_privileges()
            throws Exception {
        try (DebianPostgres standby = primary.standby("slow")) {
            TestSite.await(() -> first(primary).equals("ok slow is streaming, async, 0 MiB behind"));
            standby.halt();
            Sql.execute(
                    primary.url(),
                    "SELECT pg_logical_emit_message(false, '', repeat('x', 100000000)) FROM generate_series(1, 11)");

            assertThat(first(primary))
                    .startsWith("wrong slow is ")
                    .contains(" MiB behind: look at its log, its disk and the network between");
            Sql.execute(primary.url(), "CREATE ROLE plain LOGIN");
            assertThat(found(primary.url().replace("rollcall:", "plain:"), "standby"))
                    .anyMatch(said -> said.startsWith("note slow: its lag is hidden"));
        }
    }

    @Test
    void a_disk_with_less_than_a_gibibyte_is_wrong(@TempDir Path directory) {
        assertThat(disk(directory)).startsWith("ok the database has ").endsWith(" MiB are free");
        assertThat(disk(Path.of("/proc")))
                .startsWith("wrong ")
                .endsWith("and 0 MiB are free: make room, 1 GiB at least");
        assertThat(disk(directory.resolve("none")))
                .startsWith("wrong the disk of ")
                .endsWith("cannot be looked at");
        assertThat(found(primary.url(), "disk"))
                .singleElement()
                .asString()
                .startsWith("note the database has ")
                .endsWith("how much room its disk has cannot be seen from here");
    }

    private static String first(DebianPostgres database) {
        return found(database.url(), "standby").get(0);
    }

    private static void waitFor(String standbys) {
        Sql.execute(primary.url(), "ALTER SYSTEM SET synchronous_standby_names = " + standbys);
        Sql.execute(primary.url(), "SELECT pg_reload_conf()");
    }

    private static String disk(Path directory) {
        return found(new Checkup(DatabaseUrl.parse(primary.url()), Optional.of(directory), Clock.systemUTC()), "disk")
                .get(0);
    }

    private static List<String> found(String url, String subject) {
        return found(new Checkup(DatabaseUrl.parse(url), Optional.empty(), Clock.systemUTC()), subject);
    }

    /** The state and the text of each finding about a subject. */
    private static List<String> found(Checkup checkup, String subject) {
        return checkup.run().stream()
                .filter(finding -> finding.subject().equals(subject))
                .map(finding -> finding.state().name().toLowerCase(Locale.ROOT) + " " + finding.text())
                .toList();
    }
}
