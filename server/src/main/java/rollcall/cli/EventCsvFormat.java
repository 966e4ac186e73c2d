package rollcall.cli;

import java.util.List;
import rollcall.http.web.Csv;
import rollcall.store.events.EventRow;

/** Exports events as CSV with one column for each part of an event. Properties and context are JSON objects in one cell each. */
final class EventCsvFormat implements ExportFormat<EventRow> {
    @Override
    public String head() {
        return Csv.line(List.of(
                "received_on",
                "day",
                "instance_id",
                "name",
                "type",
                "source",
                "profile",
                "version",
                "properties",
                "context"));
    }

    @Override
    public String line(EventRow row) {
        return Csv.line(List.of(
                row.receivedOn().toString(),
                row.day().toString(),
                row.instanceId().toString(),
                row.name(),
                row.type(),
                row.source(),
                profile(row.profile()),
                row.version() == null ? "" : row.version(),
                row.properties(),
                row.context()));
    }

    /** A pseudonym as 16 hexadecimal digits, because spreadsheets and JavaScript cannot represent all 64-bit numbers. Empty for null. */
    static String profile(Long profile) {
        return profile == null ? "" : "%016x".formatted(profile);
    }
}
