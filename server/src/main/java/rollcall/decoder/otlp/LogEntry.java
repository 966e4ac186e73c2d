package rollcall.decoder.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.report.Event;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/**
 * The parts of one log record that Rollcall reads.
 *
 * @param eventName the field {@code event_name}; empty if it is not set
 * @param time since 1970, unsigned, in nanoseconds unless the sender uses another unit; 0 if unknown
 */
record LogEntry(Attributes attributes, String eventName, long time) {
    /** The schema version of all log records, which carry none: the version of the protocol. */
    static final String SCHEMA = "otlp-1";

    /** Reads a record. Without a time of its own, the time at which it was observed counts. */
    static LogEntry of(LogRecord log) {
        if (log.getEventName().indexOf('\0') >= 0) {
            throw new Malformed(Rejection.INVALID_FIELD, AttributeNames.EVENT_NAME);
        }
        long time = log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
        return new LogEntry(Attributes.read(log.getAttributesList()), log.getEventName(), time);
    }

    /** True for a heartbeat. An event with the name of one is marked as detailed. */
    boolean isHeartbeat() {
        boolean named = name().filter(AttributeNames.HEARTBEATS::contains).isPresent();
        return named && !new ReportedValue.Flag(true).equals(attributes.values().get(AttributeNames.DETAILED));
    }

    /**
     * The heartbeat of this installation.
     *
     * @param circumstances of the record's resource, without the attributes that identify the installation and the version
     */
    Heartbeat heartbeat(UUID instanceId, Attributes resource, Map<String, ReportedValue> circumstances) {
        Map<String, ReportedValue> values = attributes.without(AttributeNames.ENVELOPE);
        values.keySet().removeAll(AttributeNames.VERSIONS);
        version(resource).ifPresent(version -> values.put(AttributeNames.VERSION, version));
        return new Heartbeat(new Reporter(instanceId, SCHEMA), values, circumstances);
    }

    /**
     * The event of this record.
     *
     * @throws Malformed if it has no name
     */
    Event event() {
        String name = name().orElseThrow(this::nameless);
        String type = attributes.text(AttributeNames.CATEGORY).orElse(null);
        String source = attributes.text(AttributeNames.SOURCE).orElse(null);
        String profile = attributes.text(AttributeNames.IDENTITY).orElse(null);
        EventAttributes rest = EventAttributes.of(attributes);
        Times.Reading at = time == 0 ? Times.Reading.NONE : Times.since1970(unsigned(time));
        return new Event(name, type, source, at.at(), profile, rest.properties(), rest.context(), !at.readable());
    }

    /** The program's version: that of the record, otherwise that of its resource. */
    Optional<ReportedValue> version(Attributes resource) {
        return attributes.first(AttributeNames.VERSIONS).or(() -> resource.first(AttributeNames.VERSIONS));
    }

    /** The event name: from TimeTracker's attribute, from the record's own field, or from the attribute that was used before that field. */
    private Optional<String> name() {
        if (!attributes.lacks(AttributeNames.EVENT_NAME)) {
            return attributes.text(AttributeNames.EVENT_NAME);
        }
        return eventName.isEmpty() ? attributes.text(AttributeNames.OLD_EVENT_NAME) : Optional.of(eventName);
    }

    private Malformed nameless() {
        Rejection reason = attributes.lacks(AttributeNames.EVENT_NAME)
                ? Rejection.MISSING_REQUIRED_FIELDS
                : Rejection.INVALID_FIELD;
        return new Malformed(reason, AttributeNames.EVENT_NAME);
    }

    private static BigDecimal unsigned(long number) {
        return number >= 0 ? BigDecimal.valueOf(number) : new BigDecimal(Long.toUnsignedString(number));
    }
}
