package rollcall.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes internet addresses out of what is kept locally: not even the audit log has one. Everything else stays as it was. */
public final class Withholding {
    private static final String WITHHELD = "(withheld)";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    // Chrome/139.0.0.0 is a version.
    private static final Pattern V4 =
            Pattern.compile("(?<![\\w.])(?<![A-Za-z]/)" + OCTET + "(?:\\." + OCTET + "){3}(?![\\w.]*\\w)");

    private static final Pattern V6 = Pattern.compile("(?<![\\w:.])[0-9a-fA-F:]{2,39}(?:\\.\\d{1,3}){0,3}(?![\\w:])");
    private static final int COLONS = 7;

    private Withholding() {}

    /** The same object without addresses. */
    static ObjectNode of(ObjectNode object) {
        ObjectNode without = object.objectNode();
        object.properties()
                .forEach(member -> without.set(text(member.getKey()), value(member.getKey(), member.getValue())));
        return without;
    }

    /** The same text without addresses. */
    public static String text(String text) {
        String withoutV4 = V4.matcher(text).replaceAll(WITHHELD);
        return V6.matcher(withoutV4).replaceAll(found -> isV6(found) ? WITHHELD : found.group());
    }

    private static JsonNode value(String name, JsonNode value) {
        if (value.isTextual()) {
            return name.contains("version") ? value : TextNode.valueOf(text(value.textValue()));
        }
        if (value instanceof ObjectNode object) {
            return of(object);
        }
        return value instanceof ArrayNode array ? list(name, array) : value;
    }

    private static ArrayNode list(String name, ArrayNode array) {
        ArrayNode without = array.arrayNode();
        array.forEach(element -> without.add(value(name, element)));
        return without;
    }

    /** A time of day has colons as well, but neither two in a row nor seven. */
    private static boolean isV6(MatchResult found) {
        String text = found.group();
        return text.contains("::") || text.chars().filter(c -> c == ':').count() == COLONS;
    }
}
