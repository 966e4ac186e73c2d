package rollcall.sender.form;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.sender.EventPage;
import rollcall.sender.OutgoingHeartbeat;

/**
 * Eventyay's heartbeat, as the newest of its telemetry services posts it ({@code base/services/telemetry.py}): all of its keys in their
 * order. What is not known has the value that Eventyay sends when it cannot find it out.
 */
final class EventyayForm implements Form {
    private static final String DOOR = "/ingest/heartbeat";
    private static final String VERSION = "eventyay_version";
    private static final String BUILD = "build_metadata";
    private static final String UNKNOWN = "unknown";

    /** Only this receiver does not get to see headers (Google Apps Script). */
    private static final String WITHOUT_HEADERS = "https://script.google.com";

    private static final Map<String, Object> IF_UNKNOWN = ifUnknown();

    /** A count that Eventyay's database does not answer is "0" to it, an uptime that cannot be read is that of a new start. */
    private static final Map<String, String> METRICS = metrics();

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

    @Override
    public Message heartbeat(OutgoingHeartbeat heartbeat, Moments moments) {
        Map<String, Object> kept = heartbeat.kept().values();
        byte[] body = Json.object(out -> {
            out.writeStringField("schema_version", "1");
            out.writeStringField("instance_id", heartbeat.kept().instanceId().toString());
            out.writeStringField("timestamp_utc", isoformat(moments.now()));
            for (Map.Entry<String, Object> field : IF_UNKNOWN.entrySet()) {
                Object ifUnknown = field.getKey().equals(BUILD) ? build(kept) : field.getValue();
                Json.member(out, field.getKey(), kept.getOrDefault(field.getKey(), ifUnknown));
            }
            writeMetrics(out, kept);
            Json.member(out, "enabled_plugins", kept.getOrDefault("enabled_plugins", List.of()));
            Json.member(out, "maintainer_contact", kept.getOrDefault("maintainer_contact", ""));
        });
        return Message.json(DOOR, body, 0);
    }

    @Override
    public Message events(EventPage page, Instant now) {
        throw new UnsupportedOperationException("Eventyay has no events");
    }

    @Override
    public int mostEvents() {
        return 0;
    }

    /** The endpoint as it was entered; Google's gets the key in the query as well. */
    @Override
    public URI address(URI endpoint, Message message, String key) {
        if (key.isEmpty() || !endpoint.toString().startsWith(WITHOUT_HEADERS)) {
            return endpoint;
        }
        String joint = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + joint + "api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers(Message message, String key, String version) {
        String known = version == null || version.isEmpty() ? UNKNOWN : version;
        return Headers.of(message, "Eventyay/" + known, key);
    }

    @Override
    public boolean accepted(int status, byte[] body) {
        return Answer.isOk(status, body);
    }

    private static void writeMetrics(JsonGenerator out, Map<String, Object> kept) throws IOException {
        out.writeObjectFieldStart("metrics");
        for (Map.Entry<String, String> metric : METRICS.entrySet()) {
            Json.member(out, metric.getKey(), kept.getOrDefault(metric.getKey(), metric.getValue()));
        }
        out.writeEndObject();
    }

    /** Without a checkout Eventyay takes itself for the release of its version. */
    private static String build(Map<String, Object> kept) {
        Object version = kept.get(VERSION);
        return version == null || version.equals(UNKNOWN) ? UNKNOWN : "v" + version;
    }

    /** As Python writes a time: microseconds, unless there are none. */
    private static String isoformat(Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        DateTimeFormatter form = time.getNano() == 0 ? SECONDS : MICROSECONDS;
        return form.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Python's platform module says nothing of a system that it does not know; the rest is the service's own choice. */
    private static Map<String, Object> ifUnknown() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(VERSION, UNKNOWN);
        fields.put(BUILD, UNKNOWN);
        fields.put("python_version", UNKNOWN);
        fields.put("canonical_base_url_hash", "");
        fields.put("os_family", "");
        fields.put("os_version", "");
        fields.put("database_type", UNKNOWN);
        fields.put("database_version", UNKNOWN);
        fields.put("deployment_type", UNKNOWN);
        fields.put("storage_backend", UNKNOWN);
        fields.put("celery_enabled", false);
        fields.put("redis_enabled", false);
        fields.put("background_jobs_enabled", false);
        return fields;
    }

    private static Map<String, String> metrics() {
        Map<String, String> metrics = new LinkedHashMap<>();
        List.of(
                        "events",
                        "live_events",
                        "organizers",
                        "orders",
                        "paid_orders",
                        "submissions",
                        "attendees",
                        "tickets_issued",
                        "paid_tickets",
                        "free_tickets")
                .forEach(count -> metrics.put(count + "_bucket", "0"));
        metrics.put("uptime_bucket", "0-1h");
        metrics.put("error_count_bucket", "0");
        return metrics;
    }
}
