package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.KeptHeartbeat;

/** Writes a log record of TimeTracker's base layer, with every attribute that TimeTracker's own records have. */
final class OtlpBase {
    static final String ENVIRONMENT = "deployment.environment";
    static final String UNKNOWN = "unknown";

    /**
     * The attributes before the times. The machine's fingerprint, locale and time zone are always "unknown", because no vocabulary permits
     * them.
     */
    private static final List<String> BEFORE_TIMES = List.of(
            "telemetry_fingerprint", "app_version", "platform", "os_version", "architecture", "locale", "timezone");

    private static final List<String> AFTER_TIMES = List.of("release_channel", "deployment_type");

    private final KeptHeartbeat keptHeartbeat;
    private final SendTimes sendTimes;

    OtlpBase(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        this.keptHeartbeat = heartbeat.kept();
        this.sendTimes = sendTimes;
    }

    /** Writes the record with this name. */
    void write(JsonGenerator out, String name) throws IOException {
        OtlpJson.record(out, name, sendTimes.now(), () -> attributes(out, name));
    }

    private void attributes(JsonGenerator out, String name) throws IOException {
        OtlpJson.attribute(out, "event_name", name);
        OtlpJson.attribute(out, "identity", keptHeartbeat.instanceId());
        OtlpJson.attribute(out, "detailed", false);
        OtlpJson.attribute(out, "event_category", "base_telemetry");
        OtlpJson.attribute(out, "install_id", keptHeartbeat.instanceId());
        values(out, BEFORE_TIMES);
        // As in TimeTracker, each record has its own time here until the first request has arrived.
        OtlpJson.attribute(
                out, "first_seen_at", day(sendTimes.firstSeenAt() == null ? sendTimes.now() : sendTimes.firstSeenAt()));
        OtlpJson.attribute(out, "last_seen_at", day(sendTimes.now()));
        OtlpJson.attribute(out, "heartbeat_at", day(sendTimes.now()));
        values(out, AFTER_TIMES);
    }

    private void values(JsonGenerator out, List<String> names) throws IOException {
        for (String name : names) {
            OtlpJson.attribute(out, name, keptHeartbeat.values().getOrDefault(name, UNKNOWN));
        }
    }

    /** Returns the beginning of the UTC day, in Python's format. */
    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC) + "T00:00:00+00:00";
    }
}
