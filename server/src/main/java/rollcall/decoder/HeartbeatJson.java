package rollcall.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/**
 * Reads what the JSON protocols for heartbeats have in common: an object with {@code schema_version}, {@code instance_id} and {@code
 * metrics}.
 */
public final class HeartbeatJson {
    private final JsonNode body;

    private HeartbeatJson(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads the object.
     *
     * @throws Malformed {@code missing_body}, {@code invalid_json}, or {@code missing_required_fields} for JSON that is not an object
     */
    public static HeartbeatJson read(byte[] bytes) {
        JsonNode body = StrictJson.read(bytes);
        if (!body.isObject()) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS);
        }
        return new HeartbeatJson(body);
    }

    /** The member with this name; a missing node if there is none. */
    public JsonNode at(String name) {
        return body.path(name);
    }

    /**
     * The reporting instance. {@code schema_version} (a text or whole number) and {@code instance_id} (a UUID of 36 characters) are
     * required.
     */
    public Reporter reporter() {
        return ReporterJson.reporter(body.path("schema_version"), body.path("instance_id"));
    }

    /** All members as reported values. Members of {@code metrics} are added under their own names. */
    public Map<String, ReportedValue> values() {
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        body.properties().forEach(member -> {
            if (!member.getKey().equals("metrics") && !member.getKey().equals("instance_id")) {
                values.put(member.getKey(), JsonValues.of(member.getValue()));
            }
        });
        metrics().properties().forEach(metric -> values.putIfAbsent(metric.getKey(), scalar(metric.getValue())));
        return values;
    }

    private JsonNode metrics() {
        JsonNode metrics = body.path("metrics");
        if (!metrics.isMissingNode() && !metrics.isNull() && !metrics.isObject()) {
            throw new Malformed(Rejection.INVALID_FIELD, "metrics");
        }
        return metrics;
    }

    private static ReportedValue scalar(JsonNode metric) {
        if (metric.isContainerNode() && !JsonValues.isHistogram(metric)) {
            throw new Malformed(Rejection.INVALID_FIELD, "metrics");
        }
        return JsonValues.of(metric);
    }
}
