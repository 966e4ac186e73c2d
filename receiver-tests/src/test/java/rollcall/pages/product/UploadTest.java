package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.docs.Document;
import rollcall.support.EveryColumn;
import rollcall.support.PackedBytes;
import rollcall.support.ReportLines;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What becomes of report files by what is in them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UploadTest {
    private static final String PAGE = "/p/it/upload";

    private static TestSite site;
    private final UUID instance = UUID.randomUUID();

    @BeforeAll
    static void open() {
        site = new TestSite("penpot");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_heartbeat_and_events_are_kept_and_the_page_says_so_with_the_names_that_were_left_out() {
        String page = upload(
                ReportLines.json("/ingest/heartbeat", """
                        {"schema_version":"1","instance_id":"%s","version":"2.15.0","cpu_brand":"x"}""".formatted(instance)),
                ReportLines.events(instance, "create-file", "x@y.example"));

        assertThat(page)
                .contains("Of 2\u00a0reports in this file, 2 were kept in part.")
                .contains("The heartbeat was kept.", "<code title=\"name not permitted\">cpu_brand</code>")
                .contains("Of 2\u00a0events, 1 was kept and 1 is not permitted.")
                .contains("<code title=\"event not permitted\">(name withheld)</code>", "kept in part");
        assertThat(site.kept(instance)).contains("2.15.0").doesNotContain("cpu_brand");
        assertThat(events()).containsExactly("create-file");
    }

    @Test
    void a_german_reader_is_told_in_german_what_became_of_each_line_and_why() {
        Visitor german = site.superuser().sending("Accept-Language", "de-DE");
        try {
            String page = german.upload(
                            PAGE,
                            ReportLines.file(
                                    ReportLines.json("/ingest/heartbeat", """
                                            {"schema_version":"1","instance_id":"%s","cpu_brand":"x"}""".formatted(instance)),
                                    ReportLines.heartbeat(instance),
                                    ReportLines.events(instance, "create-file", "x@y.example"),
                                    ReportLines.json("/ingest/otlp/v1/metrics", "{\"resourceMetrics\":[]}"),
                                    ReportLines.json("/ingest/otlp/v1/logs", """
                                            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"a"},
                                            {"attributes":[{"key":"app.installation.id","value":{"stringValue":"%s"}}]}]}]}]}""".formatted(instance)),
                                    "[]"))
                    .body();

            assertThat(page)
                    .contains("6\u00a0Berichte in dieser Datei: 2 teilweise behalten, 1 schon da")
                    .contains("Der Heartbeat wurde behalten.", "<code title=\"Name nicht zugelassen\">cpu_brand</code>")
                    .contains("zählt dieser Heartbeat kein zweites Mal. Der nächste wird in 23 Std. angenommen.")
                    .contains("2\u00a0Ereignisse: 1 behalten und 1 nicht zugelassen.")
                    .contains("Es war nichts darin.")
                    .contains("(missing_required_fields, Feld rollcall_report)");
        } finally {
            german.sending();
        }
    }

    @Test
    void the_line_that_the_manual_shows_is_a_heartbeat() {
        String page = upload(Document.chapter("air-gapped").example("json", "{"));

        assertThat(page).contains("The heartbeat was kept.");
    }

    @Test
    void the_same_file_twice_counts_once_although_its_batches_have_no_identifier() {
        String[] lines = {
            ReportLines.heartbeat(instance),
            ReportLines.events(instance, "create-file", "create-page"),
            ReportLines.json("/ingest/events", """
                    {"schema_version":"1","instance_id":"%s","batch_id":"%s","events":[{"name":"create-file"}]}""".formatted(instance, UUID.randomUUID()))
        };
        upload(lines);

        String again = upload(lines);

        assertThat(again)
                .contains("Of 3\u00a0reports in this file, 3 were here before.")
                .contains(
                        "The instance had reported within its interval already",
                        "counts no second time. The next one is taken in 2")
                .contains("Of 2\u00a0events, 0 were kept and 2 were here before.");
        assertThat(events()).hasSize(3);
        assertThat(Sql.column(site.server(), "SELECT day FROM heartbeat WHERE instance_id = '" + instance + "'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF%s\r\n%s\r\n", "\uFEFF\r\n%s\r\n\r\n%s", "\uFEFF%s\n\uFEFF%s\n", "\uFEFF\uFEFF \n%s\n%s\n"
            })
    void a_byte_order_mark_that_an_editor_put_before_a_line_changes_nothing(String form) {
        String file = form.formatted(ReportLines.heartbeat(instance), ReportLines.events(instance, "create-file"));

        HttpResponse<String> answer = site.superuser().upload(PAGE, file.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).contains("reports in this file were kept.");
        assertThat(events()).containsExactly("create-file");
    }

    @Test
    void a_file_of_a_byte_order_mark_alone_is_empty() {
        HttpResponse<String> answer = site.superuser().upload(PAGE, "\uFEFF\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This file is empty.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "x-UTF-16LE-BOM", "X-UTF-32LE-BOM"})
    void a_file_in_another_unicode_encoding_is_refused_in_words_that_name_it(String charset) {
        byte[] file = ReportLines.heartbeat(instance).getBytes(Charset.forName(charset));

        HttpResponse<String> answer = site.superuser().upload(PAGE, file);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This file is in UTF-16 or UTF-32", "Save it as UTF-8");
        assertThat(Sql.column(site.server(), "SELECT day FROM heartbeat WHERE instance_id = '" + instance + "'"))
                .isEmpty();
    }

    @Test
    void the_same_file_at_the_same_moment_counts_once_too() throws Exception {
        byte[] file = ReportLines.file(ReportLines.events(instance, "create-file"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<HttpResponse<String>> upload = () -> site.superuser().upload(PAGE, file);
        List<Future<HttpResponse<String>>> answers = threads.invokeAll(List.of(upload, upload, upload, upload));
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        threads.shutdown();

        assertThat(events()).containsExactly("create-file");
    }

    @Test
    void two_servers_that_get_the_same_file_at_the_same_moment_count_it_once() throws Exception {
        String database = TestDatabase.fresh();
        try (Wiring one = TestServer.start(Clock.systemUTC(), database);
                Wiring other = TestServer.start(Clock.systemUTC(), database);
                TestProducts products = TestProducts.at(database)) {
            String page = "/p/" + products.product("penpot").slug() + "/upload";
            Visitor here = Visitor.superuser(one);
            Visitor there = new Visitor(other);
            there.logIn(Visitor.EMAIL, Visitor.PASSWORD);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            for (int round = 0; round < 5; round++) {
                byte[] file = ReportLines.file(
                        ReportLines.heartbeat(UUID.randomUUID()), ReportLines.events(UUID.randomUUID(), "create-file"));
                List<Callable<HttpResponse<String>>> uploads =
                        List.of(() -> here.upload(page, file), () -> there.upload(page, file));
                for (Future<HttpResponse<String>> answer : threads.invokeAll(uploads)) {
                    assertThat(answer.get().statusCode()).isEqualTo(200);
                }
            }
            threads.shutdown();

            assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(5);
            assertThat(products.number("SELECT count(*) FROM heartbeat")).isEqualTo(5);
        }
    }

    @Test
    void what_is_whole_what_is_in_part_and_what_is_nothing_is_counted_apart() {
        String page = upload(
                ReportLines.heartbeat(instance),
                ReportLines.events(instance, "create-file", "x@y.example"),
                ReportLines.json("/ingest/otlp/v1/metrics", "{\"resourceMetrics\":[]}"));

        assertThat(page)
                .contains(
                        "Of 3\u00a0reports in this file, 1 was kept, 1 was kept in part and 1 holds nothing that is kept.");
    }

    @Test
    void two_batches_of_equal_events_in_one_file_are_two_when_their_senders_say_so() {
        upload(
                ReportLines.json("/ingest/events", batch(UUID.randomUUID())),
                ReportLines.json("/ingest/events", batch(UUID.randomUUID())));

        assertThat(events()).hasSize(2);
    }

    @Test
    void a_line_that_cannot_be_taken_keeps_no_other_out_and_says_why() {
        byte[] bomb = PackedBytes.zstdOfOneCharacter(' ', 1_024, -1, 20);
        String deep = "[".repeat(200) + "]".repeat(200);
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("not json", "invalid_json"),
                Map.entry("\u0000", "invalid_json"),
                Map.entry("[]", "missing_required_fields, field rollcall_report"),
                Map.entry("{\"rollcall_report\":2}", "invalid_field, field rollcall_report"),
                Map.entry("{\"rollcall_report\":1,\"door\":\"/ingest/events\"}", "missing_required_fields, field body"),
                Map.entry("{\"rollcall_report\":1,\"idempotency_key\":\"7\"}", "invalid_field, field idempotency_key"),
                Map.entry("{\"rollcall_report\":1,\"door\":7}", "invalid_field, field door"),
                Map.entry("{\"rollcall_report\":1,\"x\":" + deep + "}", "invalid_json"),
                Map.entry("{\"rollcall_report\":1,\"body\":\"%%%\"}", "invalid_data, field body"),
                Map.entry("{\"rollcall_report\":1,\"body\":\"e30\"}", "invalid_data, field body"),
                Map.entry("{\"rollcall_report\":1,\"rollcall_report\":1}", "invalid_json"),
                Map.entry(ReportLines.json("/ingest/heartbeat", ""), "missing_body"),
                Map.entry(ReportLines.json("/ingest/heartbeat", deep), "invalid_json"),
                Map.entry(
                        ReportLines.line("/ingest/heartbeat", "text/plain", "", new byte[] {1}),
                        "unsupported_media_type"),
                Map.entry(
                        ReportLines.line("/ingest/events", "application/json", "br", new byte[] {1}),
                        "unsupported_encoding"),
                Map.entry(ReportLines.line("/ingest/events", "application/json", "zstd", bomb), "payload_too_large"),
                Map.entry(ReportLines.line("/ingest/penpot", "application/json", "", new byte[65]), "invalid_json"),
                Map.entry(ReportLines.json("/ingest/heartbeat", " ".repeat(70_000)), "payload_too_large"));

        wrong.forEach((line, reason) -> {
            UUID good = UUID.randomUUID();
            String page = upload(line, ReportLines.events(good, "create-file"));
            assertThat(page).as(reason).contains(reason, "1 was kept and 1 was rejected");
            assertThat(Sql.column(site.server(), "SELECT name FROM event WHERE instance_id = '" + good + "'"))
                    .hasSize(1);
        });
    }

    @Test
    void only_the_doors_for_reports_can_be_named() {
        for (String door : List.of(
                "/ingest/heartbeat/",
                "/INGEST/heartbeat",
                "ingest/heartbeat",
                "/p/it/../../ingest/heartbeat",
                "/ingest/%68eartbeat",
                "/ingest/forget",
                "https://elsewhere.example/ingest/heartbeat",
                "/login")) {
            assertThat(upload(ReportLines.json(door, TestSender.heartbeat(instance))))
                    .contains("1 was rejected", "invalid_field, field door")
                    .doesNotContain(door.substring(1) + "<");
        }
        assertThat(Sql.column(site.server(), "SELECT 1 FROM instance WHERE instance_id = '" + instance + "'"))
                .isEmpty();
    }

    @Test
    void a_body_of_more_than_a_door_takes_is_refused_while_it_is_read() {
        byte[] large = new byte[16 * 1024 * 1024 + 1];

        assertThat(upload(ReportLines.line("/ingest/events", "application/json", "", large)))
                .contains("payload_too_large, field body");
    }

    @Test
    void a_file_of_no_line_or_of_too_many_is_refused_whole() {
        for (byte[] empty : List.of(new byte[0], "\n\r\n \n".getBytes(StandardCharsets.US_ASCII))) {
            HttpResponse<String> answer = site.superuser().upload(PAGE, empty);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("This file is empty.");
        }
        String[] many = IntStream.range(0, 101)
                .mapToObj(i -> ReportLines.events(instance, "create-file"))
                .toArray(String[]::new);
        HttpResponse<String> answer = site.superuser().upload(PAGE, ReportLines.file(many));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("more than 100 lines");
        assertThat(events()).isEmpty();
    }

    @Test
    void blank_lines_and_windows_line_ends_do_no_harm_and_lines_keep_their_numbers() {
        byte[] file = ("\r\n" + ReportLines.events(instance, "create-file") + "\r\n\r\nx")
                .getBytes(StandardCharsets.US_ASCII);

        String page = site.superuser().upload(PAGE, file).body();

        assertThat(page)
                .contains("<data value=\"2\">2</data>", "<data value=\"4\">4</data>")
                .doesNotContain("<data value=\"3\">");
        assertThat(events()).hasSize(1);
    }

    @Test
    void nothing_of_a_line_that_is_refused_is_shown_stored_or_logged() {
        String secret = "hunter2-" + UUID.randomUUID();
        String body = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
        String page = upload(
                "{\"rollcall_report\":1,\"door\":\"" + secret + "\",\"body\":\"" + body + "\"}",
                "{\"" + secret + "\":1}",
                ReportLines.json("/ingest/heartbeat", "{\"" + secret));

        assertThat(page).contains("3 were rejected").doesNotContain(secret, body);
        try (TestProducts products = TestProducts.at(site.server().databaseUrl())) {
            assertThat(EveryColumn.of(products).values()).noneMatch(all -> all.contains(secret));
        }
    }

    @Test
    void every_line_is_counted_as_received_and_as_kept_or_refused() throws InterruptedException {
        try (TestSite own = new TestSite("penpot")) {
            own.superuser()
                    .upload(
                            PAGE,
                            ReportLines.file(
                                    ReportLines.heartbeat(instance),
                                    ReportLines.heartbeat(instance),
                                    ReportLines.events(instance, "create-file"),
                                    "x",
                                    ReportLines.json("/nowhere", "{}")));
            TestSite.await(() -> Sql.column(own.server(), "SELECT sum(count) FROM refusal_count")
                    .contains("3"));

            assertThat(Sql.column(own.server(), "SELECT reason || ' ' || field FROM refusal_count ORDER BY 1"))
                    .containsExactly("invalid_field door", "invalid_json ", "rate_limited ");
            String metrics = new Visitor(own.server())
                    .get("http://127.0.0.1:" + own.server().metricsPort().orElseThrow() + "/metrics")
                    .body();
            assertThat(metrics).contains("rollcall_reports_received_total 5", "rollcall_reports_kept_total 2");
        }
    }

    private String upload(String... lines) {
        HttpResponse<String> answer = site.superuser().upload(PAGE, ReportLines.file(lines));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String batch(UUID id) {
        return """
                {"schema_version":"1","instance_id":"%s","batch_id":"%s","events":[{"name":"create-file"}]}""".formatted(instance, id);
    }

    private List<String> events() {
        return Sql.column(site.server(), "SELECT name FROM event WHERE instance_id = '" + instance + "' ORDER BY name");
    }
}
