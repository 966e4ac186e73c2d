package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * Encodes the Rollcall format. Counts are sent as buckets. A page of events contains its identifier, so that a receiver recognises a
 * repeated page.
 */
final class RollcallEncoder implements Encoder {
    private static final String HEARTBEAT = "/ingest/heartbeat";
    private static final String EVENTS = "/ingest/events";
    private static final String SCHEMA_VERSION = "schema_version";
    private static final String SCHEMA = "1";

    /** The most events of a request, the same number as in Penpot's batches. */
    static final int MOST_EVENTS = 10_000;

    /** The end of an endpoint's path that is removed: the path of one of the receiver's own endpoints, and slashes. */
    private static final Pattern DOOR = Pattern.compile("(?:/ingest/(?:heartbeat|events))?/*$");

    @Override
    public EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        CompressedOutput body = Json.packed(CompressedOutput.ZSTD, out -> {
            header(out, heartbeat.kept().instanceId().toString());
            fields(out, heartbeat, false);
            out.writeObjectFieldStart("metrics");
            fields(out, heartbeat, true);
            out.writeEndObject();
        });
        return EncodedRequest.heartbeat(HEARTBEAT, heartbeat, body);
    }

    @Override
    public EncodedRequest events(OutgoingPage page) {
        CompressedOutput body = Json.packed(CompressedOutput.ZSTD, out -> {
            header(out, page.instanceId().toString());
            text(out, "product_version", page.version());
            out.writeStringField("batch_id", page.pageId().toString());
            out.writeArrayFieldStart("events");
            for (OutgoingEvent event : page.events()) {
                event(out, event);
            }
            out.writeEndArray();
        });
        return EncodedRequest.events(EVENTS, page, body);
    }

    @Override
    public int mostEvents() {
        return MOST_EVENTS;
    }

    @Override
    public URI address(URI endpoint, EncodedRequest encodedRequest, String key) {
        String path = DOOR.matcher(endpoint.getRawPath()).replaceFirst("") + encodedRequest.path();
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path + query);
    }

    @Override
    public Map<String, String> headers(EncodedRequest encodedRequest, String key) {
        return RequestHeaders.of(encodedRequest, RequestHeaders.OURS, key);
    }

    @Override
    public AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body) {
        return AnswerReader.ok(status, contentType, body);
    }

    private static void header(JsonGenerator out, String instanceId) throws IOException {
        out.writeStringField(SCHEMA_VERSION, SCHEMA);
        out.writeStringField("instance_id", instanceId);
    }

    /**
     * Writes either the metrics or the other fields. Metrics are in an object of their own, because a program may give one the name of
     * another member.
     */
    private static void fields(JsonGenerator out, OutgoingHeartbeat heartbeat, boolean metrics) throws IOException {
        for (Map.Entry<String, Object> value : heartbeat.kept().values().entrySet()) {
            boolean own = value.getKey().equals(SCHEMA_VERSION);
            if (!own && metrics == isMetric(heartbeat.vocabulary(), value.getKey())) {
                Json.member(out, value.getKey(), value.getValue());
            }
        }
    }

    private static boolean isMetric(Vocabulary vocabulary, String name) {
        Optional<FieldGroup> group = vocabulary.field(name).map(Field::group);
        return group.filter(FieldGroup.METRICS::equals).isPresent();
    }

    private static void event(JsonGenerator out, OutgoingEvent event) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", event.name());
        text(out, "type", event.type());
        text(out, "source", event.source());
        out.writeStringField("at", event.day().toString());
        if (event.profile().isPresent()) {
            out.writeStringField("profile", event.profile().get().toString());
        }
        members(out, "properties", event.properties());
        members(out, "context", event.context());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void members(JsonGenerator out, String name, Map<String, Object> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Json.member(out, value.getKey(), value.getValue());
        }
        out.writeEndObject();
    }
}
