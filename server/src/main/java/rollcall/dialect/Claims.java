package rollcall.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import rollcall.report.Claim;

/** JSON values as claims. */
final class Claims {
    private Claims() {}

    static Claim of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Claim.Text(value.textValue());
            case NUMBER -> new Claim.Number(value.decimalValue());
            case BOOLEAN -> new Claim.Flag(value.booleanValue());
            case ARRAY -> names(value);
            case NULL -> new Claim.Other("null");
            default -> new Claim.Other("object");
        };
    }

    private static Claim names(JsonNode array) {
        List<String> names = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return new Claim.Other("mixed list");
            }
            names.add(element.textValue());
        }
        return new Claim.Names(names);
    }
}
