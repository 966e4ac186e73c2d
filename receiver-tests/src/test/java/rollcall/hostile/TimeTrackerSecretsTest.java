package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.intake.RecordedCase;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.page.CountsInTables;

/** What personal data TimeTracker really sends, and what must be left of it afterwards: nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTrackerSecretsTest {
    private static final Path CASES = Path.of("src", "test", "resources", "wire", "timetracker");

    /** Beside those that the cases name: addresses, titles, names and identifiers of the recorded installations. */
    private static final Set<String> SECRETS = Set.of(
            "time.example.org",
            "Offer for ACME",
            "Website Überarbeitung",
            "jane.doe",
            "bc5ad5a454702c04ac83ba95a3ee57e91b9bca0fa08c6977956fa3211b519d91",
            "Europe/Berlin",
            "4bf92f3577b34da6a3ce929d0e0e4736");

    @TempDir
    private static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nothing_personal_of_any_recorded_request_is_in_a_table_or_in_the_log() throws Exception {
        Set<String> secrets = new TreeSet<>(SECRETS);
        try (ServerProcess server = ServerProcess.start(directory, "--fold-seconds", "1");
                TestProducts products = TestProducts.in(directory)) {
            String key = products.key(products.product("timetracker"));
            for (RecordedCase one : RecordedCase.all(CASES)) {
                secrets.addAll(one.mustNotStore());
                client.send(one.httpRequest(server.at("/ingest/otlp"), key), BodyHandlers.discarding());
            }
            ServerProcess.await(
                    "the fold", () -> products.number("SELECT count(*) FROM event_batch WHERE NOT folded") == 0);
            CountsInTables.await(server.at("/"), () -> products.number(CountsInTables.UNAUTHORIZED));

            assertThat(products.number("SELECT count(*) FROM event")).isGreaterThan(20);
            assertThat(secrets).hasSizeGreaterThan(SECRETS.size() + 2);
            for (String table : products.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                List<String> rows = products.column("SELECT t::text FROM " + table + " t");
                assertNone(secrets, table, String.join("\n", rows));
            }
            assertNone(secrets, "the log", server.log());
        }
    }

    private static void assertNone(Set<String> secrets, String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        assertThat(secrets).as(where).noneMatch(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)));
    }
}
