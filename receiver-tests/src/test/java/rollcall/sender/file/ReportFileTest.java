package rollcall.sender.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.report.Product;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestInstance;

/** Reports that are carried: saved to a file at one Rollcall, uploaded at another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportFileTest {
    private static final String REPORT = "/settings/telemetry/report";
    private static final String SAVED = "/settings/telemetry/saved";

    private final MovableClock clock = MovableClock.atNoon();
    private Wiring receiver;
    private TestProducts products;
    private Visitor maintainers;
    private TestInstance instance;
    private Visitor superuser;

    @BeforeEach
    void start() {
        String receiverUrl = TestDatabase.fresh();
        receiver = TestServer.start(clock, receiverUrl);
        products = TestProducts.at(receiverUrl);
        maintainers = Visitor.superuser(receiver);
        instance = TestInstance.start(clock);
        superuser = Visitor.superuser(instance.server());
    }

    @AfterEach
    void stop() {
        instance.close();
        products.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLCALL, rollcall, /, 25",
        "EVENTYAY, eventyay, /ingest/heartbeat, 0",
        "PENPOT, penpot, /ingest/penpot, 25",
        "OTLP, rollcall, /ingest/otlp, 25"
    })
    void what_is_carried_arrives_as_what_is_sent(Protocol wire, String preset, String path, int events) {
        Product sent = products.product(preset);
        Product carried = products.product(preset);
        instance.reports(TelemetryLevel.DETAILED, wire, TestServer.at(receiver, path), products.key(sent));
        instance.happen(1, 25);
        instance.pagesOf(10);
        byte[] file = save();

        String page = upload(carried, file);
        instance.shipping().now("ada");

        assertThat(page).contains("The heartbeat was kept.").doesNotContain("rejected");
        assertThat(rows(carried)).isEqualTo(rows(sent)).hasSize(1 + events);
        assertThat(instance.log()).startsWith("file: saved to a file").contains("heartbeat: 200");
        assertThat(instance.waiting()).isZero();
        upload(carried, file);
        assertThat(rows(carried)).as("the same file twice").hasSize(1 + events);
        upload(sent, file);
        assertThat(rows(sent)).as("carried and sent as well").hasSize(1 + events);
    }

    @Test
    void an_instance_without_an_endpoint_reports_by_files_alone_and_what_has_arrived_leaves_the_outbox() {
        Product product = products.product("rollcall");
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 12);
        byte[] file = save();
        instance.happen(13, 15);
        assertThat(superuser.page(SAVED)).contains("12\u00a0events", "The file has arrived");

        upload(product, file);
        assertThat(superuser.send(SAVED, Map.of("file", id())).statusCode()).isEqualTo(303);

        assertThat(instance.waitingNumbers()).containsExactly(13, 14, 15);
        assertThat(superuser.page(SAVED)).contains("No saved report is waiting.");
        upload(product, save());
        assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(15);
        assertThat(instance.log()).containsExactly("file: saved to a file", "file: saved to a file");
        assertThat(instance.database().column("SELECT events FROM send_log ORDER BY send_id"))
                .containsExactly("12", "3");
    }

    @Test
    void a_file_that_is_saved_again_holds_the_same_pages_and_whoever_gets_a_network_later_counts_them_once() {
        Product product = products.product("rollcall");
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 5);
        byte[] first = save();
        instance.happen(6, 7);
        byte[] second = save();
        assertThat(second.length).isGreaterThan(first.length);

        upload(product, first);
        assertThat(upload(product, second))
                .contains("All 2\u00a0events were kept.", "Of 5\u00a0events, 0 were kept and 5 were here before.");
        instance.reports(
                TelemetryLevel.DETAILED, Protocol.ROLLCALL, TestServer.at(receiver, "/"), products.key(product));
        instance.shipping().now("ada");

        assertThat(instance.waiting()).isZero();
        assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(7);
        assertThat(products.number("SELECT count(*) FROM heartbeat")).isEqualTo(1);
    }

    @Test
    void a_file_has_a_hundred_lines_and_the_rest_comes_in_the_next() {
        Product product = products.product("rollcall");
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 120);
        instance.pagesOf(1);

        byte[] file = save();

        assertThat(new String(file, StandardCharsets.US_ASCII).lines()).hasSize(100);
        upload(product, file);
        superuser.send(SAVED, Map.of("file", id()));
        assertThat(instance.waitingNumbers()).hasSize(21).contains(100, 120).doesNotContain(99);
        upload(product, save());
        assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(120);
    }

    @Test
    void nothing_is_saved_that_could_not_be_sent() {
        assertThat(refused()).contains("Telemetry is off: nothing may leave, not even in a file.");
        instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, null, "");
        instance.happen(1, 3);
        assertThat(new String(save(), StandardCharsets.US_ASCII).lines())
                .as("the heartbeat alone")
                .hasSize(1);

        instance.reports(TelemetryLevel.OFF, Protocol.ROLLCALL, null, "");
        assertThat(refused()).contains("Telemetry is off");
        assertThat(instance.log()).hasSize(1);
    }

    @Test
    void what_has_gone_by_itself_is_in_no_file() {
        Product product = products.product("rollcall");
        URI endpoint = TestServer.at(receiver, "/");
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, endpoint, products.key(product));
        instance.happen(1, 3);
        instance.shipping().now("ada");

        assertThat(refused()).contains("There is nothing to save");
    }

    @Test
    void the_file_is_for_superusers_and_nothing_is_removed_without_their_token_or_for_a_file_that_is_not_there() {
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 3);
        save();
        Visitor maintainer = Visitor.maintainer(instance.server());

        assertThat(maintainer.send("/password", REPORT, Map.of()).statusCode()).isEqualTo(403);
        assertThat(maintainer.get(SAVED).statusCode()).isEqualTo(403);
        assertThat(superuser.post(SAVED, Map.of("file", id())).statusCode()).isEqualTo(403);
        assertThat(superuser.send(SAVED, Map.of("file", "x")).statusCode()).isEqualTo(422);
        assertThat(superuser.send(SAVED, Map.of()).statusCode()).isEqualTo(422);
        superuser.send(SAVED, Map.of("file", "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10"));
        assertThat(instance.waiting()).isEqualTo(3);
    }

    @Test
    void no_file_is_made_for_who_only_follows_a_link_or_has_no_token() {
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 3);
        String before = state();

        HttpResponse<String> followed = superuser.get(REPORT);
        assertThat(followed.statusCode()).isEqualTo(303);
        assertThat(followed.headers().firstValue("Location")).contains(SAVED);
        assertThat(superuser.head(REPORT).statusCode()).isEqualTo(303);
        assertThat(superuser.post(REPORT, Map.of()).statusCode()).isEqualTo(403);
        assertThat(superuser.post(REPORT, Map.of("_csrf", "guessed")).statusCode())
                .isEqualTo(403);

        assertThat(state()).isEqualTo(before);
        save();
        assertThat(state()).isNotEqualTo(before);
    }

    /** Everything that saving a file writes down: pages of the outbox, the file itself, the log of sends, the audit log. */
    private String state() {
        return String.join(" ", instance.database().column("""
                        SELECT concat_ws(' ', (SELECT count(page) FROM audit_log), (SELECT count(*) FROM audit_log),
                                         (SELECT count(*) FROM report_file), (SELECT count(*) FROM send_log))
                        """));
    }

    private byte[] save() {
        HttpResponse<String> answer = superuser.send(SAVED, REPORT, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"rollcall-report-\\d{4}-\\d\\d-\\d\\d\\.ndjson\"");
        return answer.body().getBytes(StandardCharsets.US_ASCII);
    }

    private String refused() {
        HttpResponse<String> answer = superuser.send(SAVED, REPORT, Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        return answer.body();
    }

    private String upload(Product product, byte[] file) {
        HttpResponse<String> answer = maintainers.upload("/p/" + product.slug() + "/upload", file);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The file that was saved last. */
    private String id() {
        return instance.database()
                .column("SELECT file_id FROM report_file ORDER BY saved_at DESC, file_id LIMIT 1")
                .get(0);
    }

    private List<String> rows(Product of) {
        List<String> rows = new ArrayList<>(products.column("""
                SELECT concat_ws(' ', instance_id, day, first, version, kept)
                FROM heartbeat WHERE product_id = %d ORDER BY 1""".formatted(of.id())));
        rows.addAll(products.column("""
                SELECT concat_ws(' ', instance_id, received_on, day, name, type, source, profile, version, properties, context)
                FROM event WHERE product_id = %d ORDER BY 1""".formatted(of.id())));
        return rows;
    }
}
