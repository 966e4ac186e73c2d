package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.docs.Document;
import rollcall.store.DatabaseUrl;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;

/** OpenTelemetry's own SDK for Java sends to a real server: as the manual says, in every packing, and while the database is away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtelSdkTest {
    private static final Document CONNECT = Document.chapter("connect");

    /** Log records that the SDK makes of one batch: fewer than it exports at once. */
    private static final int SOME = 150;

    @TempDir
    Path directory;

    private final UUID installation = UUID.randomUUID();
    private String database;
    private Wiring server;
    private TestProducts products;
    private OtlpProduct otlp;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
        otlp = new OtlpProduct(server, products, "otel");
    }

    @AfterEach
    void stop() {
        products.close();
        server.close();
    }

    @Test
    void the_lines_of_the_readme_report_a_heartbeat_and_an_event_as_they_stand_there() throws Exception {
        String first = run();
        String installed =
                Files.readString(directory.resolve("installation-id")).strip();
        String second = run();

        assertThat(first + second).isEmpty();
        assertThat(otlp.heartbeats())
                .containsExactly(installed + " {\"deployment.environment.name\":\"production\","
                        + "\"service.version\":\"2.1.0\",\"telemetry.sdk.language\":\"java\"}");
        assertThat(otlp.events("concat_ws(' ', instance_id, name, version, properties)"))
                .containsExactly(installed + " report.exported 2.1.0 {}", installed + " report.exported 2.1.0 {}");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "none"})
    void what_is_logged_before_during_and_after_an_outage_arrives_once(String compression) throws Exception {
        try (OpenTelemetrySdk sdk = sdk(compression)) {
            Logger logger = sdk.getLogsBridge().get("test");
            log(logger, "rollcall.heartbeat", 1);
            log(logger, "before", SOME);
            assertThat(flushed(sdk)).isTrue();
            away(true);
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            log(logger, "during", SOME);
            Thread flushing = new Thread(() -> flushed(sdk));
            flushing.start();
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            away(false);
            log(logger, "after", SOME);
            flushing.join();
            // A flush that is asked for in the last moment of another one ends with that one, and closing asks the
            // same way: so what came later is waited for before the SDK is closed.
            TestSite.await(() -> flushed(sdk) && events().size() == 3);
        }

        assertThat(otlp.heartbeats())
                .containsExactly(installation + " {\"host.arch\":\"arm64\",\"os.type\":\"linux\","
                        + "\"service.version\":\"2.1.0\",\"telemetry.sdk.language\":\"java\"}");
        assertThat(events()).containsExactlyInAnyOrder("before " + SOME, "during " + SOME, "after " + SOME);
    }

    private List<String> events() {
        return products.column(
                "SELECT name || ' ' || count(*) FROM event WHERE instance_id = '" + installation + "' GROUP BY name");
    }

    private static void log(Logger logger, String event, int times) {
        for (int i = 0; i < times; i++) {
            logger.logRecordBuilder()
                    .setEventName(event)
                    .setBody("number " + i)
                    .setAttribute("number", i)
                    .emit();
        }
    }

    private static boolean flushed(OpenTelemetrySdk sdk) {
        return sdk.getSdkLoggerProvider()
                .forceFlush()
                .join(30, TimeUnit.SECONDS)
                .isSuccess();
    }

    private OpenTelemetrySdk sdk(String compression) {
        Map<String, String> settings = Map.of(
                "otel.exporter.otlp.endpoint",
                TestServer.at(server, "/ingest/otlp").toString(),
                "otel.exporter.otlp.headers",
                "X-API-Key=" + otlp.key(),
                "otel.exporter.otlp.protocol",
                "http/protobuf",
                "otel.exporter.otlp.compression",
                compression,
                "otel.metrics.exporter",
                "none",
                "otel.traces.exporter",
                "none",
                "otel.resource.attributes",
                "app.installation.id=" + installation + ",service.instance.id=" + UUID.randomUUID()
                        + ",service.version=2.1.0,os.type=linux,host.arch=arm64");
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> settings)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    /** Runs both examples as they stand in the manual, but for address and key; what they print. */
    private String run() throws Exception {
        String address = TestServer.at(server, "").toString();
        String exports = CONNECT.example("sh", "test -s installation-id")
                .replace("https://receiver.example.org", address)
                .replace("X-API-Key=KEY", "X-API-Key=" + otlp.key());
        Files.writeString(directory.resolve("Report.java"), CONNECT.example("java", "import io.opentelemetry"));
        Files.writeString(directory.resolve("report.sh"), exports + "exec \"$JAVA\" -cp \"$LIBRARIES\" Report.java\n");
        ProcessBuilder builder = new ProcessBuilder("sh", "report.sh")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA", System.getProperty("java.home") + "/bin/java");
        builder.environment()
                .put(
                        "LIBRARIES",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String out = Files.readString(directory.resolve("out"));
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    /** Ends every connection to the database and lets nobody in, or lets them in again. */
    private void away(boolean away) throws SQLException {
        String name = database.replaceFirst(".*/", "");
        DatabaseUrl url = DatabaseUrl.parse(database.replaceFirst("[^/]*$", "postgres"));
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !away);
            if (away) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
        }
    }
}
