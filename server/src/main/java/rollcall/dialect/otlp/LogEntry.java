package rollcall.dialect.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollcall.dialect.InstanceId;
import rollcall.report.Claim;
import rollcall.report.Event;
import rollcall.report.Heartbeat;
import rollcall.report.Origin;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/**
 * One log record, as far as it says something.
 *
 * @param nanos since 1970, unsigned; 0 if the sender does not know
 */
record LogEntry(Attributes attributes, long nanos) {
    private static final long NANOS = 1_000_000_000;

    /** Log records have no version of their form; the protocol's own is what they have in common. */
    static final String SCHEMA = "otlp-1";

    static LogEntry of(LogRecord log) {
        return new LogEntry(Attributes.read(log.getAttributesList()), log.getTimeUnixNano());
    }

    /** Whether it belongs to the base layer: an event that is called like one of it says that it is detailed. */
    boolean isHeartbeat() {
        boolean named = attributes
                .text(Names.EVENT_NAME)
                .filter(Names.HEARTBEATS::contains)
                .isPresent();
        return named && !new Claim.Flag(true).equals(attributes.claims().get(Names.DETAILED));
    }

    /** Whether it names no installation. */
    boolean isAnonymous() {
        return attributes.lacks(Names.INSTALL_ID);
    }

    /** What happened. */
    String name() {
        return required(Names.EVENT_NAME);
    }

    /** Where. */
    UUID instanceId() {
        return InstanceId.of(required(Names.INSTALL_ID))
                .orElseThrow(() -> new Malformed(Refusal.INVALID_FIELD, Names.INSTALL_ID));
    }

    /** The program's version, as the record says it or else its resource. */
    Optional<String> version(Attributes resource) {
        return attributes.text(Names.VERSION).or(() -> resource.text(Names.SERVICE_VERSION));
    }

    Heartbeat heartbeat(Attributes resource) {
        Map<String, Claim> claims = attributes.without(Names.ENVELOPE);
        version(resource).ifPresent(version -> claims.put(Names.VERSION, new Claim.Text(version)));
        Optional.ofNullable(resource.claims().get(Names.ENVIRONMENT))
                .ifPresent(environment -> claims.putIfAbsent(Names.ENVIRONMENT, environment));
        return new Heartbeat(new Origin(instanceId(), SCHEMA), claims);
    }

    Event event() {
        String type = attributes.text(Names.CATEGORY).orElse(null);
        String source = attributes.text(Names.SOURCE).orElse(null);
        String profile = attributes.text(Names.IDENTITY).orElse(null);
        EventAttributes rest = EventAttributes.of(attributes);
        return new Event(name(), type, source, at(), profile, rest.properties(), rest.context());
    }

    private Instant at() {
        return nanos <= 0 ? null : Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    private String required(String key) {
        if (attributes.lacks(key)) {
            throw new Malformed(Refusal.MISSING_REQUIRED_FIELDS, key);
        }
        return attributes.text(key).orElseThrow(() -> new Malformed(Refusal.INVALID_FIELD, key));
    }
}
