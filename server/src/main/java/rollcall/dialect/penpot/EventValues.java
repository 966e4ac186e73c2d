package rollcall.dialect.penpot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollcall.dialect.Claims;
import rollcall.report.Claim;
import rollcall.report.Event;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** A decoded map as an event. Members that the sender has none of are passed over. */
final class EventValues {
    private static final int LONGEST = 250;
    private static final UUID ANONYMOUS = new UUID(0, 0);

    private String name;
    private String type;
    private String source;
    private Instant at;
    private String profile;
    private Map<String, Claim> properties;
    private Map<String, Claim> context;

    private EventValues() {}

    /**
     * The event that a value says.
     *
     * @throws Malformed {@code invalid_field} or {@code missing_required_fields} with the member's name behind {@code events.}
     */
    static Event event(Object value) {
        if (!(value instanceof Values.Entries entries)) {
            throw wrong("events");
        }
        EventValues event = new EventValues();
        for (int i = 0; i < entries.flat().size(); i += 2) {
            event.member(entries.flat().get(i), entries.flat().get(i + 1));
        }
        required("events.name", event.name);
        required("events.type", event.type);
        return new Event(
                event.name,
                event.type,
                event.source,
                event.at,
                event.profile,
                event.properties == null ? Map.of() : event.properties,
                event.context == null ? Map.of() : event.context);
    }

    private void member(Object key, Object value) {
        if (value == null) {
            return;
        }
        switch (key(key, "events")) {
            case "name" -> name = once("events.name", name, text("events.name", value));
            case "type" -> type = once("events.type", type, text("events.type", value));
            case "source" -> source = once("events.source", source, text("events.source", value));
            case "tracked-at" -> at = once("events.tracked-at", at, instant(value));
            case "profile-id" -> profile = once("events.profile-id", profile, profile(value));
            case "props" -> properties = once("events.props", properties, claims("events.props", value));
            case "context" -> context = once("events.context", context, claims("events.context", value));
            default -> {}
        }
    }

    private static <T> T once(String field, T before, T now) {
        if (before != null) {
            throw wrong(field);
        }
        return now;
    }

    private static void required(String field, String text) {
        if (text == null) {
            throw new Malformed(Refusal.MISSING_REQUIRED_FIELDS, field);
        }
    }

    private static String text(String field, Object value) {
        String text = value instanceof Values.Name word ? word.text() : value instanceof String plain ? plain : "";
        if (text.isEmpty() || text.length() > LONGEST) {
            throw wrong(field);
        }
        return text;
    }

    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        throw wrong("events.tracked-at");
    }

    private static String profile(Object value) {
        UUID id = value instanceof UUID uuid
                ? uuid
                : value instanceof String text ? Claims.uuid(text).orElse(null) : null;
        if (id == null) {
            throw wrong("events.profile-id");
        }
        return id.equals(ANONYMOUS) ? null : id.toString();
    }

    private static Map<String, Claim> claims(String field, Object value) {
        if (!(value instanceof Values.Entries entries)) {
            throw wrong(field);
        }
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (int i = 0; i < entries.flat().size(); i += 2) {
            Claim claim = claim(entries.flat().get(i + 1));
            if (claims.put(key(entries.flat().get(i), field), claim) != null) {
                throw wrong(field);
            }
        }
        return claims;
    }

    private static String key(Object key, String field) {
        if (key instanceof Values.Name word) {
            return word.text();
        }
        if (key instanceof String || key instanceof UUID || key instanceof Long) {
            return key.toString();
        }
        throw wrong(field);
    }

    private static Claim claim(Object value) {
        if (value instanceof UUID id) {
            return new Claim.Id(id);
        }
        if (value instanceof String text) {
            return new Claim.Text(text);
        }
        if (value instanceof Boolean flag) {
            return new Claim.Flag(flag);
        }
        if (value instanceof Values.Name word) {
            return new Claim.Text(word.text());
        }
        return value instanceof List<?> list ? names(list) : number(value);
    }

    private static Claim number(Object value) {
        if (value instanceof Long whole) {
            return new Claim.Number(BigDecimal.valueOf(whole));
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? new Claim.Number(BigDecimal.valueOf(real)) : new Claim.Other("number");
        }
        if (value instanceof BigInteger whole) {
            return new Claim.Number(new BigDecimal(whole));
        }
        if (value instanceof BigDecimal decimal) {
            return new Claim.Number(decimal);
        }
        if (value instanceof Values.Ratio ratio) {
            return new Claim.Number(new BigDecimal(ratio.numerator())
                    .divide(new BigDecimal(ratio.denominator()), MathContext.DECIMAL64));
        }
        return nothing(value);
    }

    /** What no field could keep. */
    private static Claim nothing(Object value) {
        if (value == null) {
            return new Claim.Other("null");
        }
        if (value instanceof Character character) {
            return new Claim.Text(character.toString());
        }
        return new Claim.Other(value instanceof Instant ? "time" : value instanceof byte[] ? "bytes" : "object");
    }

    private static Claim names(List<?> list) {
        List<String> names = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element instanceof String text) {
                names.add(text);
            } else if (element instanceof Values.Name word) {
                names.add(word.text());
            } else {
                return new Claim.Other("mixed list");
            }
        }
        return new Claim.Names(names);
    }

    private static Malformed wrong(String field) {
        return new Malformed(Refusal.INVALID_FIELD, field);
    }
}
