package rollcall.dialect.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.AnyValue.ValueCase;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.report.Claim;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/**
 * The attributes of a log record or a resource, by key, in the order in which they came.
 *
 * @param claims by key
 */
record Attributes(Map<String, Claim> claims) {
    static final Attributes NONE = new Attributes(Map.of());

    /** What Python's {@code str()} makes of None; TimeTracker sends every value that is no number or flag through it. */
    private static final String PYTHON_NONE = "None";

    /**
     * Reads a list of attributes.
     *
     * @throws Malformed for a key that comes twice, because nobody can tell which of the two counts, and for U+0000 in a key or a text
     */
    static Attributes read(List<KeyValue> list) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (KeyValue attribute : list) {
            String key = attribute.getKey();
            Claim claim = claim(attribute.getValue());
            boolean torn = hasNul(key) || claim instanceof Claim.Text text && hasNul(text.text());
            if (torn || claims.put(key, claim) != null) {
                throw new Malformed(Refusal.INVALID_FIELD, Names.shown(key));
            }
        }
        return new Attributes(claims);
    }

    /** The text of that key; empty if it has none, an empty one or something else. */
    Optional<String> text(String key) {
        return claims.get(key) instanceof Claim.Text text && !text.text().isEmpty()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** Whether the sender says nothing under that key. */
    boolean lacks(String key) {
        Claim claim = claims.get(key);
        return claim == null
                || claim instanceof Claim.Other other && other.kind().equals("null")
                || claim instanceof Claim.Text text && text.text().isEmpty();
    }

    /** The first of these keys under which the sender says something. */
    Optional<Claim> first(List<String> keys) {
        return keys.stream().filter(key -> !lacks(key)).findFirst().map(claims::get);
    }

    /** A copy without some keys. */
    Map<String, Claim> without(Set<String> keys) {
        Map<String, Claim> rest = new LinkedHashMap<>(claims);
        rest.keySet().removeAll(keys);
        return rest;
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static Claim claim(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> textOrNull(value.getStringValue());
            case BOOL_VALUE -> new Claim.Flag(value.getBoolValue());
            case INT_VALUE -> new Claim.Number(BigDecimal.valueOf(value.getIntValue()));
            case DOUBLE_VALUE -> numberOrNone(value.getDoubleValue());
            case ARRAY_VALUE -> names(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> new Claim.Other("object");
            case BYTES_VALUE -> new Claim.Other("bytes");
            case STRING_VALUE_STRINDEX -> new Claim.Other("index");
            case VALUE_NOT_SET -> new Claim.Other("null");
        };
    }

    private static Claim textOrNull(String text) {
        return text.equals(PYTHON_NONE) ? new Claim.Other("null") : new Claim.Text(text);
    }

    private static Claim numberOrNone(double number) {
        return Double.isFinite(number) ? new Claim.Number(BigDecimal.valueOf(number)) : new Claim.Other("no number");
    }

    private static Claim names(List<AnyValue> values) {
        boolean texts = values.stream().allMatch(value -> value.getValueCase() == ValueCase.STRING_VALUE);
        return texts
                ? new Claim.Names(values.stream().map(AnyValue::getStringValue).toList())
                : new Claim.Other("mixed list");
    }
}
