package rollcall.encoder;

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
import rollcall.encoder.Encoder.SendTimes;

/**
 * Encodes Eventyay's heartbeat with the members and their order of the newest of Eventyay's telemetry services
 * ({@code base/services/telemetry.py}). An unknown text has the value that Eventyay uses for unknown. Counts and flags have no such value,
 * so unknown ones are omitted.
 */
final class EventyayEncoder implements Encoder {
    private static final String DOOR = "/ingest/heartbeat";
    private static final String VERSION = "eventyay_version";
    private static final String BUILD = "build_metadata";
    private static final String UNKNOWN = "unknown";

    /** The beginning of the address of Google Apps Script, a receiver that cannot read request headers. */
    private static final String WITHOUT_HEADERS = "https://script.google.com";

    private static final Map<String, String> IF_UNKNOWN = ifUnknown();

    private static final List<String> METRICS = List.of(
            "events_bucket",
            "live_events_bucket",
            "organizers_bucket",
            "orders_bucket",
            "paid_orders_bucket",
            "submissions_bucket",
            "attendees_bucket",
            "tickets_issued_bucket",
            "paid_tickets_bucket",
            "free_tickets_bucket",
            "uptime_bucket",
            "error_count_bucket");

    /** Fields that are true or false. Unlike texts they have no value for unknown. */
    private static final List<String> FLAGS = List.of("celery_enabled", "redis_enabled", "background_jobs_enabled");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

    @Override
    public EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        Map<String, Object> kept = heartbeat.kept().values();
        byte[] body = Json.object(out -> {
            out.writeStringField("schema_version", "1");
            out.writeStringField("instance_id", heartbeat.kept().instanceId().toString());
            out.writeStringField("timestamp_utc", isoformat(sendTimes.now()));
            for (Map.Entry<String, String> field : IF_UNKNOWN.entrySet()) {
                Object ifUnknown = field.getKey().equals(BUILD) ? build(kept) : field.getValue();
                Json.member(out, field.getKey(), value(field.getKey(), kept.getOrDefault(field.getKey(), ifUnknown)));
            }
            writeTold(out, FLAGS, kept);
            out.writeObjectFieldStart("metrics");
            writeTold(out, METRICS, kept);
            out.writeEndObject();
            Json.member(out, "enabled_plugins", kept.getOrDefault("enabled_plugins", List.of()));
            Json.member(out, "maintainer_contact", kept.getOrDefault("maintainer_contact", ""));
        });
        return EncodedRequest.heartbeat(DOOR, heartbeat, body);
    }

    @Override
    public EncodedRequest events(OutgoingPage page) {
        throw new UnsupportedOperationException("Eventyay has no events");
    }

    @Override
    public int mostEvents() {
        return 0;
    }

    /** Returns the endpoint as it was entered. Google Apps Script gets the key in the query as well. */
    @Override
    public URI address(URI endpoint, EncodedRequest encodedRequest, String key) {
        if (key.isEmpty() || !endpoint.toString().startsWith(WITHOUT_HEADERS)) {
            return endpoint;
        }
        String joint = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + joint + "api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers(EncodedRequest encodedRequest, String key) {
        String known = encodedRequest.version().isEmpty() ? UNKNOWN : encodedRequest.version();
        return RequestHeaders.of(encodedRequest, "Eventyay/" + known, key);
    }

    /** Google Apps Script answers each report with a redirect to its answer. */
    @Override
    public boolean followsRedirects() {
        return true;
    }

    @Override
    public AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body) {
        return AnswerReader.ok(status, contentType, body);
    }

    /** Returns the value as Eventyay reports it: of a database version only the major number. */
    private static Object value(String name, Object kept) {
        return name.equals("database_version") ? kept.toString().replaceFirst("\\..*", "") : kept;
    }

    /**
     * Writes the members that have a value. Unknown ones are omitted, because 0 and false would be reported values. Receivers accept
     * reports with fewer members, which older senders make.
     */
    private static void writeTold(JsonGenerator out, List<String> names, Map<String, Object> kept) throws IOException {
        for (String name : names) {
            if (kept.containsKey(name)) {
                Json.member(out, name, kept.get(name));
            }
        }
    }

    /**
     * Returns the value of {@code build_metadata} for an unknown build: {@code v} and the version, as an Eventyay without a Git checkout
     * reports it.
     */
    private static String build(Map<String, Object> kept) {
        Object version = kept.get(VERSION);
        return version == null || version.equals(UNKNOWN) ? UNKNOWN : "v" + version;
    }

    /** Formats a time as Python does: with microseconds, unless they are 0. */
    private static String isoformat(Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        DateTimeFormatter form = time.getNano() == 0 ? SECONDS : MICROSECONDS;
        return form.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Returns the texts for unknown values. Python's platform module returns an empty text for an unknown system; Eventyay's service chose
     * the other values.
     */
    private static Map<String, String> ifUnknown() {
        Map<String, String> fields = new LinkedHashMap<>();
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
        return fields;
    }
}
