package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.ReportLines;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** The requests that were recorded from real senders, each sent at its door and carried in a file: what is kept is the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedFilesTest {
    private static final Pattern STATE = Pattern.compile("<span class=\"badge ?(good|bad|)\">");

    /** Larger ones have tests of their own. */
    private static final int LARGEST = 1 << 20;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "eventyay, /ingest/heartbeat, '', 40",
        "penpot, /ingest/penpot, '', 40",
        "timetracker, /ingest/otlp, /v1/logs, 40"
    })
    void what_is_kept_of_a_file_is_what_is_kept_of_its_requests(String seed, String door, String signal, int fewest)
            throws Exception {
        String database = TestDatabase.fresh();
        try (Wiring server = TestServer.start(Clock.systemUTC(), database);
                TestProducts products = TestProducts.at(database)) {
            Product sent = products.product(seed);
            Product carried = products.product(seed);
            Visitor superuser = Visitor.superuser(server);
            List<RecordedCase> cases = cases(seed, signal);
            assertThat(cases).hasSizeGreaterThan(fewest);
            for (RecordedCase one : cases) {
                String key = products.key(sent);
                int status = client.send(
                                one.httpRequest(
                                        TestServer.at(server, door + (seed.equals("penpot") ? "?api_key=" + key : "")),
                                        key),
                                BodyHandlers.discarding())
                        .statusCode();
                String page = superuser
                        .upload("/p/" + carried.slug() + "/upload", ReportLines.file(line(one, door + signal)))
                        .body();
                assertThat(STATE.matcher(page).results().map(state -> state.group(1)))
                        .as("%s was answered with %d", one.name(), status)
                        .singleElement()
                        .matches(tone -> tone.equals("bad") == (status != 200 && status != 429));
            }

            assertThat(rows(products, carried)).hasSizeGreaterThan(10).isEqualTo(rows(products, sent));
        }
    }

    /** Those with a body of their own, a good key and nothing about the connection. */
    private static List<RecordedCase> cases(String seed, String signal) {
        Set<String> bodies = new HashSet<>();
        List<RecordedCase> cases = new ArrayList<>();
        for (RecordedCase one : RecordedCase.all(Path.of("src/test/resources/wire", seed))) {
            boolean here = one.request().path("method").asText().equals("POST")
                    && one.request().path("path").asText().startsWith(signal)
                    && one.body("").length < LARGEST
                    && !one.withoutKey()
                    && !one.statuses().contains(401);
            if (here && bodies.add(new String(one.body(""), java.nio.charset.StandardCharsets.ISO_8859_1))) {
                cases.add(one);
            }
        }
        return cases;
    }

    private static String line(RecordedCase one, String door) {
        return ReportLines.line(door, header(one, "content-type"), header(one, "content-encoding"), one.body(""));
    }

    private static String header(RecordedCase one, String name) {
        return one.request().path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst()
                .orElse("");
    }

    private static List<String> rows(TestProducts products, Product of) {
        List<String> rows = new ArrayList<>(products.column("""
                SELECT concat_ws(' ', 'heartbeat', instance_id, day, first, version, kept)
                FROM heartbeat WHERE product_id = %d ORDER BY 1""".formatted(of.id())));
        rows.addAll(products.column("""
                SELECT concat_ws(' ', 'event', instance_id, received_on, day, name, type, source, profile, version, properties, context)
                FROM event WHERE product_id = %d ORDER BY 1""".formatted(of.id())));
        return rows;
    }
}
