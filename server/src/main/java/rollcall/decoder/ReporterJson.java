package rollcall.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.Reporter;

/** Reads the reporting instance in the JSON protocols: {@code schema_version} and {@code instance_id}, both required. */
public final class ReporterJson {
    private static final Pattern SCHEMA = Pattern.compile("[0-9A-Za-z._-]{1,16}");

    private ReporterJson() {}

    /**
     * The reporting instance. A missing node stands for a missing member.
     *
     * @param schema a text or whole number
     * @param instance a UUID of 36 characters
     * @throws Malformed {@code missing_required_fields} or {@code invalid_field} with the field's name
     */
    public static Reporter reporter(JsonNode schema, JsonNode instance) {
        require("schema_version", schema);
        require("instance_id", instance);
        return new Reporter(uuid("instance_id", instance), schemaVersion(schema));
    }

    /**
     * A UUID of 36 characters, but not the nil UUID.
     *
     * @throws Malformed {@code invalid_field} with the field's name
     */
    public static UUID uuid(String name, JsonNode value) {
        return Optional.ofNullable(value.textValue())
                .flatMap(InstanceId::of)
                .orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, name));
    }

    /** Checks that a value is there. An empty text, null and 0 count as missing, as in the reference receiver. */
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
