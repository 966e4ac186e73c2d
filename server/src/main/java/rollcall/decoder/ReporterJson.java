package rollcall.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.Reporter;

/** Who reports, as the JSON forms write it: {@code schema_version} and {@code instance_id}, both required. */
public final class ReporterJson {
    private static final Pattern SCHEMA = Pattern.compile("[0-9A-Za-z._-]{1,16}");

    private ReporterJson() {}

    /**
     * The origin; a missing node for what is not there.
     *
     * @param schema text or whole number
     * @param instance a UUID in its 36 characters
     * @throws Malformed {@code missing_required_fields} or {@code invalid_field} with the field's name
     */
    public static Reporter origin(JsonNode schema, JsonNode instance) {
        require("schema_version", schema);
        require("instance_id", instance);
        return new Reporter(uuid("instance_id", instance), schemaVersion(schema));
    }

    /**
     * A UUID in its 36 characters, and not the nil UUID.
     *
     * @throws Malformed {@code invalid_field} with the field's name
     */
    public static UUID uuid(String name, JsonNode value) {
        return Optional.ofNullable(value.textValue())
                .flatMap(InstanceId::of)
                .orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, name));
    }

    /** As the reference receiver has it, an empty text, null and 0 are as good as nothing. */
    private static void require(String name, JsonNode value) {
        boolean nothing = value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isNumber() && value.decimalValue().signum() == 0);
        if (nothing) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, name);
        }
    }

    private static String schemaVersion(JsonNode value) {
        String text = value.isIntegralNumber() ? value.asText() : value.textValue();
        if (text == null || !SCHEMA.matcher(text).matches()) {
            throw new Malformed(Rejection.INVALID_FIELD, "schema_version");
        }
        return text;
    }
}
