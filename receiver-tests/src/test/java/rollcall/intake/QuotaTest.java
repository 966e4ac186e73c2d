package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.PackedBytes;
import rollcall.support.PenpotBody;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** What a product's senders are told when one of its daily quotas is full, and what is kept all the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** 18:00:00 UTC: six hours before the quotas open again. */
    private static final Instant EVENING = Instant.parse("2026-11-20T18:00:00Z");

    private static final long UNTIL_MIDNIGHT = 21_600;

    private static MovableClock clock;
    private static Wiring server;
    private static TestProducts products;

    private QuotaProduct product;

    @BeforeAll
    static void start() {
        clock = new MovableClock(EVENING);
        String database = TestDatabase.fresh();
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        moveToNextEvening();
        aProductOf("rollcall");
    }

    private void aProductOf(String preset) {
        product = new QuotaProduct(products, preset);
    }

    /** Each test has a day of its own, because the clock only runs forward. */
    private static void moveToNextEvening() {
        Duration since = Duration.between(EVENING, clock.instant());
        clock.move(Duration.ofDays(since.toDays() + 1).minus(since));
    }

    @Test
    void a_full_quota_of_new_instances_rejects_those_that_are_not_known_and_takes_all_others() throws Exception {
        product.set("new_instances_a_day", 2);
        UUID known = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        QuotaProduct.assertKept(heartbeat(known));
        QuotaProduct.assertKept(heartbeat(UUID.randomUUID()));

        assertFull(heartbeat(stranger), "new_instances_a_day");
        assertFull(events(stranger, 1), "new_instances_a_day");
        QuotaProduct.assertKept(events(known, 3));
        clock.move(Duration.ofHours(23));
        product.set("new_instances_a_day", 0);
        QuotaProduct.assertKept(heartbeat(known));
        assertThat(heartbeat(UUID.randomUUID()).statusCode()).isEqualTo(429);

        assertThat(product.rows("instance")).isEqualTo(2);
        product.assertRejected("new_instances_a_day 3");
    }

    @Test
    void events_make_an_instance_known_and_count_as_a_new_one_once() throws Exception {
        product.set("new_instances_a_day", 1);
        UUID known = UUID.randomUUID();

        QuotaProduct.assertKept(events(known, 2));
        QuotaProduct.assertKept(events(known, 2));
        QuotaProduct.assertKept(heartbeat(known));

        assertFull(heartbeat(UUID.randomUUID()), "new_instances_a_day");
        assertThat(product.used("new_instances")).isEqualTo(1);
    }

    @Test
    void a_full_quota_of_events_rejects_a_batch_that_would_pass_it_as_a_whole_and_stops_no_heartbeat()
            throws Exception {
        product.set("events_a_day", 10);
        UUID instance = UUID.randomUUID();
        QuotaProduct.assertKept(events(instance, 7));

        HttpResponse<String> full = events(instance, 4);
        assertFull(full, "events_a_day");
        assertThat(full.body())
                .isEqualTo(
                        "{\"ok\":false,\"error\":\"quota_exceeded\",\"field\":\"events_a_day\",\"retry_after\":21600,"
                                + "\"message\":\"This product's quota of events for this UTC day is full."
                                + " It opens again at 00:00 UTC.\",\"status_code\":429}");
        QuotaProduct.assertKept(events(instance, 3));
        assertFull(events(instance, 1), "events_a_day");
        QuotaProduct.assertKept(heartbeat(instance));

        assertThat(product.used("events")).isEqualTo(10).isEqualTo(product.rows("event"));
        product.assertRejected("events_a_day 2");
    }

    @Test
    void what_is_kept_has_as_many_bytes_in_its_columns_as_are_counted() throws Exception {
        UUID instance = UUID.randomUUID();
        QuotaProduct.assertKept(heartbeat(instance));
        QuotaProduct.assertKept(post(QuotaProduct.batch(
                instance,
                "",
                "{\"name\":\"open\",\"type\":\"command\",\"profile\":7,\"properties\":{\"a\":1,\"lang\":\"de\"}},"
                        + "{\"name\":\"a\\\\b\",\"context\":{\"c\":true}}")));

        assertThat(product.used("bytes")).isEqualTo(product.bytes());
        assertThat(product.rows("event")).isPositive();
    }

    @Test
    void a_full_quota_of_bytes_rejects_heartbeats_and_events_until_the_next_utc_day() throws Exception {
        UUID one = UUID.randomUUID();
        QuotaProduct.assertKept(heartbeat(one));
        product.set("bytes_a_day", product.used("bytes"));

        assertFull(heartbeat(UUID.randomUUID()), "bytes_a_day");
        assertFull(events(one, 1), "bytes_a_day");
        clock.move(Duration.ofSeconds(6 * 3600 - 1));
        HttpResponse<String> last = heartbeat(UUID.randomUUID());
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        clock.move(Duration.ofSeconds(1));
        QuotaProduct.assertKept(heartbeat(UUID.randomUUID()));

        assertThat(product.used("bytes")).isPositive();
        product.assertRejected("bytes_a_day 3");
    }

    @Test
    void a_heartbeat_within_the_23_hours_counts_no_second_time_and_is_told_what_it_is_told_otherwise()
            throws Exception {
        UUID one = UUID.randomUUID();
        QuotaProduct.assertKept(heartbeat(one));
        long bytes = product.used("bytes");
        assertThat(QuotaProduct.json(heartbeat(one)).path("error").asText()).isEqualTo("rate_limited");
        assertThat(product.used("bytes")).isEqualTo(bytes);

        product.set("bytes_a_day", bytes);
        assertThat(QuotaProduct.json(heartbeat(one)).path("error").asText()).isEqualTo("rate_limited");
    }

    @Test
    void another_product_is_not_harmed() {
        QuotaProduct poor = product;
        poor.set("events_a_day", 0);
        poor.set("bytes_a_day", 0);
        poor.set("new_instances_a_day", 0);
        QuotaProduct rich = new QuotaProduct(products, "rollcall");

        List<Integer> statuses = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> (i % 2 == 0 ? poor : rich)
                        .heartbeat(server, UUID.randomUUID())
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnly(200, 429);
        assertThat(rich.rows("instance")).isEqualTo(10);
        assertThat(poor.rows("instance")).isZero();
    }

    @Test
    void a_batch_with_an_identifier_that_was_kept_is_told_so_when_the_quota_is_full() throws Exception {
        product.set("events_a_day", 2);
        UUID instance = UUID.randomUUID();
        String named = named(instance, UUID.randomUUID(), 2);
        QuotaProduct.assertKept(post(named));

        assertThat(post(named).body()).contains("\"kept\":0", "\"repeated\":2");
        String other = named(instance, UUID.randomUUID(), 1);
        assertFull(post(other), "events_a_day");
        product.set("events_a_day", 3);
        assertThat(post(other).body()).contains("\"kept\":1");
        assertThat(product.used("events")).isEqualTo(3);
    }

    @Test
    void a_flood_of_packed_batches_stops_at_the_quota_of_bytes() {
        UUID instance = UUID.randomUUID();
        String flood = IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"name\":\"n" + i + "\",\"properties\":{\"a\":" + "1".repeat(17) + "}}")
                .collect(Collectors.joining(","));
        byte[] packed = PackedBytes.gzip(QuotaProduct.batch(instance, "", flood).getBytes(StandardCharsets.UTF_8));
        QuotaProduct.assertKept(product.post(server, "/ingest/events", packed, "gzip"));
        long one = product.used("bytes");
        product.set("bytes_a_day", one * 7 / 2);

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i ->
                        product.post(server, "/ingest/events", packed, "gzip").statusCode())
                .toList();

        assertThat(one).isGreaterThan(20_000);
        assertThat(statuses).containsExactly(200, 200, 429, 429, 429, 429);
        assertThat(product.bytes()).isEqualTo(product.used("bytes")).isEqualTo(3 * one);
    }

    @Test
    void penpot_is_told_429_for_a_batch_and_for_a_report() throws Exception {
        aProductOf("penpot");
        product.set("events_a_day", 1);
        product.set("new_instances_a_day", 1);
        List<Map<String, Object>> events = List.of(penpotEvent(), penpotEvent());

        HttpResponse<String> full = penpot(PenpotBody.of("2.15.0", events));
        assertFull(full, "events_a_day");
        QuotaProduct.assertKept(penpot(PenpotBody.of("2.15.0", events.subList(0, 1))));
        HttpResponse<String> report = penpot(PenpotBody.json(Map.of(
                "type",
                "telemetry-legacy-report",
                "version",
                "2.15.0",
                "instance-id",
                UUID.randomUUID().toString(),
                "total-users",
                7)));
        assertFull(report, "new_instances_a_day");
    }

    @Test
    void opentelemetry_is_told_429_with_the_time_until_midnight_so_that_an_sdk_does_not_try_for_nothing()
            throws Exception {
        OtlpProduct otlp = new OtlpProduct(server, products);
        product = new QuotaProduct(products, otlp.product());
        product.set("new_instances_a_day", 0);

        for (String type : List.of(OtlpProduct.JSON, OtlpProduct.PROTOBUF)) {
            byte[] body = type.equals(OtlpProduct.JSON)
                    ? OtlpBody.of().heartbeat(UUID.randomUUID()).json()
                    : OtlpBody.of().heartbeat(UUID.randomUUID()).protobuf();
            HttpResponse<byte[]> answer = otlp.send(body, type, "identity", otlp.bearer(), "logs");
            assertThat(answer.headers().firstValue("Retry-After")).contains(String.valueOf(UNTIL_MIDNIGHT));
            assertThat(OtlpAnswer.read(answer))
                    .isEqualTo(new OtlpAnswer(
                            429,
                            type,
                            0,
                            "quota_exceeded: new_instances_a_day. This product's quota of new instances for this UTC day"
                                    + " is full. It opens again at 00:00 UTC."));
        }
        product.assertRejected("new_instances_a_day 2");
    }

    @Test
    void of_an_opentelemetry_request_what_fits_is_kept_and_the_rest_is_a_partial_success() throws Exception {
        OtlpProduct otlp = new OtlpProduct(server, products);
        product = new QuotaProduct(products, otlp.product());
        UUID known = UUID.randomUUID();
        assertThat(otlp.logs(OtlpBody.of().heartbeat(known), OtlpProduct.JSON).status())
                .isEqualTo(200);
        product.set("new_instances_a_day", 1);
        product.set("events_a_day", 1);
        double received = reports("rollcall_reports_received_total");
        double kept = reports("rollcall_reports_kept_total");
        double rejected = reports("rollcall_reports_refused_total");

        OtlpAnswer answer = otlp.logs(
                OtlpBody.of()
                        .heartbeat(known)
                        .heartbeat(UUID.randomUUID())
                        .heartbeat(UUID.randomUUID())
                        .record("auth.login", known)
                        .record("auth.login", known),
                OtlpProduct.PROTOBUF);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(4);
        assertThat(answer.message())
                .startsWith("quota_exceeded: events_a_day (2), quota_exceeded: new_instances_a_day (2).")
                .contains("quota of events for this UTC day is full", "quota of new instances");
        assertThat(reports("rollcall_reports_received_total") - received)
                .isEqualTo(reports("rollcall_reports_kept_total")
                        - kept
                        + reports("rollcall_reports_refused_total")
                        - rejected)
                .isEqualTo(4);
        product.assertRejected("new_instances_a_day 2", "events_a_day 1");
    }

    @Test
    void received_is_kept_and_rejected_whatever_was_full() throws Exception {
        double received = reports("rollcall_reports_received_total");
        double kept = reports("rollcall_reports_kept_total");
        double rejected = reports("rollcall_reports_refused_total");
        product.set("new_instances_a_day", 7);
        product.set("events_a_day", 5);

        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? heartbeat(UUID.randomUUID()) : events(UUID.randomUUID(), 1))
                .map(HttpResponse::statusCode)
                .toList();

        long taken = statuses.stream().filter(status -> status == 200).count();
        // On a machine that is too busy to commit within five seconds some are told 503, and may be kept all the same.
        assertThat(statuses).contains(200, 429).isSubsetOf(200, 429, 503);
        assertThat(taken).isLessThanOrEqualTo(product.rows("instance"));
        assertThat(product.rows("instance")).isEqualTo(7);
        assertThat(reports("rollcall_reports_received_total") - received).isEqualTo(40);
        assertThat(reports("rollcall_reports_kept_total") - kept).isEqualTo(taken);
        assertThat(reports("rollcall_reports_refused_total") - rejected).isEqualTo(40 - taken);
    }

    private static Map<String, Object> penpotEvent() {
        return Map.of(
                "name", "create-page", "type", "command", "source", "telemetry:backend", "profile-id", new UUID(0, 7));
    }

    private HttpResponse<String> heartbeat(UUID instance) {
        return product.heartbeat(server, instance);
    }

    private HttpResponse<String> events(UUID instance, int count) {
        return product.events(server, instance, count);
    }

    private HttpResponse<String> penpot(byte[] body) {
        return product.post(server, "/ingest/penpot", body, "identity");
    }

    private HttpResponse<String> post(String body) {
        return product.post(server, "/ingest/events", body);
    }

    private static String named(UUID instance, UUID batch, int count) {
        return QuotaProduct.batch(instance, "\"batch_id\":\"" + batch + "\",", QuotaProduct.events(count));
    }

    private static void assertFull(HttpResponse<String> answer, String quota) {
        QuotaProduct.assertFull(answer, quota, UNTIL_MIDNIGHT);
    }

    private static double reports(String metric) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
