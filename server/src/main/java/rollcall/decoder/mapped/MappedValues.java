package rollcall.decoder.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import rollcall.input.JsonValues;
import rollcall.mapping.FieldSource;
import rollcall.report.ReportedValue;

/** Makes the reported value of what stands at a field's place. What is of another shape than the mapping says is for the gate to ignore. */
final class MappedValues {
    private MappedValues() {}

    static ReportedValue of(FieldSource source, JsonNode node) {
        if (node.isNull()) {
            return JsonValues.of(node);
        }
        return switch (source.take()) {
            case VALUE -> JsonValues.of(node);
            case COUNT -> node.isContainerNode() ? number(node.size()) : other(node);
            case LIST -> node.isArray() ? list(source, node) : other(node);
            case KEYS -> keys(source, node);
        };
    }

    /** A value of another shape than the mapping says: nothing of it can be kept. */
    private static ReportedValue other(JsonNode node) {
        return new ReportedValue.Other(JsonValues.of(node).kind());
    }

    private static ReportedValue number(int size) {
        return new ReportedValue.Number(BigDecimal.valueOf(size));
    }

    private static ReportedValue list(FieldSource source, JsonNode list) {
        List<String> names = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            JsonNode name = source.name().in(item);
            if (!name.isTextual()) {
                return new ReportedValue.Other("mixed list");
            }
            names.add(name.textValue());
        }
        return new ReportedValue.Names(names);
    }

    /** PHP writes an object without members as an empty list. */
    private static ReportedValue keys(FieldSource source, JsonNode object) {
        if (!object.isObject() && !(object.isArray() && object.isEmpty())) {
            return other(object);
        }
        List<String> names = new ArrayList<>(object.size());
        object.properties().forEach(member -> {
            if (!source.without().contains(member.getValue().asText())) {
                names.add(member.getKey());
            }
        });
        return new ReportedValue.Names(names);
    }
}
