package rollcall.dialect.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollcall.report.Claim;
import rollcall.report.Event;
import rollcall.report.Heartbeat;
import rollcall.report.Origin;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;
import rollcall.wire.Times;

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
            throw new Malformed(Refusal.INVALID_FIELD, Names.EVENT_NAME);
        }
        long time = log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
        return new LogEntry(Attributes.read(log.getAttributesList()), log.getEventName(), time);
    }

    /** Whether it belongs to the base layer: an event that is called like one of it says that it is detailed. */
    boolean isHeartbeat() {
        boolean named = name().filter(Names.HEARTBEATS::contains).isPresent();
        return named && !new Claim.Flag(true).equals(attributes.claims().get(Names.DETAILED));
    }

    /**
     * The heartbeat of that installation.
     *
     * @param circumstances of its resource, without what says who and which version
     */
    Heartbeat heartbeat(UUID instanceId, Attributes resource, Map<String, Claim> circumstances) {
        Map<String, Claim> claims = attributes.without(Names.ENVELOPE);
        claims.keySet().removeAll(Names.VERSIONS);
        version(resource).ifPresent(version -> claims.put(Names.VERSION, version));
        return new Heartbeat(new Origin(instanceId, SCHEMA), claims, circumstances);
    }

    /** The event that it says; {@link Malformed} if it has no name. */
    Event event() {
        String name = name().orElseThrow(this::nameless);
        String type = attributes.text(Names.CATEGORY).orElse(null);
        String source = attributes.text(Names.SOURCE).orElse(null);
        String profile = attributes.text(Names.IDENTITY).orElse(null);
        EventAttributes rest = EventAttributes.of(attributes);
        Times.Reading at = time == 0 ? Times.Reading.NONE : Times.since1970(unsigned(time));
        return new Event(name, type, source, at.at(), profile, rest.properties(), rest.context(), !at.readable());
    }

    /** The program's version, as the record says it or else its resource. */
    Optional<Claim> version(Attributes resource) {
        return attributes.first(Names.VERSIONS).or(() -> resource.first(Names.VERSIONS));
    }

    /** By the attribute of TimeTracker's making, by the record's own field, or by the attribute that was in use before that. */
    private Optional<String> name() {
        if (!attributes.lacks(Names.EVENT_NAME)) {
            return attributes.text(Names.EVENT_NAME);
        }
        return eventName.isEmpty() ? attributes.text(Names.OLD_EVENT_NAME) : Optional.of(eventName);
    }

    private Malformed nameless() {
        Refusal reason = attributes.lacks(Names.EVENT_NAME) ? Refusal.MISSING_REQUIRED_FIELDS : Refusal.INVALID_FIELD;
        return new Malformed(reason, Names.EVENT_NAME);
    }

    private static BigDecimal unsigned(long number) {
        return number >= 0 ? BigDecimal.valueOf(number) : new BigDecimal(Long.toUnsignedString(number));
    }
}
