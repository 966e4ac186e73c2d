package rollcall.store.sender;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import rollcall.gate.OutgoingEvent;
import rollcall.store.jdbc.KeptJson;

/** A new row of {@code audit_log}. A row that waits to be sent can only be made from an event that the gate permitted. */
public final class NewAuditRow {
    private final Instant createdAt;
    private final String source;
    private final String type;
    private final String name;
    private final String profile;
    private final String properties;
    private final String context;

    private NewAuditRow(
            Instant createdAt,
            String source,
            String type,
            String name,
            String profile,
            String properties,
            String context) {
        this.createdAt = createdAt;
        this.source = source;
        this.type = type;
        this.name = name;
        this.profile = profile;
        this.properties = properties;
        this.context = context;
    }

    /**
     * Makes a row of the local audit log, which is never sent.
     *
     * @param at when the event happened
     * @param source backend or frontend
     * @param type the type of the event; may be empty
     * @param name the name of the event
     * @param profile the user who caused the event; empty if no user did
     * @param properties a JSON object
     * @param context a JSON object
     */
    public static NewAuditRow local(
            Instant at, String source, String type, String name, String profile, String properties, String context) {
        return new NewAuditRow(at, source, type, name, profile, properties, context);
    }

    /** Makes a row that waits to be sent. Its time is the beginning of the event's UTC day. */
    public static NewAuditRow outgoing(OutgoingEvent event) {
        return new NewAuditRow(
                event.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                event.source(),
                event.type(),
                event.name(),
                event.profile().map(UUID::toString).orElse(""),
                KeptJson.of(event.properties()),
                KeptJson.of(event.context()));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String source() {
        return source;
    }

    public String type() {
        return type;
    }

    public String name() {
        return name;
    }

    public String profile() {
        return profile;
    }

    public String properties() {
        return properties;
    }

    public String context() {
        return context;
    }
}
