package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** A server has the metrics and the jobs that the chapter Operate lists, and no others. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationsInDocsTest {
    private static final String INSTANCE = "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10";

    private static final Document OPERATE = Document.chapter("operate");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String metrics;

    @BeforeAll
    static void report() throws Exception {
        String database = TestDatabase.fresh();
        try (TestProducts products = TestProducts.at(database);
                Wiring server = TestServer.start(
                        database, new Settings.Standby(Optional.of(database), Duration.ofSeconds(1)))) {
            String key = products.key(products.product("none"));
            String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + INSTANCE
                    + "\",\"events\":[{\"name\":\"opened\"}]}";
            post(TestServer.at(server, "/ingest/events"), key, body);
            post(TestServer.at(server, "/ingest/events"), "wrong", body);
            metrics = get(URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics"));
        }
    }

    @AfterAll
    static void forget() {
        metrics = null;
    }

    @Test
    void its_metrics_are_those_of_the_chapter() {
        Set<String> labelled = found("(?m)^(rollcall_\\w+(?:\\{\\w+)?)(?:=\"[^\"]*\")?}? ", metrics);
        Set<String> named = found("`(rollcall_\\w+(?:\\{\\w+)?)}?`", OPERATE.section("Metrics"));

        assertThat(names(named)).isEqualTo(names(labelled));
        assertThat(named.stream().filter(each -> each.contains("{"))).isSubsetOf(labelled);
        assertThat(found("\\b(rollcall_\\w+)", OPERATE.example("yaml", "groups:")))
                .isSubsetOf(names(labelled));
    }

    @Test
    void its_jobs_are_those_of_the_chapter() {
        assertThat(found("(?m)^\\| `([a-z-]+)` \\|", OPERATE.section("Jobs")))
                .isEqualTo(found("rollcall_job_runs_total\\{job=\"([a-z-]+)\"", metrics));
    }

    private static void post(URI uri, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        CLIENT.send(request, BodyHandlers.discarding());
    }

    private static String get(URI uri) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Set<String> labelled) {
        return labelled.stream().map(each -> each.replaceFirst("\\{.*", "")).collect(Collectors.toSet());
    }
}
