package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
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
import rollcall.report.ProductSetting;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** Which installation a standard SDK's log records are of, in both encodings, over real HTTP. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpInstallationTest {
    private static final String JSON = OtlpProduct.JSON;
    private static final String PROTOBUF = OtlpProduct.PROTOBUF;
    private static final String HEARTBEAT = "rollcall.heartbeat";

    private static Wiring server;
    private static TestProducts products;

    private final OtlpProduct otlp = new OtlpProduct(server, products, "otel");
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();
    private final UUID fourth = UUID.randomUUID();

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, install_id",
        "application/json, app.installation.id",
        "application/x-protobuf, install_id",
        "application/x-protobuf, app.installation.id"
    })
    void the_installation_is_named_on_the_resource_or_on_the_record(String type, String name) throws Exception {
        OtlpRequest request = OtlpRequest.of()
                .resource(name, first)
                .record(HEARTBEAT)
                .record("report.exported")
                .record("report.exported", name, second)
                .resource()
                .record(HEARTBEAT, name, third);

        assertThat(otlp.logs(request, type)).isEqualTo(new OtlpAnswer(200, type, 0, ""));

        assertThat(instances("heartbeat")).containsExactlyInAnyOrder(first, third);
        assertThat(instances("event")).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void install_id_counts_before_app_installation_id_and_the_record_before_the_resource(String type) throws Exception {
        OtlpRequest request = OtlpRequest.of()
                .resource("install_id", first, "app.installation.id", second, "service.instance.id", "web-1")
                .record("one.all")
                .record("one.of-record", "app.installation.id", third)
                .record("two.of-record", "install_id", fourth, "app.installation.id", third)
                .resource("app.installation.id", second, "service.instance.id", first)
                .record("three.of-resource")
                .record("four.of-record", "install_id", third)
                .record("five.of-record", "app.installation.id", fourth)
                .record("six.nothing-said", "install_id", "", "app.installation.id", null);

        assertThat(otlp.logs(request, type).rejected()).isZero();

        assertThat(otlp.events("name || ' ' || instance_id"))
                .containsExactlyInAnyOrder(
                        "one.all " + first,
                        "one.of-record " + first,
                        "two.of-record " + fourth,
                        "three.of-resource " + second,
                        "four.of-record " + third,
                        "five.of-record " + fourth,
                        "six.nothing-said " + second);
        assertThat(otlp.events("properties::text")).containsOnly("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void one_uuid_in_several_spellings_is_one_installation(String type) throws Exception {
        String digits = first.toString().replace("-", "");
        OtlpRequest request = OtlpRequest.of().resource();
        List<String> spellings = List.of(
                first.toString(),
                first.toString().toUpperCase(Locale.ROOT),
                digits,
                digits.toUpperCase(Locale.ROOT),
                "urn:uuid:" + first,
                "URN:UUID:" + first,
                "{" + first + "}",
                " " + first + "\n");
        spellings.forEach(spelling -> request.record("a", "app.installation.id", spelling));

        assertThat(otlp.logs(request, type).rejected()).isZero();

        assertThat(instances("event")).containsOnly(first).hasSize(spellings.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web-1",
                "00000000-0000-0000-0000-000000000000",
                "00000000000000000000000000000000",
                "1-2-3-4-5",
                "{}",
                "urn:uuid:",
                "urn:oid:5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a90",
                "5b1f0a9e6c1d4c8e9d530f6f4f1f7a9",
                "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a90 and more"
            })
    void what_is_no_uuid_is_refused_by_the_attributes_name_and_nothing_is_taken_instead(String value) throws Exception {
        OtlpRequest request = OtlpRequest.of()
                .resource("app.installation.id", value)
                .record(HEARTBEAT)
                .record("a", "install_id", value)
                .record("a", "install_id", 7L)
                .record("a", "install_id", first, "app.installation.id", value);

        for (String type : List.of(JSON, PROTOBUF)) {
            OtlpAnswer answer = otlp.logs(request, type);
            assertThat(answer.rejected()).isEqualTo(3);
            assertThat(answer.message())
                    .isEqualTo("invalid_field: app.installation.id (1), invalid_field: install_id (2)");
        }
        assertThat(instances("event")).containsOnly(first);
        assertThat(instances("heartbeat")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void service_instance_id_alone_is_refused_with_a_sentence_that_names_the_right_attribute(String type)
            throws Exception {
        OtlpRequest heartbeat =
                OtlpRequest.of().resource("service.instance.id", first).record(HEARTBEAT);
        OtlpRequest events = OtlpRequest.of()
                .resource("service.instance.id", first)
                .record("a")
                .resource()
                .record("a", "service.instance.id", first)
                .record("a");

        OtlpAnswer refused = otlp.logs(heartbeat, type);
        OtlpAnswer partly = otlp.logs(events, type);

        String sentence =
                ". service.instance.id names a process and not an installation: put a UUID that the installation"
                        + " makes once and keeps into app.installation.id or install_id, on the resource or the log record."
                        + " If this program's service.instance.id is a UUID that lasts, a superuser can have it taken:"
                        + " server/run product set SLUG --service-instance-id-lasts.";
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("invalid_field: service.instance.id" + sentence);
        assertThat(partly.status()).isEqualTo(200);
        assertThat(partly.rejected()).isEqualTo(3);
        assertThat(partly.message())
                .isEqualTo("invalid_field: service.instance.id (2), missing_required_fields: install_id (1). Name the"
                        + " installation in app.installation.id or install_id, a UUID that it makes once and keeps, on"
                        + " the resource or the log record" + sentence);
        assertThat(instances("event")).isEmpty();
        assertThat(instances("heartbeat")).isEmpty();
        otlp.awaitRejections(
                "invalid_field service.instance.id 1",
                "no_installation service.instance.id 2",
                "no_installation install_id 1");
    }

    @Test
    void service_instance_id_counts_last_where_a_superuser_says_that_it_lasts() throws Exception {
        products.set(otlp.product(), ProductSetting.SERVICE_INSTANCE_ID_LASTS, true);
        OtlpRequest request = OtlpRequest.of()
                .resource("service.instance.id", first)
                .record(HEARTBEAT)
                .record("a", "service.instance.id", second)
                .record("b", "app.installation.id", third)
                .resource("service.instance.id", "web-1")
                .record("c");

        OtlpAnswer answer = otlp.logs(request, PROTOBUF);

        assertThat(answer.rejected()).isOne();
        assertThat(answer.message()).startsWith("invalid_field: service.instance.id (1). ");
        assertThat(instances("heartbeat")).containsExactly(first);
        assertThat(otlp.events("name || ' ' || instance_id")).containsExactlyInAnyOrder("a " + second, "b " + third);

        products.set(otlp.product(), ProductSetting.SERVICE_INSTANCE_ID_LASTS, false);
        assertThat(products.column("SELECT settings::text FROM product WHERE product_id = "
                        + otlp.product().id()))
                .containsExactly("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void a_scope_names_no_installation(String type) throws Exception {
        OtlpAnswer answer =
                otlp.logs(OtlpRequest.of().resource().scope("install_id", first).record("a"), type);

        assertThat(answer.rejected()).isOne();
        assertThat(answer.message()).startsWith("missing_required_fields: install_id (1). ");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void an_identifier_that_comes_twice_on_a_resource_spoils_that_resource_alone(String type) throws Exception {
        OtlpRequest request = OtlpRequest.of()
                .resource("app.installation.id", first, "app.installation.id", second)
                .record("a")
                .resource("app.installation.id", third)
                .record("b");

        OtlpAnswer answer = otlp.logs(request, type);

        assertThat(answer.rejected()).isOne();
        assertThat(answer.message()).isEqualTo("invalid_field: resource (1)");
        assertThat(instances("event")).containsExactly(third);
    }

    private List<UUID> instances(String table) {
        return products
                .column("SELECT instance_id FROM " + table + " WHERE product_id = "
                        + otlp.product().id())
                .stream()
                .map(UUID::fromString)
                .toList();
    }
}
