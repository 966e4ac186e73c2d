package rollcall.gate.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Removes internet addresses from objects that are kept locally, including their names: not even the audit log contains one. Everything
 * else is unchanged.
 */
public final class AddressRedaction {
    private static final String NUMBER = "(withheld)";

    private AddressRedaction() {}

    /** A copy of the object without addresses. */
    public static ObjectNode of(ObjectNode object) {
        ObjectNode without = object.objectNode();
        object.properties().forEach(member -> without.set(text(member.getKey()), value(member.getValue())));
        return without;
    }

    /** The text without addresses. */
    public static String text(String text) {
        return AddressFinder.withheld(text);
    }

    private static JsonNode value(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(text(value.textValue()));
        }
        if (value instanceof ObjectNode object) {
            return of(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode without = array.arrayNode();
            array.forEach(element -> without.add(value(element)));
            return without;
        }
        boolean address = value.canConvertToExactIntegral()
                && value.canConvertToLong()
                && AddressFinder.isNumber(value.longValue());
        return address ? TextNode.valueOf(NUMBER) : value;
    }
}
