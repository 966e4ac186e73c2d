package rollcall.encoder;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;

/**
 * Encodes Penpot's two requests (its task {@code app.tasks.telemetry} since 2.15): the report with its statistics, and a compressed batch
 * of events. Where Penpot reports an exact count, this encoder sends the smallest number of the bucket.
 */
final class PenpotEncoder implements Encoder {
    private static final String DOOR = "/ingest/penpot";
    private static final String VERSION = "version";

    /** The version if none is known, because Penpot's requests require one. */
    private static final String UNKNOWN = "unknown";

    /** The highest status that Penpot accepts as success. */
    private static final int PARTIAL_CONTENT = 206;

    private static final int OK = 200;

    @Override
    public EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        byte[] body = Json.object(out -> {
            String version = heartbeat.kept().version();
            header(
                    out,
                    "telemetry-legacy-report",
                    version,
                    heartbeat.kept().instanceId().toString());
            out.writeObjectFieldStart("stats");
            for (Map.Entry<String, Object> value : heartbeat.kept().values().entrySet()) {
                if (isStatistic(value.getKey())) {
                    Optional<Field> field = heartbeat.vocabulary().field(value.getKey());
                    Json.member(out, value.getKey(), numbered(field, value.getValue()));
                }
            }
            out.writeEndObject();
        });
        return EncodedRequest.heartbeat(DOOR, heartbeat, body);
    }

    @Override
    public EncodedRequest events(OutgoingPage page) {
        byte[] blob = PenpotBlob.of(page);
        byte[] body = Json.object(out -> {
            header(out, "telemetry-events", page.version(), page.instanceId().toString());
            out.writeFieldName("events");
            out.writeBinary(Base64Variants.MODIFIED_FOR_URL, blob, 0, blob.length);
        });
        return EncodedRequest.events(DOOR, page, body);
    }

    @Override
    public int mostEvents() {
        return RollcallEncoder.MOST_EVENTS;
    }

    @Override
    public URI address(URI endpoint, EncodedRequest encodedRequest, String key) {
        return endpoint;
    }

    /** Penpot itself sends no key. A receiver that requires one gets it in a header. */
    @Override
    public Map<String, String> headers(EncodedRequest encodedRequest, String key) {
        return RequestHeaders.of(encodedRequest, RequestHeaders.OURS, key);
    }

    @Override
    public AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body) {
        return AnswerReader.read(status, contentType, body, json -> status >= OK && status <= PARTIAL_CONTENT);
    }

    /** Returns the smallest number of a bucket; every other value unchanged. */
    static Object numbered(Optional<Field> field, Object kept) {
        return field.filter(named -> named.kind() == FieldKind.BUCKET && kept instanceof String)
                .<Object>map(named -> named.scale().smallest((String) kept))
                .orElse(kept);
    }

    /**
     * Whether the value is written among the statistics. The number of newsletter subscribers is one too: Penpot's request has a separate
     * member for subscribers, but it takes only their addresses.
     */
    private static boolean isStatistic(String name) {
        return !name.equals(VERSION) && !name.equals("schema_version");
    }

    private static void header(JsonGenerator out, String type, @Nullable String version, String instanceId)
            throws IOException {
        out.writeStringField("type", type);
        out.writeStringField(VERSION, version == null || version.isEmpty() ? UNKNOWN : version);
        out.writeStringField("instance-id", instanceId);
    }
}
