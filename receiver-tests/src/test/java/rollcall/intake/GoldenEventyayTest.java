package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.report.Product;
import rollcall.support.MovableClock;

/** What Eventyay's own code was recorded to send, and what strangers could: each case over real HTTP, for a product of its own. */
class GoldenEventyayTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "eventyay");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Understood, and kept in another form or not at all, as the vocabulary says. */
    private static final Set<String> NOT_AS_SENT =
            Set.of("instance_id", "timestamp_utc", "metrics", "enabled_plugins", "os_version", "maintainer_contact");

    private static final Map<String, String> OLDER_LABELS = Map.of("1-1", "1-10", "2-10", "1-10");

    private static MovableClock clock;
    private static Receiver receiver;

    @BeforeAll
    static void start() {
        clock = new MovableClock(Instant.parse("2026-11-20T03:15:00Z"));
        receiver = new Receiver(clock);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    static List<RecordedCase> recorded() {
        return RecordedCase.all(FOLDER);
    }

    @Test
    void everyRecordedCaseIsHere() {
        assertThat(recorded()).hasSizeGreaterThanOrEqualTo(91);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aRecordedRequestIsAnsweredAsExpectedAndNothingElseIsStored(RecordedCase one) throws Exception {
        Product product = receiver.product("eventyay");
        String key = one.withoutKey() ? "any" : receiver.key(product);
        for (String before : one.after()) {
            assertThat(receiver.send(RecordedCase.read(FOLDER, before), key).statusCode())
                    .isEqualTo(200);
        }
        clock.move(one.since());

        HttpResponse<String> answer = receiver.send(one, key);

        assertThat(answer.statusCode()).as(answer.body()).isIn(one.statuses());
        checkReply(one, answer);
        checkRows(one, answer, product);
    }

    private static void checkReply(RecordedCase one, HttpResponse<String> answer) throws Exception {
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("ok").asBoolean()).isEqualTo(answer.statusCode() == 200);
        assertThat(body.path("status_code").asInt()).isEqualTo(answer.statusCode());
        JsonNode reference = one.expect().path("reference_reply");
        if (reference.path("status_code").asInt() == answer.statusCode()) {
            assertThat(body.path("error")).isEqualTo(reference.path("error"));
            assertThat(body.path("message")).isEqualTo(reference.path("message"));
            assertThat(body.path("service")).isEqualTo(reference.path("service"));
        }
        if (answer.statusCode() == 429) {
            assertThat(body.path("retry_after").asInt()).isBetween(1, 82_800);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .hasValue(body.path("retry_after").asText());
        }
    }

    private static void checkRows(RecordedCase one, HttpResponse<String> answer, Product product) throws Exception {
        List<String> kept = receiver.column(
                "SELECT kept::text FROM heartbeat WHERE product_id = " + product.id() + " ORDER BY received_at");
        boolean recorded = answer.statusCode() == 200
                && one.request().path("method").asText().equals("POST");
        int before = one.after().size();
        assertThat(kept.size()).isLessThanOrEqualTo(before + (recorded ? 1 : 0));
        if (!recorded) {
            assertThat(kept).hasSize(before);
            return;
        }
        String row = kept.get(kept.size() - 1);
        one.mustNotStore().forEach(secret -> assertThat(row).doesNotContain(secret));
        checkFields(one.expect().path("fields"), JSON.readTree(row));
    }

    private static void checkFields(JsonNode expected, JsonNode kept) {
        expected.properties().forEach(field -> {
            if (!NOT_AS_SENT.contains(field.getKey())
                    && !field.getValue().asText("x").isEmpty()) {
                assertThat(kept.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
            }
        });
        expected.path("metrics").properties().forEach(metric -> {
            String label = metric.getValue().asText();
            assertThat(kept.path(metric.getKey()).asText())
                    .as(metric.getKey())
                    .isEqualTo(OLDER_LABELS.getOrDefault(label, label));
        });
    }
}
