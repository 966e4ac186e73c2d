package rollcall.sender.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.input.Times;
import rollcall.report.Rejection;
import rollcall.sender.outbox.AuditedEvent;

/**
 * Reads {@code {"events":[{"name":"create-file","type":"action","source":"backend","at":"2026-11-21T10:00:00Z","profile":"7",
 * "properties":{},"context":{}}]}}. An event requires a name and a type. Unknown members are ignored.
 */
final class EventsJson {
    private static final int MOST = 1_000;
    private static final int LONGEST = 250;
    private static final String EVENTS = "events";
    private static final String BACKEND = "backend";
    private static final Set<String> TYPES = Set.of("action", "identify", "trigger", "command");
    private static final Set<String> SOURCES = Set.of(BACKEND, "frontend");

    private final List<AuditedEvent> events = new ArrayList<>();
    private int strangeTimes;

    private EventsJson() {}

    /**
     * The events of one request.
     *
     * @param events the events in the order of the request
     * @param strangeTimes how many events have a time that cannot be read in full
     */
    record Told(List<AuditedEvent> events, int strangeTimes) {}

    /**
     * Reads a request body.
     *
     * @throws Malformed with the name of the member at fault; {@code payload_too_large} for more than {@value #MOST} events
     */
    static Told read(InputStream json) {
        ObjectMembers body = new ObjectMembers(StrictJson.read(json), "");
        body.require(EVENTS);
        JsonNode events = body.get(EVENTS);
        if (!events.isArray()) {
            throw body.wrong(EVENTS);
        }
        if (events.size() > MOST) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, EVENTS);
        }
        EventsJson read = new EventsJson();
        events.forEach(event -> read.events.add(read.event(new ObjectMembers(event, EVENTS))));
        return new Told(read.events, read.strangeTimes);
    }

    private AuditedEvent event(ObjectMembers event) {
        event.require("name");
        event.require("type");
        String name = event.text("name", LONGEST);
        if (name.isBlank()) {
            throw event.wrong("name");
        }
        return new AuditedEvent(
                name,
                event.oneOf("type", TYPES, ""),
                event.oneOf("source", SOURCES, BACKEND),
                at(event),
                profile(event),
                object(event, "properties"),
                object(event, "context"));
    }

    /** Returns the event's time; null if the event has none, or if not even its day can be read. */
    private @Nullable Instant at(ObjectMembers event) {
        JsonNode time = event.get("at");
        if (time.isContainerNode()) {
            throw event.wrong("at");
        }
        Times.Reading at = event.has("at") ? Times.read(time.asText()) : Times.Reading.NONE;
        strangeTimes += at.readable() ? 0 : 1;
        return at.at();
    }

    /**
     * Returns the user who caused the event; null if the event names none. A whole number means the same user as the text of its digits.
     */
    private static @Nullable String profile(ObjectMembers event) {
        JsonNode number = event.get("profile");
        if (number.isIntegralNumber()) {
            String digits = number.asText();
            if (digits.length() > LONGEST) {
                throw event.wrong("profile");
            }
            return digits;
        }
        String text = event.text("profile", LONGEST);
        return text.isEmpty() ? null : text;
    }

    /** Reads an object member. A NUL character in it is an error, because PostgreSQL cannot store one in a text. */
    private static ObjectNode object(ObjectMembers event, String name) {
        ObjectNode object = event.object(name);
        if (holdsNul(object)) {
            throw event.wrong(name);
        }
        return object;
    }

    private static boolean holdsNul(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().indexOf('\0') >= 0;
        }
        boolean inName =
                value.properties().stream().anyMatch(member -> member.getKey().indexOf('\0') >= 0);
        return inName || value.valueStream().anyMatch(EventsJson::holdsNul);
    }
}
