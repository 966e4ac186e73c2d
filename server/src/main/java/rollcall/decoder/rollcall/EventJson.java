package rollcall.decoder.rollcall;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.WeighedJson;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** Reads one event of Rollcall's own JSON format. Unknown members are ignored, so that newer senders can add members. */
final class EventJson {
    private static final int LONGEST = 250;

    /** Bytes of an event beside its texts, properties and context. */
    private static final int OBJECTS = 160;

    private final WeighedJson json;
    private @Nullable String name;
    private @Nullable String type;
    private @Nullable String source;
    private Times.Reading at = Times.Reading.NONE;
    private @Nullable String profile;
    private Map<String, ReportedValue> properties = Map.of();
    private Map<String, ReportedValue> context = Map.of();

    private EventJson(WeighedJson json) {
        this.json = json;
    }

    /**
     * Reads the event at whose first token the parser stands.
     *
     * @throws Malformed {@code missing_required_fields} or {@code invalid_field} with the field's name after {@code events.}
     */
    static Event read(WeighedJson json) throws IOException {
        if (!json.isObject()) {
            throw new Malformed(Rejection.INVALID_FIELD, "events");
        }
        json.hold(OBJECTS);
        return new EventJson(json).event();
    }

    private Event event() throws IOException {
        json.members(this::member);
        if (name == null) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, "events.name");
        }
        if (name.isEmpty()) {
            throw new Malformed(Rejection.INVALID_FIELD, "events.name");
        }
        return new Event(name, type, source, at.at(), profile, properties, context, !at.readable());
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "name" -> name = json.text("events.name", LONGEST);
            case "type" -> type = json.text("events.type", LONGEST);
            case "source" -> source = json.text("events.source", LONGEST);
            case "at" -> at = Times.read(json.beginning("events.at", Times.LONGEST + 1));
            case "profile" -> profile = profile();
            case "properties" -> properties = withIds(json.values("events.properties"));
            case "context" -> context = json.values("events.context");
            default -> json.skip();
        }
    }

    /** Reads a number as its digits, so that 7 and "7" are the same user. */
    private @Nullable String profile() throws IOException {
        String text = json.isWholeNumber() ? json.digits() : json.text("events.profile", LONGEST);
        return text == null || text.isEmpty() ? null : text;
    }

    private static Map<String, ReportedValue> withIds(Map<String, ReportedValue> values) {
        values.replaceAll((name, value) -> JsonValues.withId(value));
        return values;
    }
}
