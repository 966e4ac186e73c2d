package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import rollcall.gate.OutgoingEvent;

/**
 * Writes events as log records with the attributes of TimeTracker's product events. A property becomes an attribute of the same name.
 * TimeTracker has no attribute for an event's source and context: their attributes have a dot in the name, which no property's name has.
 */
final class OtlpEvents {
    private static final String VERSION = "app_version";

    /** Names of the attributes that describe the event. A property with one of these names gets the prefix {@code property.}. */
    private static final Set<String> TAKEN = Set.of(
            "event_name", "install_id", "identity", "event_category", "detailed", "trace_id", "span_id", VERSION);

    private final OutgoingPage page;

    OtlpEvents(OutgoingPage page) {
        this.page = page;
    }

    /** Writes the record of an event; its time is the beginning of its UTC day. */
    void write(JsonGenerator out, OutgoingEvent event) throws IOException {
        OtlpJson.record(
                out, event.name(), event.day().atStartOfDay(ZoneOffset.UTC).toInstant(), () -> attributes(out, event));
    }

    private void attributes(JsonGenerator out, OutgoingEvent event) throws IOException {
        OtlpJson.attribute(out, "event_name", event.name());
        if (event.profile().isPresent()) {
            OtlpJson.attribute(out, "identity", event.profile().get());
        }
        OtlpJson.attribute(out, "detailed", true);
        text(out, "event_category", event.type());
        text(out, "event.source", event.source());
        for (Map.Entry<String, Object> property : event.properties().entrySet()) {
            String prefix = TAKEN.contains(property.getKey()) ? "property." : "";
            OtlpJson.attribute(out, prefix + property.getKey(), property.getValue());
        }
        for (Map.Entry<String, Object> part : event.context().entrySet()) {
            OtlpJson.attribute(out, "context." + part.getKey(), part.getValue());
        }
        OtlpJson.attribute(out, "install_id", page.instanceId());
        text(out, VERSION, page.version());
    }

    private static void text(JsonGenerator out, String key, String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            OtlpJson.attribute(out, key, text);
        }
    }
}
