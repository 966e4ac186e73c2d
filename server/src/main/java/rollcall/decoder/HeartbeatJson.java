package rollcall.decoder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/**
 * Reads what the JSON protocols for heartbeats have in common: an object with {@code schema_version}, {@code instance_id} and {@code
 * metrics}. It goes from one token to the next and makes the reported values as it goes; a tree is made of objects within it alone.
 */
public final class HeartbeatJson {
    private static final String SCHEMA_VERSION = "schema_version";
    private static final String INSTANCE_ID = "instance_id";
    private static final String METRICS = "metrics";

    private final Map<String, ReportedValue> values = new LinkedHashMap<>(64);
    private final Map<String, ReportedValue> metrics = new LinkedHashMap<>();
    private @Nullable ReportedValue instance;

    /** Whether the schema's version is written as a whole number. */
    private boolean wholeSchema;

    /** Whether {@code metrics} is something else than an object of scalars and histograms, or null. */
    private boolean strangeMetrics;

    private HeartbeatJson() {}

    /**
     * Reads the object.
     *
     * @throws Malformed {@code missing_body}, {@code invalid_json}, or {@code missing_required_fields} for JSON that is not an object
     */
    public static HeartbeatJson read(byte[] bytes) {
        return StrictJson.walk(bytes, HeartbeatJson::object)
                .orElseThrow(() -> new Malformed(Rejection.MISSING_REQUIRED_FIELDS));
    }

    private static Optional<HeartbeatJson> object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.readValueAsTree();
            return Optional.empty();
        }
        HeartbeatJson json = new HeartbeatJson();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            json.member(name, parser);
        }
        return Optional.of(json);
    }

    private void member(String name, JsonParser parser) throws IOException {
        if (name.equals(METRICS)) {
            metrics(parser);
            return;
        }
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        ReportedValue value = JsonValues.read(parser);
        if (name.equals(INSTANCE_ID)) {
            instance = value;
            return;
        }
        if (name.equals(SCHEMA_VERSION)) {
            wholeSchema = whole;
        }
        values.put(name, value);
    }

    private void metrics(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            strangeMetrics = parser.currentToken() != JsonToken.VALUE_NULL;
            JsonValues.read(parser);
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode object = parser.readValueAsTree();
                strangeMetrics |= !JsonValues.isHistogram(object);
                metrics.put(name, JsonValues.of(object));
            } else {
                strangeMetrics |= parser.currentToken() == JsonToken.START_ARRAY;
                metrics.put(name, JsonValues.read(parser));
            }
        }
    }

    /** The value of the member with this name, {@code instance_id} and {@code metrics} apart; null if there is none. */
    public @Nullable ReportedValue at(String name) {
        return values.get(name);
    }

    /**
     * The reporting instance. {@code schema_version} (a text or whole number) and {@code instance_id} (a UUID of 36 characters) are
     * required.
     */
    public Reporter reporter() {
        return ReporterJson.reporter(values.get(SCHEMA_VERSION), wholeSchema, instance);
    }

    /**
     * All members as reported values. Members of {@code metrics} are added under their own names.
     *
     * @throws Malformed {@code invalid_field} if {@code metrics} is no object of scalars and histograms
     */
    public Map<String, ReportedValue> values() {
        if (strangeMetrics) {
            throw new Malformed(Rejection.INVALID_FIELD, METRICS);
        }
        metrics.forEach(values::putIfAbsent);
        return values;
    }
}
