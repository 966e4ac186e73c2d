package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.gate.vocabulary.Presets;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** Event names, versions, times and machines as standard SDKs say them, in both encodings, over real HTTP, at noon of 2026-11-27. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpStandardTest {
    private static final String JSON = OtlpProduct.JSON;
    private static final String PROTOBUF = OtlpProduct.PROTOBUF;
    private static final String HEARTBEAT = "rollcall.heartbeat";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static Wiring server;
    private static TestProducts products;

    private final UUID instance = UUID.randomUUID();

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        server = TestServer.start(new MovableClock(NOON), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void an_event_is_named_by_the_records_own_field_or_by_an_attribute(String type) throws Exception {
        OtlpProduct otlp = of("otel");
        OtlpRequest request = OtlpRequest.of()
                .resource("install_id", instance)
                .record("field.alone")
                .record("", "event_name", "attribute.alone")
                .record("", "event.name", "old.alone")
                .record("field.hidden", "event_name", "attribute.first")
                .record("field.second", "event.name", "old.hidden")
                .record("field.third", "event_name", "")
                .record("field.fourth", "event_name", null);

        assertThat(otlp.logs(request, type).rejected()).isZero();

        assertThat(otlp.events("name || properties::text"))
                .containsExactlyInAnyOrder(
                        "field.alone{}",
                        "attribute.alone{}",
                        "old.alone{}",
                        "attribute.first{}",
                        "field.second{}",
                        "field.third{}",
                        "field.fourth{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void a_record_without_a_name_is_told_where_it_belongs(String type) throws Exception {
        OtlpProduct otlp = of("otel");
        OtlpRequest request = OtlpRequest.of()
                .resource("install_id", instance)
                .record("")
                .record("field", "event_name", 7L)
                .record("a\0b");

        OtlpAnswer answer = otlp.logs(request.record("a"), type);

        assertThat(answer.rejected()).isEqualTo(3);
        assertThat(answer.message())
                .isEqualTo(
                        "invalid_field: event_name (2), missing_required_fields: event_name (1). Name the event in the"
                                + " log record's own field event_name, or in an attribute of that name.");
        assertThat(otlp.events("name")).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "rollcall.heartbeat, '', ''",
        "'', event_name, rollcall.heartbeat",
        "'', event.name, rollcall.heartbeat",
        "base_telemetry.heartbeat, '', ''",
        "base_telemetry.first_seen, '', ''"
    })
    void a_heartbeat_is_known_by_its_name_wherever_that_stands(String field, String key, String value)
            throws Exception {
        OtlpProduct otlp = of("otel");

        for (String type : List.of(JSON, PROTOBUF)) {
            OtlpRequest request =
                    OtlpRequest.of().resource("install_id", UUID.randomUUID(), "service.version", "3.1.0");
            otlp.logs(key.isEmpty() ? request.record(field) : request.record(field, key, value), type);
        }

        assertThat(otlp.heartbeats()).hasSize(2).allMatch(row -> row.endsWith(" {\"service.version\":\"3.1.0\"}"));
        assertThat(otlp.events("name")).isEmpty();
    }

    @Test
    void in_every_preset_the_version_of_the_service_is_the_products_own() throws Exception {
        for (String preset : Presets.NAMES) {
            OtlpProduct otlp = of(preset);
            String name = Presets.load(preset).versionField();
            List<OtlpRequest> requests = List.of(
                    OtlpRequest.of().resource("service.version", "3.1.0").record(HEARTBEAT, "install_id", instance()),
                    OtlpRequest.of().resource("app_version", "3.1.0").record(HEARTBEAT, "install_id", instance()),
                    of("app_version", "3.1.0"),
                    of("service.version", "3.1.0"),
                    of("product_version", "3.1.0"),
                    OtlpRequest.of()
                            .resource("service.version", "2.0.0")
                            .record(HEARTBEAT, "install_id", instance(), "service.version", "3.1.0"),
                    OtlpRequest.of()
                            .resource("service.version", "3.1.0")
                            .record(HEARTBEAT, "install_id", instance(), "app_version", ""));
            for (OtlpRequest request : requests) {
                assertThat(otlp.logs(request, JSON).status()).as(preset).isEqualTo(200);
            }

            assertThat(products.column("SELECT version || ' ' || kept FROM heartbeat WHERE product_id = "
                            + otlp.product().id()))
                    .as(preset)
                    .hasSize(requests.size())
                    .containsOnly("3.1.0 {\"" + name + "\":\"3.1.0\"}");
        }
    }

    private static OtlpRequest of(String key, String version) {
        return OtlpRequest.of().resource().record(HEARTBEAT, "install_id", instance(), key, version);
    }

    private static UUID instance() {
        return UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void events_of_several_resources_have_the_version_of_their_own(String type) throws Exception {
        OtlpProduct otlp = of("otel");
        OtlpRequest request = OtlpRequest.of()
                .resource("app.installation.id", instance, "service.version", "3.1.0")
                .record("a")
                .resource("app.installation.id", instance(), "service.version", "2.9.1")
                .record("b", "service.version", "2.9.2", "product_version", "2.9.3")
                .resource("app.installation.id", instance())
                .record("c");

        assertThat(otlp.logs(request, type).rejected()).isZero();

        assertThat(otlp.events("concat_ws(' ', name, version, properties)"))
                .containsExactlyInAnyOrder("a 3.1.0 {}", "b 2.9.3 {}", "c {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void of_a_resource_is_kept_what_the_preset_permits_and_only_names_of_the_programs_own_are_counted(String type)
            throws Exception {
        OtlpProduct otlp = of("otel");
        OtlpRequest request = OtlpRequest.of()
                .resource(
                        "app.installation.id",
                        instance,
                        "service.name",
                        "shop",
                        "service.instance.id",
                        "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a90",
                        "service.version",
                        "3.1.0",
                        "os.type",
                        "LINUX",
                        "os.description",
                        "Linux 6.1 on jane-laptop",
                        "host.name",
                        "jane-laptop.corp.example",
                        "host.arch",
                        "aarch64",
                        "process.pid",
                        4711L,
                        "process.command_args",
                        "--password=hunter2",
                        "telemetry.sdk.language",
                        "java",
                        "telemetry.sdk.version",
                        "1.68.0",
                        "deployment.environment",
                        "production",
                        "edition",
                        "community")
                .record(HEARTBEAT, "users", 37L);

        assertThat(otlp.logs(request, type).rejected()).isZero();

        assertThat(otlp.heartbeats())
                .containsExactly(instance + " {\"deployment.environment.name\":\"production\","
                        + "\"host.arch\":\"aarch64\",\"os.type\":\"linux\",\"service.version\":\"3.1.0\","
                        + "\"telemetry.sdk.language\":\"java\"}");
        otlp.awaitIgnored("edition: name not permitted 1", "users: name not permitted 1");
    }

    @ParameterizedTest
    @CsvSource({"otel, deployment.environment.name", "timetracker, deployment.environment"})
    void the_environment_has_an_old_and_a_new_name_and_the_record_counts_before_the_resource(
            String preset, String field) throws Exception {
        OtlpProduct otlp = of(preset);
        String oldName = "deployment.environment";
        String newName = "deployment.environment.name";
        List<OtlpRequest> requests = List.of(
                OtlpRequest.of().resource(oldName, "staging").record(HEARTBEAT, "install_id", instance()),
                OtlpRequest.of().resource(newName, "staging").record(HEARTBEAT, "install_id", instance()),
                OtlpRequest.of()
                        .resource(newName, "production", oldName, "production")
                        .record(HEARTBEAT, "install_id", instance(), newName, "staging"),
                OtlpRequest.of()
                        .resource(newName, "production", oldName, "production")
                        .record(HEARTBEAT, "install_id", instance(), oldName, "staging"),
                OtlpRequest.of()
                        .resource(newName, "staging", oldName, "")
                        .record(HEARTBEAT, "install_id", instance(), field, ""));
        for (OtlpRequest request : requests) {
            assertThat(otlp.logs(request, PROTOBUF).status()).isEqualTo(200);
        }

        assertThat(products.column("SELECT kept FROM heartbeat WHERE product_id = "
                        + otlp.product().id()))
                .hasSize(requests.size())
                .containsOnly("{\"" + field + "\":\"staging\"}");
    }

    @ParameterizedTest
    @CsvSource({
        // The record's own time counts if there is one, else the time of observation, else the day of receipt.
        "1795694400000000000, 1795262400000000000, 2026-11-26",
        "0, 1795694400000000000, 2026-11-26",
        "1795694400000000000, 0, 2026-11-26",
        "0, 0, 2026-11-27",
        // Microseconds, milliseconds and seconds in a field for nanoseconds.
        "1795694400000000, 0, 2026-11-26",
        "1795694400000, 0, 2026-11-26",
        "0, 1795694400000, 2026-11-26",
        "1795694400, 0, 2026-11-26",
        // Before there was anything to report, to come, and more than half of what fits.
        "1, 0, 2026-11-27",
        "1, 1795694400000000000, 2026-11-27",
        "1795824000000000000, 0, 2026-11-27",
        "7258118400000000000, 0, 2026-11-27",
        "-1, 0, 2026-11-27",
        "-9223372036854775808, 0, 2026-11-27"
    })
    void a_records_own_time_counts_or_else_when_it_was_observed(long time, long observed, String day) throws Exception {
        OtlpProduct otlp = of("timetracker");

        for (String type : List.of(JSON, PROTOBUF)) {
            OtlpRequest request =
                    OtlpRequest.of().resource().recordAt(time, observed, "timer.started", "install_id", instance());
            assertThat(otlp.logs(request, type).rejected()).isZero();
        }

        assertThat(otlp.events("day")).containsExactly(day, day);
    }

    @Test
    void a_resource_of_thousands_of_attributes_costs_no_more_than_as_many_on_records() throws Exception {
        OtlpProduct otlp = of("otel");
        Object[] many = new Object[2 * 2_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "a" + Integer.toString(i + 1_000_000, 26).replaceAll("[0-9]", "x") + i;
            many[i + 1] = "";
        }
        OtlpRequest request = OtlpRequest.of().resource(many);
        for (int i = 0; i < 120; i++) {
            request.record(HEARTBEAT, "install_id", instance());
        }
        assertThat(otlp.logs(request, PROTOBUF).status()).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            request.record(HEARTBEAT, "install_id", instance());
        }

        OtlpAnswer answer = otlp.logs(request, PROTOBUF);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.message()).isEqualTo("payload_too_large: attributes");
        assertThat(otlp.heartbeats()).hasSize(120);
    }

    @Test
    void a_record_observed_before_midnight_and_sent_after_it_counts_for_its_day() throws Exception {
        OtlpProduct otlp = of("otel");
        long observed = NOON.minus(Duration.ofHours(12)).minusNanos(1).toEpochMilli() * 1_000_000;

        otlp.logs(OtlpRequest.of().resource("install_id", instance).recordAt(0, observed, "a"), PROTOBUF);

        assertThat(otlp.events("day || ' ' || received_on")).containsExactly("2026-11-26 2026-11-27");
    }

    private static OtlpProduct of(String preset) {
        return new OtlpProduct(server, products, preset);
    }
}
