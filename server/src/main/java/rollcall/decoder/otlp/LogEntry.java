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
 * One log record, as far as it says something.
 *
 * @param eventName the field of that name; empty if it says nothing
 * @param time since 1970, unsigned and in nanoseconds unless the sender took another unit; 0 if it does not know
 */
record LogEntry(Attributes attributes, String eventName, long time) {
    /** Log records have no version of their form; the protocol's own is what they have in common. */
    static final String SCHEMA = "otlp-1";

    /** What is read of a record. Without a time of its own, the time at which it was observed counts. */
    static LogEntry of(LogRecord log) {
        if (log.getEventName().indexOf('\0') >= 0) {
            throw new Malformed(Rejection.INVALID_FIELD, AttributeNames.EVENT_NAME);
        }
        long time = log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
        return new LogEntry(Attributes.read(log.getAttributesList()), log.getEventName(), time);
    }

    /** Whether it belongs to the base layer: an event that is called like one of it says that it is detailed. */
    boolean isHeartbeat() {
        boolean named = name().filter(AttributeNames.HEARTBEATS::contains).isPresent();
        return named && !new ReportedValue.Flag(true).equals(attributes.claims().get(AttributeNames.DETAILED));
    }

    /**
     * The heartbeat of that installation.
     *
     * @param circumstances of its resource, without what says who and which version
     */
    Heartbeat heartbeat(UUID instanceId, Attributes resource, Map<String, ReportedValue> circumstances) {
        Map<String, ReportedValue> claims = attributes.without(AttributeNames.ENVELOPE);
        claims.keySet().removeAll(AttributeNames.VERSIONS);
        version(resource).ifPresent(version -> claims.put(AttributeNames.VERSION, version));
        return new Heartbeat(new Reporter(instanceId, SCHEMA), claims, circumstances);
    }

    /** The event that it says; {@link Malformed} if it has no name. */
    Event event() {
        String name = name().orElseThrow(this::nameless);
        String type = attributes.text(AttributeNames.CATEGORY).orElse(null);
        String source = attributes.text(AttributeNames.SOURCE).orElse(null);
        String profile = attributes.text(AttributeNames.IDENTITY).orElse(null);
        EventAttributes rest = EventAttributes.of(attributes);
        Times.Reading at = time == 0 ? Times.Reading.NONE : Times.since1970(unsigned(time));
        return new Event(name, type, source, at.at(), profile, rest.properties(), rest.context(), !at.readable());
    }

    /** The program's version, as the record says it or else its resource. */
    Optional<ReportedValue> version(Attributes resource) {
        return attributes.first(AttributeNames.VERSIONS).or(() -> resource.first(AttributeNames.VERSIONS));
    }

    /** By the attribute of TimeTracker's making, by the record's own field, or by the attribute that was in use before that. */
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
