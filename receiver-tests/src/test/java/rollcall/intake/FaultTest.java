package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.LogLines;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** A fault that would come again with the same request is told 500, costs nobody else anything, and has a place in the log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultTest {
    private static final String POISON = "6.6.6";

    /** SQLSTATE 22012, as a letter is that the database's encoding lacks: a value that it cannot hold. */
    private static final String NO_VALUE = "CASE WHEN version = '6.6.6' THEN 1 / (length(version) - 5) ELSE 1 END = 1";

    /** SQLSTATE 23514. */
    private static final String NO_EVENT = "name <> 'delete-page'";

    private String database;
    private Wiring server;
    private TestProducts products;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterEach
    void stop() {
        products.close();
        server.close();
    }

    @Test
    void a_heartbeat_that_the_database_refuses_costs_no_other_of_its_group() throws Exception {
        refuse("heartbeat", NO_VALUE);
        TestSender testSender = heartbeats(products.product("none"));

        List<HttpResponse<String>> answers = together(testSender, 30, 7);

        for (int i = 0; i < answers.size(); i++) {
            assertTold(answers.get(i), i % 7 == 0 ? 500 : 200);
        }
        assertThat(products.number("SELECT count(*) FROM heartbeat")).isEqualTo(25);
        assertThat(counts()).containsEntry("received", 30L).containsEntry("kept", 25L);
        assertThat(counts()).containsEntry("internal_error", 5L);
        assertThat(metrics()).contains("rollcall_failures_total{place=\"heartbeat_commit\"} 5");
    }

    @Test
    void a_batch_that_the_database_refuses_is_not_asked_for_again_and_the_next_one_is_kept() throws Exception {
        refuse("event", NO_EVENT);
        Product product = products.product("penpot");
        TestSender testSender = new TestSender(TestServer.at(server, "/ingest/events"), products.key(product));

        assertTold(testSender.post(events("create-page")), 200);
        assertTold(testSender.post(events("delete-page")), 500);
        assertTold(testSender.post(events("create-page")), 200);

        assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(2);
        assertThat(counts()).containsEntry("received", 3L).containsEntry("kept", 2L);
        assertThat(counts()).containsEntry("internal_error", 1L);
    }

    @Test
    void of_one_request_of_open_telemetry_only_what_the_database_refuses_is_rejected() throws Exception {
        refuse("heartbeat", NO_VALUE);
        refuse("event", "name <> 'timer.started' OR version IS DISTINCT FROM '6.6.6'");
        OtlpProduct otlp = new OtlpProduct(server, products);
        UUID poisoned = UUID.randomUUID();
        OtlpBody mixed = OtlpBody.of()
                .heartbeat(UUID.randomUUID(), "app_version", "5.1.0")
                .heartbeat(poisoned, "app_version", POISON)
                .heartbeat(UUID.randomUUID(), "app_version", "5.1.0")
                .record("timer.started", UUID.randomUUID(), "app_version", "5.1.0")
                .record("timer.started", poisoned, "app_version", POISON)
                .record("timer.started", poisoned, "app_version", POISON);

        OtlpAnswer answer = otlp.logs(mixed, OtlpProduct.JSON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(3);
        assertThat(answer.message()).isEqualTo("internal_error (3)");
        assertThat(otlp.heartbeats()).hasSize(2);
        assertThat(otlp.events("name")).hasSize(1);
        assertThat(counts()).containsEntry("received", 5L).containsEntry("kept", 3L);
        assertThat(counts()).containsEntry("internal_error", 2L);

        OtlpAnswer alone =
                otlp.logs(OtlpBody.of().heartbeat(UUID.randomUUID(), "app_version", POISON), OtlpProduct.PROTOBUF);
        assertThat(alone.status()).isEqualTo(500);
        assertThat(alone.message()).isEqualTo("internal_error");
        assertThat(counts()).containsEntry("received", 6L).containsEntry("internal_error", 3L);
    }

    @Test
    void a_fault_of_rollcall_is_no_outage_and_the_log_has_its_place_and_nothing_of_the_report() throws Exception {
        products.execute("ALTER TABLE permitted_field RENAME TO permitted_field_is_gone");
        TestSender testSender = heartbeats(products.product("none"));
        UUID instance = UUID.randomUUID();
        try (LogLines log = new LogLines()) {
            assertTold(testSender.post(TestSender.heartbeat(instance, "7.7.7-planted")), 500);

            assertThat(log.all())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("a report could not be taken: ")
                            .containsPattern("at Products\\.java:\\d+"));
            assertThat(String.join("\n", log.all()))
                    .doesNotContain(instance.toString())
                    .doesNotContain("7.7.7-planted")
                    .doesNotContain("permitted_field");
        }
        assertThat(counts()).containsEntry("received", 1L).containsEntry("kept", 0L);
        assertThat(counts()).containsEntry("internal_error", 1L);
        assertThat(metrics()).contains("rollcall_failures_total{place=\"intake\"} 1");
    }

    @Test
    void a_fault_of_rollcall_is_a_fault_also_while_the_database_takes_no_writes() throws Exception {
        products.execute("ALTER TABLE account RENAME TO account_is_gone");
        products.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
                + " current_database()); END $$");
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/login"))
                .header("Cookie", "rollcall_session=" + "a".repeat(43))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void a_value_beyond_a_limit_of_the_database_costs_no_other_heartbeat_of_its_group() throws Exception {
        products.execute(
                "CREATE FUNCTION limited(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN IF $1 = '6.6.6' THEN RAISE 'planted'"
                        + " USING ERRCODE = '54000'; END IF; RETURN true; END $$");
        refuse("heartbeat", "limited(version)");

        List<HttpResponse<String>> answers = together(heartbeats(products.product("none")), 9, 4);

        for (int i = 0; i < answers.size(); i++) {
            assertTold(answers.get(i), i % 4 == 0 ? 500 : 200);
        }
    }

    @Test
    void what_opens_the_key_may_fail_as_well() throws Exception {
        TestSender testSender = heartbeats(products.product("none"));
        products.execute("ALTER TABLE api_key RENAME TO api_key_is_gone");

        assertTold(testSender.post(TestSender.heartbeat(UUID.randomUUID())), 500);
    }

    private TestSender heartbeats(Product product) {
        return new TestSender(TestServer.at(server, "/ingest/heartbeat"), products.key(product));
    }

    private void refuse(String table, String unless) {
        products.execute("ALTER TABLE " + table + " ADD CONSTRAINT planted CHECK (" + unless + ")");
    }

    /** So many heartbeats, all of which wait while the first group is held up; each so-manyth is one that the database refuses. */
    private List<HttpResponse<String>> together(TestSender testSender, int many, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
        try {
            try (TableLock lock = TableLock.take(database, "instance")) {
                for (int i = 0; i < many; i++) {
                    String version = i % each == 0 ? POISON : "1.0.0";
                    waiting.add(
                            threads.submit(() -> testSender.post(TestSender.heartbeat(UUID.randomUUID(), version))));
                }
                while (!lock.isWaitedFor()) {
                    Thread.onSpinWait();
                }
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> one : waiting) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String events(String name) {
        return """
                {"schema_version":"1","instance_id":"%s","events":[{"name":"%s","type":"action"}]}""".formatted(UUID.randomUUID(), name);
    }

    private static void assertTold(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        if (status == 500) {
            assertThat(answer.body()).isEqualTo("{\"ok\":false,\"error\":\"internal_error\",\"status_code\":500}");
        }
    }

    private Map<String, Long> counts() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        Matcher line = Pattern.compile(
                        "(?m)^rollcall_reports_(received|kept|refused)_total(?:\\{reason=\"(\\w+)\"\\})? (\\d+)(?:\\.0)?$")
                .matcher(metrics());
        while (line.find()) {
            counts.put(line.group(2) == null ? line.group(1) : line.group(2), Long.parseLong(line.group(3)));
        }
        return counts;
    }

    private String metrics() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
