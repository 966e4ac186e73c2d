package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.KeptHeartbeat;

/** A record of TimeTracker's base layer, with every attribute that its own have. */
final class OtlpBase {
    static final String ENVIRONMENT = "deployment.environment";
    static final String UNKNOWN = "unknown";

    /** The machine's fingerprint, its language and its time zone stay here: no vocabulary lets them out. */
    private static final List<String> BEFORE_TIMES = List.of(
            "telemetry_fingerprint", "app_version", "platform", "os_version", "architecture", "locale", "timezone");

    private static final List<String> AFTER_TIMES = List.of("release_channel", "deployment_type");

    private final KeptHeartbeat keptHeartbeat;
    private final SendTimes sendTimes;

    OtlpBase(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        this.keptHeartbeat = heartbeat.kept();
        this.sendTimes = sendTimes;
    }

    /** Writes the record of that name. */
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
        // As TimeTracker does it, until the first message has arrived each has its own time there.
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

    /** The day's begin, as Python writes a time. */
    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC) + "T00:00:00+00:00";
    }
}
