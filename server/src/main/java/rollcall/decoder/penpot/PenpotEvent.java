package rollcall.decoder.penpot;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** Makes an event of a decoded map. Unknown members are ignored. */
final class PenpotEvent {
    private static final int LONGEST = 250;
    private static final UUID ANONYMOUS = new UUID(0, 0);

    private final PenpotValues values;
    private @Nullable String name;
    private @Nullable String type;
    private @Nullable String source;
    private Times.@Nullable Reading at;
    private @Nullable String profile;
    private @Nullable Map<String, ReportedValue> properties;
    private @Nullable Map<String, ReportedValue> context;

    private PenpotEvent(PenpotValues values) {
        this.values = values;
    }

    /**
     * The event of a decoded value.
     *
     * @throws Malformed {@code invalid_field} or {@code missing_required_fields} with the member's name after {@code events.}
     */
    static Event event(@Nullable Object value, PenpotValues values) {
        if (!(value instanceof ClojureValues.Entries entries)) {
            throw wrong("events");
        }
        PenpotEvent event = new PenpotEvent(values);
        values.look(entries.flat().size());
        for (int i = 0; i < entries.flat().size(); i += 2) {
            event.member(entries.flat().get(i), entries.flat().get(i + 1));
        }
        return new Event(
                required("events.name", event.name),
                required("events.type", event.type),
                event.source,
                event.at == null ? null : event.at.at(),
                event.profile,
                event.properties == null ? Map.of() : event.properties,
                event.context == null ? Map.of() : event.context,
                event.at != null && !event.at.readable());
    }

    private void member(Object key, @Nullable Object value) {
        // A number is not a member's name, and formatting a long one is slow.
        boolean isName = key instanceof String || key instanceof ClojureValues.Name;
        if (value == null || !isName) {
            return;
        }
        switch (PenpotValues.key(key, "events")) {
            case "name" -> name = once("events.name", name, text("events.name", value));
            case "type" -> type = once("events.type", type, text("events.type", value));
            case "source" -> source = once("events.source", source, text("events.source", value));
            case "tracked-at" -> at = once("events.tracked-at", at, time(value));
            case "profile-id" -> profile = once("events.profile-id", profile, profile(value));
            case "props" -> properties = once("events.props", properties, values.members("events.props", value));
            case "context" -> context = once("events.context", context, values.members("events.context", value));
            default -> {}
        }
    }

    private static <T> @Nullable T once(String field, @Nullable T before, @Nullable T now) {
        if (before != null) {
            throw wrong(field);
        }
        return now;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, field);
        }
        return text;
    }

    private String text(String field, Object value) {
        String text =
                value instanceof ClojureValues.Name word ? word.text() : value instanceof String plain ? plain : "";
        if (text.isEmpty() || text.length() > LONGEST) {
            throw wrong(field);
        }
        return values.text(text).text();
    }

    private static Times.Reading time(Object value) {
        if (value instanceof Instant instant) {
            return new Times.Reading(instant, true);
        }
        if (value instanceof Times.Reading strange) {
            return strange;
        }
        throw wrong("events.tracked-at");
    }

    private @Nullable String profile(Object value) {
        UUID id = value instanceof UUID uuid
                ? uuid
                : value instanceof String text ? JsonValues.uuid(text).orElse(null) : null;
        if (id == null) {
            throw wrong("events.profile-id");
        }
        return id.equals(ANONYMOUS) ? null : values.text(id.toString()).text();
    }

    private static Malformed wrong(String field) {
        return new Malformed(Rejection.INVALID_FIELD, field);
    }
}
