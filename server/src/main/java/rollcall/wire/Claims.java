package rollcall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollcall.report.Claim;

/** JSON values as claims. */
public final class Claims {
    private static final int UUID_LENGTH = 36;

    private Claims() {}

    /** The claim that a value makes: a list of texts is one, of anything else and objects there is nothing to keep. */
    public static Claim of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Claim.Text(value.textValue());
            case NUMBER -> new Claim.Number(value.decimalValue());
            case BOOLEAN -> new Claim.Flag(value.booleanValue());
            case ARRAY -> names(value);
            case NULL -> new Claim.Other("null");
            default -> new Claim.Other("object");
        };
    }

    /** The UUID that a text is in its 36 characters; Java alone would take shortened groups as well. */
    public static Optional<UUID> uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
