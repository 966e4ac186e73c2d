package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.input.Malformed;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.Report;
import rollcall.report.ReportedValue;

/** The JSON around a report or a batch, by hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PenpotBodyTest {
    private static final String INSTANCE = "\"instance-id\":\"1c68a5e1-98c6-40a5-8880-47ea5cf62dfd\"";
    private static final String HEAD = INSTANCE + ",\"version\":\"2.17.1\"";
    private static final String EVENTS = HEAD + ",\"type\":\"telemetry-events\"";

    /** A batch without events. */
    private static final String BLOB = "AAQAAAAPKLUv_SAPeQAA7-MKY2xqL3ZlY3RvcgHk";

    @Test
    void the_order_of_keys_means_nothing() {
        String late = "{\"events\":\"" + BLOB + "\"," + EVENTS + "}";

        assertThat(((EventBatch) decode(late)).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " " + BLOB,
                BLOB + " ",
                "AAQA AAAPKLUv_SAPeQAA7-MKY2xqL3ZlY3RvcgHk",
                "AAQA\\u0041AAPKLUv_SAPeQAA7-MKY2xqL3ZlY3RvcgHk",
                "AAQAAAAPKLUv/SAPeQAA7-MKY2xqL3ZlY3RvcgHk",
                BLOB + "=",
                BLOB + "A",
                "AAQAAAAPKLUv_SAPeQAA7-MKY2xqL3ZlY3RvcgHk=="
            })
    void base64_is_the_url_safe_alphabet_and_nothing_else(String blob) {
        rejected("{" + EVENTS + ",\"events\":\"" + blob + "\"}", Rejection.INVALID_DATA, "events");
    }

    @Test
    void what_is_missing_or_wrong_is_named() {
        rejected("{" + HEAD + ",\"type\":\"telemetry\"}", Rejection.INVALID_FIELD, "type");
        rejected("{" + HEAD + ",\"type\":7}", Rejection.INVALID_FIELD, "type");
        rejected("{" + HEAD + ",\"events\":\"" + BLOB + "\"}", Rejection.MISSING_REQUIRED_FIELDS, "type");
        rejected("{" + EVENTS + "}", Rejection.MISSING_REQUIRED_FIELDS, "events");
        rejected("{" + INSTANCE + "}", Rejection.MISSING_REQUIRED_FIELDS, "version");
        rejected("{\"version\":\"2.14.5\"}", Rejection.MISSING_REQUIRED_FIELDS, "instance-id");
        rejected(
                "{\"version\":\"2.14.5\",\"instance-id\":\"00000000-0000-0000-0000-000000000000\"}",
                Rejection.INVALID_FIELD,
                "instance-id");
        rejected("[]", Rejection.MISSING_REQUIRED_FIELDS, "");
        rejected("{" + EVENTS + "", Rejection.INVALID_JSON, "");
    }

    @Test
    void an_address_in_parts_becomes_one_text() {
        assertThat(uri("\"scheme\":\"https\",\"host\":\"design.example.org\",\"port\":null,\"path\":null"))
                .isEqualTo(new ReportedValue.Text("https://design.example.org"));
        assertThat(uri("\"host\":\"design.example.org\",\"scheme\":\"http\",\"port\":9001,\"path\":\"/penpot\""))
                .isEqualTo(new ReportedValue.Text("http://design.example.org:9001/penpot"));
    }

    @Test
    void the_subscribers_of_several_newsletters_are_one_list() {
        Heartbeat report = (Heartbeat) decode("{" + HEAD + ",\"subscriptions\":{\"newsletter-updates\":"
                + "[\"a@example.org\",\"b@example.org\"],\"newsletter-news\":[\"b@example.org\"]}}");

        assertThat(report.values())
                .isEqualTo(Map.of(
                        "version",
                        new ReportedValue.Text("2.17.1"),
                        "subscriptions",
                        new ReportedValue.Names(List.of("a@example.org", "b@example.org"))));
    }

    private static ReportedValue uri(String parts) {
        return ((Heartbeat) decode("{" + HEAD + ",\"public-uri\":{" + parts + "}}"))
                .values()
                .get("public-uri");
    }

    private static void rejected(String body, Rejection rejection, String field) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> decode(body))
                .matches(malformed -> malformed.rejection() == rejection, rejection.code())
                .matches(malformed -> malformed.field().equals(field), field);
    }

    private static Report decode(String body) {
        return new PenpotDecoder().decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
