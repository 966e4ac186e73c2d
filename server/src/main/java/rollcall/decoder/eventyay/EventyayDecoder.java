package rollcall.decoder.eventyay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.HeartbeatJson;
import rollcall.decoder.ReportDecoder;
import rollcall.input.Malformed;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * Decodes the heartbeats of Eventyay's telemetry service (fossasia/eventyay, {@code base/services/telemetry.py}). Three versions of that
 * sender are stored as examples: the newest sends all fields, the oldest six metrics and neither build nor contact.
 */
public final class EventyayDecoder implements ReportDecoder {
    /** The longest text of a scalar field, in characters; no version of the sender has a longer one. */
    private static final int LONGEST_TEXT = 256;

    private static final List<String> SCALARS = List.of(
            "timestamp_utc",
            "eventyay_version",
            "build_metadata",
            "python_version",
            "canonical_base_url_hash",
            "os_family",
            "os_version",
            "database_type",
            "database_version",
            "deployment_type",
            "storage_backend",
            "celery_enabled",
            "redis_enabled",
            "background_jobs_enabled",
            "maintainer_contact");

    private static final String PLUGINS = "enabled_plugins";
    /** The name of the plugins in receiver 1.0. */
    private static final String MODULES = "enabled_modules";

    @Override
    public Heartbeat decode(byte[] body) {
        HeartbeatJson json = HeartbeatJson.read(body);
        SCALARS.forEach(name -> checkScalar(name, json.at(name)));
        checkList(PLUGINS, json.at(PLUGINS));
        checkList(MODULES, json.at(MODULES));
        return new Heartbeat(json.reporter(), renamed(json.values()));
    }

    private static void checkScalar(String name, @Nullable ReportedValue value) {
        if (value != null && !isScalar(value)) {
            throw new Malformed(Rejection.INVALID_FIELD, name);
        }
    }

    private static boolean isScalar(ReportedValue value) {
        return value instanceof ReportedValue.Text text
                ? text.text().length() <= LONGEST_TEXT
                : value instanceof ReportedValue.Number || value instanceof ReportedValue.Flag || isNull(value);
    }

    private static void checkList(String name, @Nullable ReportedValue value) {
        if (value != null && !isNull(value) && !(value instanceof ReportedValue.Names)) {
            throw new Malformed(Rejection.INVALID_FIELD, name);
        }
    }

    private static boolean isNull(ReportedValue value) {
        return value instanceof ReportedValue.Other other && other.kind().equals("null");
    }

    private static Map<String, ReportedValue> renamed(Map<String, ReportedValue> values) {
        ReportedValue modules = values.remove(MODULES);
        if (modules != null) {
            values.putIfAbsent(PLUGINS, modules);
        }
        return values;
    }
}
