package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.OutgoingEvent;

/**
 * OpenTelemetry logs over HTTP in JSON, so that any collector can be the sink: heartbeats as TimeTracker's telemetry service sends its
 * base layer ({@code app/telemetry/service.py}, releases 5.1.0 to 5.10.0), events like its product events, but many in a request.
 */
final class OtlpEncoder implements Encoder {
    private static final String DOOR = "/ingest/otlp/v1/logs";
    private static final String LOGS = "/v1/logs";
    private static final String BASIC = "Basic ";

    /** Receivers take 5,000 records of TimeTracker's size; these may be larger. */
    private static final int MOST_EVENTS = 2_000;

    /** OpenTelemetry's own word for a service whose name nobody said. */
    private static final String UNKNOWN_SERVICE = "unknown_service";

    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    @Override
    public Optional<EncodedRequest> firstSeen(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        return Optional.of(
                EncodedRequest.firstSeen(DOOR, heartbeat, base("base_telemetry.first_seen", heartbeat, sendTimes)));
    }

    @Override
    public EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        return EncodedRequest.heartbeat(DOOR, heartbeat, base("base_telemetry.heartbeat", heartbeat, sendTimes));
    }

    @Override
    public EncodedRequest events(OutgoingPage page) {
        OtlpEvents events = new OtlpEvents(page);
        CompressedOutput body = Json.packed(
                CompressedOutput.GZIP,
                out -> request(out, page.program(), page.version(), Optional.empty(), () -> {
                    for (OutgoingEvent event : page.events()) {
                        events.write(out, event);
                    }
                }));
        return EncodedRequest.events(DOOR, page, body);
    }

    @Override
    public int mostEvents() {
        return MOST_EVENTS;
    }

    /** TimeTracker's rule: the endpoint less its last slashes, and {@code /v1/logs} behind it unless it ends so. */
    @Override
    public URI address(URI endpoint, EncodedRequest encodedRequest, String key) {
        String base = endpoint.toString().replaceFirst("/+$", "");
        return URI.create(base.endsWith(LOGS) ? base : base + LOGS);
    }

    @Override
    public Map<String, String> headers(EncodedRequest encodedRequest, String key) {
        Map<String, String> headers = RequestHeaders.of(encodedRequest, RequestHeaders.OURS);
        if (!key.isEmpty()) {
            headers.put("authorization", authorization(key));
        }
        return headers;
    }

    @Override
    public AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body) {
        AnswerMeaning plain =
                AnswerReader.read(status, contentType, body, json -> status >= OK && status < REDIRECTION);
        return plain.accepted() ? withRejected(encodedRequest, status, PartialSuccess.in(body)) : plain;
    }

    /** Records that were rejected must not be sent again (OTLP specification); a heartbeat that was has not arrived. */
    private static AnswerMeaning withRejected(EncodedRequest encodedRequest, int status, PartialSuccess partial) {
        int records = Math.max(1, encodedRequest.events());
        int rejected = (int) Math.min(records, partial.rejected());
        String why = partial.message().isEmpty() ? "" : ": " + partial.message();
        String note = rejected > 0
                ? "but the receiver rejected " + rejected + " of " + records + (records == 1 ? " record" : " records")
                        + why
                : why.isEmpty() ? "" : "with a warning" + why;
        boolean arrived = rejected == 0 || encodedRequest.events() > 0;
        return new AnswerMeaning(arrived, status, OptionalLong.empty(), rejected, note);
    }

    /** TimeTracker's rule: a whole header as it is, a pair in base64, and anything else untouched. */
    private static String authorization(String token) {
        if (token.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return token;
        }
        boolean pair = token.contains(":");
        return BASIC + (pair ? Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)) : token);
    }

    private static byte[] base(String name, OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        OtlpBase record = new OtlpBase(heartbeat, sendTimes);
        Optional<Object> environment =
                Optional.of(heartbeat.kept().values().getOrDefault(OtlpBase.ENVIRONMENT, OtlpBase.UNKNOWN));
        return Json.object(out -> request(
                out, heartbeat.program(), heartbeat.kept().version(), environment, () -> record.write(out, name)));
    }

    /** Writes log records. */
    @FunctionalInterface
    private interface Records {
        void write() throws IOException;
    }

    /**
     * The service is the program that is reported on, with its version; what sends is named by the scope. Rollcall's receivers know the
     * program by the key.
     */
    private static void request(
            JsonGenerator out, String program, @Nullable String version, Optional<Object> environment, Records records)
            throws IOException {
        out.writeArrayFieldStart("resourceLogs");
        out.writeStartObject();
        out.writeObjectFieldStart("resource");
        out.writeArrayFieldStart("attributes");
        OtlpJson.attribute(out, "service.name", program.isEmpty() ? UNKNOWN_SERVICE : program);
        if (version != null && !version.isEmpty()) {
            OtlpJson.attribute(out, "service.version", version);
        }
        if (environment.isPresent()) {
            OtlpJson.attribute(out, OtlpBase.ENVIRONMENT, environment.get());
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeArrayFieldStart("scopeLogs");
        out.writeStartObject();
        out.writeObjectFieldStart("scope");
        out.writeStringField("name", "rollcall.telemetry");
        out.writeEndObject();
        out.writeArrayFieldStart("logRecords");
        records.write();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }
}
