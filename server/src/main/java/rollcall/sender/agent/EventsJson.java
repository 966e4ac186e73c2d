package rollcall.sender.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rollcall.report.Refusal;
import rollcall.sender.RawEvent;
import rollcall.wire.Malformed;
import rollcall.wire.StrictJson;

/**
 * Reads {@code {"events":[{"name":"create-file","type":"action","source":"backend","at":"2026-11-21T10:00:00Z","profile":"7",
 * "properties":{},"context":{}}]}}. Of an event name and type are required. Members that it does not know are passed over.
 */
final class EventsJson {
    private static final int MOST = 1_000;
    private static final int LONGEST = 250;
    private static final int LONGEST_TIME = 64;
    private static final int DAY = "2026-11-21".length();
    private static final String EVENTS = "events";
    private static final String BACKEND = "backend";
    private static final Set<String> TYPES = Set.of("action", "identify", "trigger", "command");
    private static final Set<String> SOURCES = Set.of(BACKEND, "frontend");

    private EventsJson() {}

    /**
     * The events, in order.
     *
     * @throws Malformed naming what is wrong; {@code payload_too_large} for more than {@value #MOST} events
     */
    static List<RawEvent> read(InputStream json) {
        Members body = new Members(StrictJson.read(json), "");
        body.require(EVENTS);
        JsonNode events = body.get(EVENTS);
        if (!events.isArray()) {
            throw body.wrong(EVENTS);
        }
        if (events.size() > MOST) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, EVENTS);
        }
        List<RawEvent> read = new ArrayList<>(events.size());
        events.forEach(event -> read.add(event(new Members(event, EVENTS))));
        return read;
    }

    private static RawEvent event(Members event) {
        event.require("name");
        event.require("type");
        String name = event.text("name", LONGEST);
        if (name.isBlank()) {
            throw event.wrong("name");
        }
        return new RawEvent(
                name,
                event.oneOf("type", TYPES, ""),
                event.oneOf("source", SOURCES, BACKEND),
                at(event),
                profile(event),
                object(event, "properties"),
                object(event, "context"));
    }

    /** Null for an event that says no time. */
    private static Instant at(Members event) {
        String text = event.text("at", LONGEST_TIME);
        try {
            if (text.isEmpty()) {
                return null;
            }
            return text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw event.wrong("at");
        }
    }

    /** A user's number is the same user as its digits; null for nobody. */
    private static String profile(Members event) {
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

    /** PostgreSQL keeps no NUL in texts. */
    private static ObjectNode object(Members event, String name) {
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
