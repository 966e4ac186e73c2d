package rollcall.decoder.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import rollcall.mapping.NamedList;
import rollcall.mapping.Pointer;

/** Makes an object of a list of named values. */
final class NamedValues {
    private NamedValues() {}

    /** The report with an object in the place of the list; the same if there is no list. */
    static JsonNode in(JsonNode report, NamedList named) {
        JsonNode list = named.list().in(report);
        if (!list.isArray()) {
            return report;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        list.forEach(item -> put(object, item, named));
        List<String> steps = named.list().steps();
        if (steps.isEmpty()) {
            return object;
        }
        JsonNode parent = new Pointer(steps.subList(0, steps.size() - 1)).in(report);
        if (parent instanceof ObjectNode inside) {
            inside.set(named.list().last(), object);
        }
        return report;
    }

    /** Items without a name or a value are passed over; of two of the same name the last one counts. */
    private static void put(ObjectNode object, JsonNode item, NamedList named) {
        List<String> names = new ArrayList<>();
        for (Pointer pointer : named.name()) {
            JsonNode name = pointer.in(item);
            if (!name.isTextual() && !name.isIntegralNumber()) {
                return;
            }
            names.add(name.asText());
        }
        JsonNode value = named.value().in(item);
        ObjectNode inside = object;
        for (String name : names.subList(0, names.size() - 1)) {
            inside = inside.get(name) instanceof ObjectNode there ? there : inside.putObject(name);
        }
        if (!value.isMissingNode()) {
            inside.set(names.get(names.size() - 1), value);
        }
    }
}
