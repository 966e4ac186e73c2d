package rollcall.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import rollcall.store.events.EventRow;

/** Exports events as one JSON object on each line. A missing part of an event is null. */
final class EventNdjsonFormat implements ExportFormat<EventRow> {
    @Override
    public String head() {
        return "";
    }

    @Override
    public String line(EventRow row) {
        ObjectNode line = JSON.createObjectNode()
                .put("received_on", row.receivedOn().toString())
                .put("day", row.day().toString())
                .put("instance_id", row.instanceId().toString())
                .put("name", row.name())
                .put("type", orNull(row.type()))
                .put("source", orNull(row.source()))
                .put("profile", orNull(EventCsvFormat.profile(row.profile())))
                .put("version", row.version());
        line.set("properties", ExportFormat.read(row.properties()));
        line.set("context", ExportFormat.read(row.context()));
        return line + "\n";
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
