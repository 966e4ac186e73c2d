package rollcall.decoder.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.AnyValue.ValueCase;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * The attributes of a log record or a resource, in the order of the request.
 *
 * @param values the reported values by key
 */
record Attributes(Map<String, ReportedValue> values) {
    static final Attributes NONE = new Attributes(Map.of());

    /** Python's text for None. TimeTracker applies {@code str()} to every value that is neither a number nor a flag. */
    private static final String PYTHON_NONE = "None";

    /**
     * Reads a list of attributes.
     *
     * @throws Malformed for a key that occurs twice, because neither value can be preferred, and for U+0000 in a key or a text
     */
    static Attributes read(List<KeyValue> list) {
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        for (KeyValue attribute : list) {
            String key = attribute.getKey();
            ReportedValue reportedValue = value(attribute.getValue());
            boolean torn = hasNul(key) || reportedValue instanceof ReportedValue.Text text && hasNul(text.text());
            if (torn || values.put(key, reportedValue) != null) {
                throw new Malformed(Rejection.INVALID_FIELD, AttributeNames.shown(key));
            }
        }
        return new Attributes(values);
    }

    /** The text with this key; empty if there is none, or if the value is empty or not a text. */
    Optional<String> text(String key) {
        return values.get(key) instanceof ReportedValue.Text text
                        && !text.text().isEmpty()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** True if the sender reports nothing with this key. */
    boolean lacks(String key) {
        ReportedValue reportedValue = values.get(key);
        return reportedValue == null
                || reportedValue instanceof ReportedValue.Other other
                        && other.kind().equals("null")
                || reportedValue instanceof ReportedValue.Text text
                        && text.text().isEmpty();
    }

    /** The value of the first of these keys that has one. */
    Optional<ReportedValue> first(List<String> keys) {
        return keys.stream().filter(key -> !lacks(key)).findFirst().map(values::get);
    }

    /** A copy without some keys. */
    Map<String, ReportedValue> without(Set<String> keys) {
        Map<String, ReportedValue> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return rest;
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static ReportedValue value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> textOrNull(value.getStringValue());
            case BOOL_VALUE -> new ReportedValue.Flag(value.getBoolValue());
            case INT_VALUE -> new ReportedValue.Number(BigDecimal.valueOf(value.getIntValue()));
            case DOUBLE_VALUE -> numberOrNone(value.getDoubleValue());
            case ARRAY_VALUE -> names(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> new ReportedValue.Other("object");
            case BYTES_VALUE -> new ReportedValue.Other("bytes");
            case STRING_VALUE_STRINDEX -> new ReportedValue.Other("index");
            case VALUE_NOT_SET -> new ReportedValue.Other("null");
        };
    }

    private static ReportedValue textOrNull(String text) {
        return text.equals(PYTHON_NONE) ? new ReportedValue.Other("null") : new ReportedValue.Text(text);
    }

    private static ReportedValue numberOrNone(double number) {
        return Double.isFinite(number)
                ? new ReportedValue.Number(BigDecimal.valueOf(number))
                : new ReportedValue.Other("no number");
    }

    private static ReportedValue names(List<AnyValue> values) {
        boolean texts = values.stream().allMatch(value -> value.getValueCase() == ValueCase.STRING_VALUE);
        return texts
                ? new ReportedValue.Names(
                        values.stream().map(AnyValue::getStringValue).toList())
                : new ReportedValue.Other("mixed list");
    }
}
