package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.decoder.otlp.OtlpLogs;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** What becomes of the log records of a request, together and one by one, over real HTTP. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpRecordsTest {
    private static final String JSON = OtlpProduct.JSON;
    private static final String PROTOBUF = OtlpProduct.PROTOBUF;

    private static Wiring server;
    private static TestProducts products;

    private final OtlpProduct otlp = new OtlpProduct(server, products);
    private final UUID instance = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

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
    @ValueSource(strings = {JSON, PROTOBUF})
    void a_bad_record_is_rejected_by_name_and_the_rest_of_the_request_is_kept(String type) throws Exception {
        OtlpBody body = OtlpBody.of()
                .heartbeat(instance, "app_version", "5.10.0", "admin_email", "jane@corp.example")
                .record("timer.started", instance, "identity", "1", "app_version", "5.10.0")
                .record("timer.stopped", "x' OR 1=1", "identity", "1")
                .attributes("event_name", "timer.stopped")
                .attributes("install_id", instance.toString())
                .record("support.modal_opened", other, "identity", "1", "source", "header");

        OtlpAnswer answer = otlp.logs(body, type);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(3);
        assertThat(answer.message())
                .contains("invalid_field: install_id (1)")
                .contains("missing_required_fields: install_id (1)")
                .contains("missing_required_fields: event_name (1)");
        assertThat(otlp.heartbeats()).containsExactly(instance + " {\"app_version\":\"5.10.0\"}");
        assertThat(otlp.events("name")).containsExactlyInAnyOrder("timer.started", "support.modal_opened");
        otlp.awaitRejections(
                "invalid_field install_id 1", "no_installation install_id 1", "missing_required_fields event_name 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void a_key_that_comes_twice_spoils_its_record_and_makes_nothing_of_it(String type) throws Exception {
        OtlpBody body = OtlpBody.of()
                .record("timer.started", instance, "event_name", "base_telemetry.heartbeat")
                .heartbeat(instance, "event_name", "timer.started")
                .record("timer.started", instance, "install_id", other.toString())
                .record("timer.started", instance, "jane@corp.example", "1", "jane@corp.example", "1");

        OtlpAnswer refused = otlp.logs(body, type);
        OtlpAnswer partly = otlp.logs(body.heartbeat(other), type);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("invalid_field: event_name");
        assertThat(partly.rejected()).isEqualTo(4);
        assertThat(partly.message())
                .isEqualTo(
                        "invalid_field: attributes (1), invalid_field: event_name (2), invalid_field: install_id (1)");
        assertThat(otlp.heartbeats()).containsExactly(other + " {}");
        assertThat(otlp.events("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, PROTOBUF})
    void a_nul_spoils_its_record_alone(String type) throws Exception {
        OtlpAnswer answer = otlp.logs(
                OtlpBody.of()
                        .record("timer.started", instance, "a\0b", "1")
                        .record("timer.started", instance, "variant", "a\0b")
                        .record("timer.started\0", instance)
                        .record("timer.stopped", instance, "variant", "\ud83d\ude00"),
                type);

        assertThat(answer.rejected()).isEqualTo(3);
        assertThat(otlp.events("name || properties::text")).containsExactly("timer.stopped{}");
    }

    @Test
    void the_heartbeats_of_one_request_share_their_commits() throws Exception {
        OtlpBody many = OtlpBody.of();
        for (int i = 0; i < 500; i++) {
            many.heartbeat(UUID.randomUUID());
        }

        assertThat(otlp.logs(many, OtlpProduct.PROTOBUF).status()).isEqualTo(200);

        assertThat(otlp.heartbeats()).hasSize(500);
        // The first may find the writer idle and be alone; of the others each group takes all that have come.
        assertThat(otlp.commits()).isBetween(1L, 20L);
    }

    @Test
    void first_seen_and_heartbeats_of_a_day_count_once_and_are_told_ok() throws Exception {
        OtlpBody both = OtlpBody.of()
                .record("base_telemetry.first_seen", instance)
                .heartbeat(instance, "platform", "Linux")
                .heartbeat(other);

        assertThat(otlp.logs(both, JSON).rejected()).isZero();
        assertThat(otlp.logs(both, PROTOBUF).rejected()).isZero();

        assertThat(otlp.heartbeats()).containsExactlyInAnyOrder(instance + " {\"platform\":\"Linux\"}", other + " {}");
        otlp.awaitRejections("repeated  4");
    }

    @Test
    void a_local_user_number_is_one_user_on_one_installation_and_another_on_the_next() throws Exception {
        otlp.logs(
                OtlpBody.of()
                        .record("timer.started", instance, "identity", "1")
                        .record("timer.stopped", instance, "identity", "1")
                        .record("timer.started", instance, "identity", "2")
                        .record("timer.started", other, "identity", "1")
                        .record("telemetry.install", other, "identity", "None"),
                JSON);

        assertThat(otlp.events("DISTINCT profile")).hasSize(4).contains((String) null);
    }

    @Test
    void as_many_records_as_are_allowed_are_kept_and_one_more_is_too_large() throws Exception {
        OtlpBody body = OtlpBody.of();
        for (int i = 0; i < OtlpLogs.MOST_RECORDS; i++) {
            body.record("timer.started", instance, "identity", "" + i % 7);
        }
        assertThat(otlp.logs(body, PROTOBUF)).isEqualTo(new OtlpAnswer(200, PROTOBUF, 0, ""));

        for (String type : List.of(JSON, PROTOBUF)) {
            OtlpAnswer answer = otlp.logs(body.record("timer.started", instance), type);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.message()).isEqualTo("payload_too_large: logRecords");
        }
        assertThat(otlp.events("count(*)")).containsExactly("" + OtlpLogs.MOST_RECORDS);
    }

    @Test
    void what_cannot_be_kept_now_is_not_half_acknowledged() throws Exception {
        OtlpBody body = OtlpBody.of().heartbeat(instance).record("timer.started", instance);
        products.execute("ALTER TABLE event RENAME TO event_away");
        HttpResponse<byte[]> failed;
        try {
            failed = otlp.send(body.json(), JSON, "identity", otlp.bearer(), "logs");
        } finally {
            products.execute("ALTER TABLE event_away RENAME TO event");
        }

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        assertThat(OtlpAnswer.read(failed).message()).isEqualTo("unavailable");
        assertThat(otlp.logs(body, JSON)).isEqualTo(new OtlpAnswer(200, JSON, 0, ""));
        assertThat(otlp.heartbeats()).hasSize(1);
        assertThat(otlp.events("name")).containsExactly("timer.started");
    }
}
