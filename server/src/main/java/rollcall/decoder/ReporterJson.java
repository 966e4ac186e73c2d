package rollcall.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** Reads the reporting instance in the JSON protocols: {@code schema_version} and {@code instance_id}, both required. */
public final class ReporterJson {
    private static final String SCHEMA = "schema_version";
    private static final String INSTANCE = "instance_id";

    /** Most characters of the schema's version. */
    private static final int LONGEST = 16;

    private ReporterJson() {}

    /**
     * The reporting instance. A missing node stands for a missing member.
     *
     * @param schema a text or whole number
     * @param instance a UUID of 36 characters
     * @throws Malformed {@code missing_required_fields} or {@code invalid_field} with the field's name
     */
    public static Reporter reporter(JsonNode schema, JsonNode instance) {
        return reporter(value(schema), schema.isIntegralNumber(), value(instance));
    }

    /**
     * The same of reported values; null stands for a missing member.
     *
     * @param whole whether the schema's version is written as a whole number
     */
    static Reporter reporter(@Nullable ReportedValue schema, boolean whole, @Nullable ReportedValue instance) {
        require(SCHEMA, schema);
        require(INSTANCE, instance);
        UUID id = text(instance)
                .flatMap(InstanceId::of)
                .orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, INSTANCE));
        return new Reporter(id, schemaVersion(schema, whole));
    }

    private static @Nullable ReportedValue value(JsonNode node) {
        return node.isMissingNode() ? null : JsonValues.of(node);
    }

    private static Optional<String> text(@Nullable ReportedValue value) {
        return value instanceof ReportedValue.Text text ? Optional.of(text.text()) : Optional.empty();
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
    private static void require(String name, @Nullable ReportedValue value) {
        boolean nothing = value == null
                || value instanceof ReportedValue.Other other && other.kind().equals("null")
                || value instanceof ReportedValue.Text text && text.text().isEmpty()
                || value instanceof ReportedValue.Number number
                        && number.number().signum() == 0;
        if (nothing) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, name);
        }
    }

    private static String schemaVersion(@Nullable ReportedValue value, boolean whole) {
        return (value instanceof ReportedValue.Number number && whole
                        ? Optional.of(number.number().toPlainString())
                        : text(value))
                .filter(ReporterJson::isSchema)
                .orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, SCHEMA));
    }

    /** Letters and digits of ASCII, dots, dashes and underscores. */
    private static boolean isSchema(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
