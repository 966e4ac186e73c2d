package rollcall.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.report.Claim;
import rollcall.report.Origin;
import rollcall.report.Refusal;
import rollcall.wire.Claims;
import rollcall.wire.Malformed;
import rollcall.wire.StrictJson;

/** What the JSON heartbeats have in common: an object with {@code schema_version}, {@code instance_id} and {@code metrics}. */
public final class HeartbeatJson {
    private final JsonNode body;

    private HeartbeatJson(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads the object.
     *
     * @throws Malformed {@code missing_body}, {@code invalid_json}, or {@code missing_required_fields} for JSON that is no object
     */
    public static HeartbeatJson read(byte[] bytes) {
        JsonNode body = StrictJson.read(bytes);
        if (!body.isObject()) {
            throw new Malformed(Refusal.MISSING_REQUIRED_FIELDS);
        }
        return new HeartbeatJson(body);
    }

    /** The member of that name; a missing node if there is none. */
    public JsonNode at(String name) {
        return body.path(name);
    }

    /** Who reports. Required: {@code schema_version} (text or whole number) and {@code instance_id} (a UUID in its 36 characters). */
    public Origin origin() {
        return Header.origin(body.path("schema_version"), body.path("instance_id"));
    }

    /** Every member as a claim; those inside {@code metrics} stand beside the others, under their own names. */
    public Map<String, Claim> claims() {
        Map<String, Claim> claims = new LinkedHashMap<>();
        body.properties().forEach(member -> {
            if (!member.getKey().equals("metrics") && !member.getKey().equals("instance_id")) {
                claims.put(member.getKey(), Claims.of(member.getValue()));
            }
        });
        metrics().properties().forEach(metric -> claims.putIfAbsent(metric.getKey(), scalar(metric.getValue())));
        return claims;
    }

    private JsonNode metrics() {
        JsonNode metrics = body.path("metrics");
        if (!metrics.isMissingNode() && !metrics.isNull() && !metrics.isObject()) {
            throw new Malformed(Refusal.INVALID_FIELD, "metrics");
        }
        return metrics;
    }

    private static Claim scalar(JsonNode metric) {
        if (metric.isContainerNode()) {
            throw new Malformed(Refusal.INVALID_FIELD, "metrics");
        }
        return Claims.of(metric);
    }
}
