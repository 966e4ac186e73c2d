package rollcall.sender.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** The members of one JSON object, each read as what it has to be; null says the same as nothing. */
final class ObjectMembers {
    private final JsonNode object;
    private final String prefix;

    /**
     * @param name of the object's own field, for errors; empty for the body itself
     * @throws Malformed {@code invalid_field}, or {@code invalid_json} for a body, if it is no object
     */
    ObjectMembers(JsonNode object, String name) {
        if (!object.isObject()) {
            throw name.isEmpty() ? new Malformed(Rejection.INVALID_JSON) : new Malformed(Rejection.INVALID_FIELD, name);
        }
        this.object = object;
        this.prefix = name.isEmpty() ? "" : name + ".";
    }

    /** Whether there is such a member, and it is not null. */
    boolean has(String name) {
        return object.hasNonNull(name);
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    /** @throws Malformed {@code missing_required_fields} if there is no such member */
    void require(String name) {
        if (!has(name)) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, prefix + name);
        }
    }

    /** A text without control characters; empty if there is none. */
    String text(String name, int longest) {
        String text = has(name) ? get(name).textValue() : "";
        if (text == null || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name);
        }
        return text;
    }

    /** One of several texts. */
    String oneOf(String name, Set<String> texts, String otherwise) {
        String text = has(name) ? get(name).textValue() : otherwise;
        if (text == null || !texts.contains(text)) {
            throw wrong(name);
        }
        return text;
    }

    /** An object; an empty one if there is none. */
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
