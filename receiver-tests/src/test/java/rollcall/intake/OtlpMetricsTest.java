package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;
import rollcall.store.metrics.MetricTable;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** Metrics of OpenTelemetry: what is added up until the day is over, and what a heartbeat of the next day takes along. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpMetricsTest {
    private static final String DURATION = "http.server.request.duration";
    private static final String CPU = "process.cpu.time";
    private static final int DELTA = 1;
    private static final int CUMULATIVE = 2;

    private final UUID installation = UUID.randomUUID();
    private MovableClock clock;
    private Instant noon;
    private String url;
    private Wiring server;
    private TestProducts products;
    private OtlpProduct otlp;

    @BeforeEach
    void start() {
        noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
        clock = new MovableClock(noon.plusSeconds(3_600));
        url = TestDatabase.fresh();
        server = TestServer.start(clock, url);
        products = TestProducts.at(url);
        otlp = new OtlpProduct(server, products, "otel");
    }

    @AfterEach
    void stop() {
        products.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"delta", "cumulative"})
    void the_sdk_s_own_metrics_of_a_day_go_with_the_next_day_s_heartbeat(String temporality) throws Exception {
        clock.move(Duration.between(clock.instant(), Instant.now()));
        try (OpenTelemetrySdk sdk = sdk(temporality)) {
            var meter = sdk.getMeterProvider().get("test");
            var cpu = meter.counterBuilder(CPU).ofDoubles().build();
            var duration = meter.histogramBuilder(DURATION)
                    .setExplicitBucketBoundariesAdvice(
                            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0))
                    .build();
            for (int i = 0; i < 10; i++) {
                Attributes route = Attributes.of(AttributeKey.stringKey("http.route"), "/r" + i % 3);
                cpu.add(10, route);
                duration.record(i < 9 ? 0.03 : 3, route);
                if (i % 4 == 3) {
                    assertThat(flushed(sdk)).isTrue();
                }
            }
            assertThat(flushed(sdk)).isTrue();
        }
        nextDay();

        assertThat(heartbeat())
                .contains(
                        "\"" + CPU + "\":\"100\"", "\"" + DURATION + "\":[\"0.05:10\",\"5:1\",\"p50:0.05\",\"p95:5\"]");
        assertThat(products.column("SELECT row(m.*)::text FROM metric_day AS m"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("/r"));
    }

    @Test
    void points_that_come_again_count_once_and_a_restart_counts_anew() throws Exception {
        assertThat(cpu(DELTA, 0, 60, 5)).isZero();
        assertThat(cpu(DELTA, 0, 60, 5)).isZero();
        assertThat(cpu(DELTA, 60, 120, 7)).isZero();
        assertThat(counted(CPU)).isEqualTo("12");

        post(sum(CPU, CUMULATIVE, 200, 260, 30, "b"));
        post(sum(CPU, CUMULATIVE, 200, 320, 50, "b"));
        post(sum(CPU, CUMULATIVE, 200, 320, 50, "b"));
        post(sum(CPU, CUMULATIVE, 200, 260, 30, "b"));
        post(sum(CPU, CUMULATIVE, 330, 400, 4, "b"));
        assertThat(counted(CPU)).isEqualTo("66");

        nextDay();
        assertThat(heartbeat()).contains("\"" + CPU + "\":\"63\"");
    }

    @Test
    void what_a_sequence_counted_before_its_first_point_here_is_unknown_unless_it_began_on_that_day() throws Exception {
        long yesterday = -86_400;
        post(sum(CPU, CUMULATIVE, yesterday, 60, 1_000, ""));
        assertThat(counted(CPU)).isEqualTo("0");
        post(sum(CPU, CUMULATIVE, yesterday, 120, 1_040, ""));
        assertThat(counted(CPU)).isEqualTo("40");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my.rooms | \"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":1,\"dataPoints\":[{\"asInt\":1},{\"asInt\":2}]} | 2 | my.rooms (sum): name not permitted (2)",
                "process.cpu.time | \"gauge\":{\"dataPoints\":[{\"asInt\":1}]} | 1 | process.cpu.time (gauge): value not permitted (1)",
                "process.cpu.time | \"summary\":{\"dataPoints\":[{\"count\":1}]} | 1 | process.cpu.time (summary): value not permitted (1)",
                "process.cpu.time | \"exponentialHistogram\":{\"dataPoints\":[{\"count\":1}]} | 1 | process.cpu.time (exponential histogram): value not permitted (1)",
                "process.cpu.time | \"sum\":{\"aggregationTemporality\":1,\"dataPoints\":[{\"asInt\":1}]} | 1 | process.cpu.time (sum): not monotonic (1)",
                "process.cpu.time | \"sum\":{\"isMonotonic\":true,\"dataPoints\":[{\"asInt\":1}]} | 1 | process.cpu.time (sum): no temporality (1)",
                "process.cpu.time | \"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":1,\"dataPoints\":[{\"asInt\":1}]} | 1 | time not of today or yesterday",
                "process.cpu.time | \"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":1,\"dataPoints\":[{\"asDouble\":\"NaN\"}]} | 1 | no sum of a day",
                "process.cpu.time | \"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":1,\"dataPoints\":[{\"asInt\":-1}]} | 1 | no sum of a day",
                "http.server.request.duration | \"histogram\":{\"aggregationTemporality\":1,\"dataPoints\":[{\"explicitBounds\":[1],\"bucketCounts\":[1,2]}]} | 1 | other bounds"
            })
    void what_is_not_permitted_or_does_not_fit_is_named_in_a_partial_success(
            String name, String data, long rejected, String said) throws Exception {
        OtlpAnswer answer = send("{\"name\":\"" + name + "\"," + data + "}", installation.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(rejected);
        assertThat(answer.message()).contains(said);
        assertThat(products.column("SELECT name FROM metric_day")).isEmpty();
        otlp.awaitRejections("not_kept metrics 1");
    }

    @Test
    void points_of_no_installation_are_rejected_with_what_to_do() throws Exception {
        OtlpAnswer answer = send(sum(CPU, DELTA, 0, 60, 5, ""), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(1);
        assertThat(answer.message()).contains("install_id");
    }

    @Test
    void who_asks_to_be_forgotten_has_no_sums_left_and_the_sums_of_older_days_go() throws Exception {
        InstanceKey key = new InstanceKey(otlp.product().id(), installation);
        LocalDate day = LocalDate.ofInstant(noon, ZoneOffset.UTC);
        try (Database database = Database.open(Optional.of(url), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            MetricTable table = new MetricTable(database.dataSource());
            cpu(DELTA, 0, 60, 5);
            table.expire(day);
            assertThat(table.sums(key, day)).containsKey(CPU);
            table.expire(day.plusDays(1));
            assertThat(table.sums(key, day)).isEmpty();

            cpu(DELTA, 60, 120, 5);
            new InstanceDeletion(database.dataSource()).forget(key);
            assertThat(table.sums(key, day)).isEmpty();
        }
    }

    @Test
    void a_product_that_permits_no_metric_is_answered_as_before() throws Exception {
        OtlpProduct timetracker = new OtlpProduct(server, products, "timetracker");
        OtlpAnswer answer = OtlpAnswer.read(timetracker.send(
                request(sum(CPU, DELTA, 0, 60, 5, ""), installation.toString()),
                OtlpProduct.JSON,
                "identity",
                timetracker.bearer(),
                "metrics"));

        assertThat(answer.rejected()).isEqualTo(1);
        assertThat(answer.message()).contains("neither metrics nor traces");
    }

    private long cpu(int temporality, long from, long to, double value) throws Exception {
        return post(sum(CPU, temporality, from, to, value, "a"));
    }

    private long post(String metric) throws Exception {
        OtlpAnswer answer = send(metric, installation.toString());
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        return answer.rejected();
    }

    private OtlpAnswer send(String metric, String installation) throws Exception {
        return OtlpAnswer.read(
                otlp.send(request(metric, installation), OtlpProduct.JSON, "identity", otlp.bearer(), "metrics"));
    }

    private static byte[] request(String metric, String installation) {
        return ("{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[" + metric
                        + "]}],\"resource\":{\"attributes\":["
                        + "{\"key\":\"app.installation.id\",\"value\":{\"stringValue\":\"" + installation + "\"}}]}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param from in seconds after noon */
    private String sum(String name, int temporality, long from, long to, double value, String attribute) {
        return "{\"name\":\"" + name + "\",\"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":" + temporality
                + ",\"dataPoints\":[{\"attributes\":[{\"key\":\"route\",\"value\":{\"stringValue\":\"" + attribute
                + "\"}}],\"startTimeUnixNano\":\"" + nanos(from) + "\",\"timeUnixNano\":\"" + nanos(to)
                + "\",\"asDouble\":" + value + "}]}}";
    }

    private long nanos(long afterNoon) {
        return TimeUnit.SECONDS.toNanos(noon.getEpochSecond() + afterNoon);
    }

    private String counted(String name) {
        return products.column("SELECT sum(counted[1])::text FROM metric_day WHERE name = '" + name + "'")
                .get(0);
    }

    private void nextDay() {
        clock.move(Duration.between(clock.instant(), noon.plus(Duration.ofDays(1))));
    }

    private String heartbeat() throws Exception {
        String body = "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"app.installation.id\",\"value\":"
                + "{\"stringValue\":\"" + installation + "\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"eventName\":"
                + "\"rollcall.heartbeat\"}]}]}]}";
        OtlpAnswer answer = OtlpAnswer.read(
                otlp.send(body.getBytes(StandardCharsets.UTF_8), OtlpProduct.JSON, "identity", otlp.bearer(), "logs"));
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        return otlp.heartbeats().get(0).replace(": ", ":").replace(", ", ",");
    }

    private static boolean flushed(OpenTelemetrySdk sdk) {
        return sdk.getSdkMeterProvider().forceFlush().join(30, TimeUnit.SECONDS).isSuccess();
    }

    private OpenTelemetrySdk sdk(String temporality) {
        Map<String, String> settings = Map.of(
                "otel.exporter.otlp.endpoint",
                TestServer.at(server, "/ingest/otlp").toString(),
                "otel.exporter.otlp.headers",
                "X-API-Key=" + otlp.key(),
                "otel.exporter.otlp.protocol",
                "http/protobuf",
                "otel.exporter.otlp.metrics.temporality.preference",
                temporality,
                "otel.metrics.exporter",
                "otlp",
                "otel.logs.exporter",
                "none",
                "otel.traces.exporter",
                "none",
                "otel.resource.attributes",
                "app.installation.id=" + installation);
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> settings)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }
}
