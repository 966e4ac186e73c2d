package rollcall.decoder.rollcall;

import java.io.IOException;
import java.util.Map;
import rollcall.decoder.WeighedJson;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** One event of the house form. Members that it does not know are passed over, so that a newer sender can say more. */
final class EventJson {
    private static final int LONGEST = 250;

    /** What an event takes besides its texts, properties and context, in bytes. */
    private static final int OBJECTS = 160;

    private final WeighedJson json;
    private String name;
    private String type;
    private String source;
    private Times.Reading at = Times.Reading.NONE;
    private String profile;
    private Map<String, ReportedValue> properties = Map.of();
    private Map<String, ReportedValue> context = Map.of();

    private EventJson(WeighedJson json) {
        this.json = json;
    }

    /**
     * Reads the event on whose first token the parser stands.
     *
     * @throws Malformed {@code missing_required_fields} or {@code invalid_field} with the field's name behind {@code events.}
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
            case "properties" -> properties = withIds(json.claims("events.properties"));
            case "context" -> context = json.claims("events.context");
            default -> json.skip();
        }
    }

    /** A user's number is told apart from a text, so that 7 and "7" are the same user. */
    private String profile() throws IOException {
        String text = json.isWholeNumber() ? json.digits() : json.text("events.profile", LONGEST);
        return text == null || text.isEmpty() ? null : text;
    }

    /** JSON has no identifiers: a text that is a UUID is one. */
    private static Map<String, ReportedValue> withIds(Map<String, ReportedValue> claims) {
        claims.replaceAll((name, reportedValue) -> reportedValue instanceof ReportedValue.Text text
                ? JsonValues.uuid(text.text())
                        .<ReportedValue>map(ReportedValue.Id::new)
                        .orElse(text)
                : reportedValue);
        return claims;
    }
}
