package rollcall.gate.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Takes internet addresses out of what is kept locally, names included: not even the audit log has one. All else stays as it was. */
public final class AddressRedaction {
    private static final String NUMBER = "(withheld)";

    private AddressRedaction() {}

    /** The same object without addresses. */
    public static ObjectNode of(ObjectNode object) {
        ObjectNode without = object.objectNode();
        object.properties().forEach(member -> without.set(text(member.getKey()), value(member.getValue())));
        return without;
    }

    /** The same text without addresses; null stays null. */
    public static String text(String text) {
        return text == null ? null : AddressFinder.withheld(text);
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
