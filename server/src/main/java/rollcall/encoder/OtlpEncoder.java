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
 * Encodes OpenTelemetry logs in JSON, so that any collector can receive them. Heartbeats are like the base layer of TimeTracker's telemetry
 * service ({@code app/telemetry/service.py}, releases 5.1.0 to 5.10.0). Events are like its product events, but one request holds many of
 * them.
 */
final class OtlpEncoder implements Encoder {
    private static final String DOOR = "/ingest/otlp/v1/logs";
    private static final String LOGS = "/v1/logs";
    private static final String BASIC = "Basic ";

    /** The most events of a request. Receivers accept 5,000 records of TimeTracker's size, and these records can be larger. */
    private static final int MOST_EVENTS = 2_000;

    /** OpenTelemetry's name of a service whose name is unknown. */
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

    /**
     * Returns the address by TimeTracker's rule: the slashes at the end of the endpoint are removed, and {@code /v1/logs} is added unless
     * the endpoint ends with it.
     */
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

    /**
     * Adds the rejected records to the meaning of an answer. By the OTLP specification they must not be sent again. A heartbeat is one
     * record, so it has not arrived if it was rejected.
     */
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

    /**
     * Returns the header by TimeTracker's rule: a token that begins with Basic is the whole header, a pair with a colon is encoded in
     * base64, and any other token is added to Basic unchanged.
     */
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

    /** Writes the log records of a request. */
    @FunctionalInterface
    private interface Records {
        void write() throws IOException;
    }

    /**
     * Writes a request. The resource names the program that is reported on, as a service with its version. The scope names the sender.
     * Rollcall's receivers do not use the service's name, because the key identifies the product.
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
