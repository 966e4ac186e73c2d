package rollcall.sender.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** Reads the members of one JSON object and checks the type of each. A member that is null counts as absent. */
final class ObjectMembers {
    private final JsonNode object;
    private final String prefix;

    /**
     * @param name the name of the field that holds the object, for error messages; empty for the request body itself
     * @throws Malformed if the node is no object: {@code invalid_json} for the request body, {@code invalid_field} for a field
     */
    ObjectMembers(JsonNode object, String name) {
        if (!object.isObject()) {
            throw name.isEmpty() ? new Malformed(Rejection.INVALID_JSON) : new Malformed(Rejection.INVALID_FIELD, name);
        }
        this.object = object;
        this.prefix = name.isEmpty() ? "" : name + ".";
    }

    /** Whether the object has this member and its value is not null. */
    boolean has(String name) {
        return object.hasNonNull(name);
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    /** @throws Malformed {@code missing_required_fields} if the member is absent */
    void require(String name) {
        if (!has(name)) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, prefix + name);
        }
    }

    /**
     * Returns a text without control characters; empty if the member is absent. A text of more than {@code longest} characters is an error.
     */
    String text(String name, int longest) {
        String text = has(name) ? get(name).textValue() : "";
        if (text == null || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name);
        }
        return text;
    }

    /** Returns the text, which must be one of {@code texts}. An absent member counts as {@code otherwise}. */
    String oneOf(String name, Set<String> texts, String otherwise) {
        String text = has(name) ? get(name).textValue() : otherwise;
        if (text == null || !texts.contains(text)) {
            throw wrong(name);
        }
        return text;
    }

    /** Returns the object; an empty object if the member is absent. */
    ObjectNode object(String name) {
        if (!has(name)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (get(name) instanceof ObjectNode found) {
            return found;
        }
        throw wrong(name);
    }

    Malformed wrong(String name) {
        return new Malformed(Rejection.INVALID_FIELD, prefix + name);
    }
}
