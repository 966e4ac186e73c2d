package rollcall.sender.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.input.JsonValues;
import rollcall.report.Event;
import rollcall.report.ReportedValue;
import rollcall.store.sender.AuditRow;

/** Converts stored and reported events to the events that the gate judges. */
public final class RowEvents {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private RowEvents() {}

    /** Converts a reported event to an event that is to be sent; the gate has not judged it yet. */
    public static Event event(AuditedEvent raw) {
        return new Event(
                raw.name(),
                raw.type(),
                "telemetry:" + raw.source(),
                raw.at(),
                raw.profile(),
                reportedValues(raw.properties()),
                reportedValues(raw.context()));
    }

    /** Converts a row to the event it holds, so that the gate can judge it again by the agreement of today. */
    public static Event event(AuditRow row) {
        return new Event(
                row.name(),
                row.type(),
                row.source(),
                row.createdAt(),
                row.profile(),
                reportedValues(read(row.properties())),
                reportedValues(read(row.context())));
    }

    /**
     * Converts the members of an object to values. A text that is a UUID becomes an identifier, because JSON has no type for identifiers.
     */
    private static Map<String, ReportedValue> reportedValues(JsonNode object) {
        Map<String, ReportedValue> reportedValues = new LinkedHashMap<>();
        object.properties()
                .forEach(member ->
                        reportedValues.put(member.getKey(), JsonValues.withId(JsonValues.of(member.getValue()))));
        return reportedValues;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a row of the audit log cannot be read", e);
        }
    }
}
