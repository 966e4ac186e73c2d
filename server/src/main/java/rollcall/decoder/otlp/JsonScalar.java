package rollcall.decoder.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one value that is not a message, by proto3's JSON mapping and OTLP's exceptions to it (OTLP specification, "JSON Protobuf
 * Encoding"): integers as numbers or texts, enums only as numbers, bytes in base64, identifiers in hexadecimal digits.
 */
final class JsonScalar {
    /** Digits of each identifier; an empty text means no identifier. */
    private static final Map<String, Integer> HEX_DIGITS = Map.of("trace_id", 32, "span_id", 16, "parent_span_id", 16);

    private static final Set<Type> UNSIGNED = EnumSet.of(Type.UINT32, Type.UINT64, Type.FIXED32, Type.FIXED64);

    /** Digits of the largest 64-bit number. */
    private static final int MOST_DIGITS = 20;

    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,9})?");

    private JsonScalar() {}

    /** The value for a message's builder; empty if the current token is not valid for this field. */
    static Optional<Object> read(FieldDescriptor field, JsonParser in) throws IOException {
        return switch (field.getJavaType()) {
            case STRING -> text(in).filter(JsonScalar::isUnicode).map(Object.class::cast);
            case BOOLEAN -> in.currentToken().isBoolean() ? Optional.of(in.getBooleanValue()) : Optional.empty();
            case DOUBLE -> real(in).map(Object.class::cast);
            case FLOAT -> real(in).map(Double::floatValue);
            case LONG -> integer(field, in, Long.SIZE).map(BigInteger::longValue);
            case INT -> integer(field, in, Integer.SIZE).map(BigInteger::intValue);
            case ENUM -> enumNumber(field, in);
            case BYTE_STRING -> text(in).flatMap(text -> bytes(field, text));
            case MESSAGE -> throw new IllegalArgumentException("a message is no scalar");
        };
    }

    private static Optional<String> text(JsonParser in) throws IOException {
        return in.hasToken(JsonToken.VALUE_STRING) ? Optional.of(in.getText()) : Optional.empty();
    }

    /** False for a text with half a surrogate pair, which protobuf cannot represent. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static Optional<Double> real(JsonParser in) throws IOException {
        boolean number = in.currentToken().isNumeric();
        if (!number && !in.hasToken(JsonToken.VALUE_STRING)) {
            return Optional.empty();
        }
        return switch (in.getText()) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> decimal(in).map(BigDecimal::doubleValue).filter(Double::isFinite);
        };
    }

    private static Optional<BigInteger> integer(FieldDescriptor field, JsonParser in, int bits) throws IOException {
        boolean unsigned = UNSIGNED.contains(field.getType());
        return decimal(in)
                .map(number -> number.signum() == 0 ? BigDecimal.ZERO : number)
                .filter(number -> number.precision() - (long) number.scale() <= MOST_DIGITS)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(whole ->
                        unsigned ? whole.signum() >= 0 && whole.bitLength() <= bits : whole.bitLength() < bits);
    }

    private static Optional<Object> enumNumber(FieldDescriptor field, JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return Optional.empty();
        }
        return integer(field, in, Integer.SIZE)
                .map(number -> field.getEnumType().findValueByNumberCreatingIfUnknown(number.intValue()));
    }

    private static Optional<BigDecimal> decimal(JsonParser in) throws IOException {
        boolean number = in.currentToken().isNumeric() || in.hasToken(JsonToken.VALUE_STRING);
        return number && DECIMAL.matcher(in.getText()).matches()
                ? Optional.of(new BigDecimal(in.getText()))
                : Optional.empty();
    }

    private static Optional<Object> bytes(FieldDescriptor field, String text) {
        Integer digits = HEX_DIGITS.get(field.getName());
        try {
            if (digits == null) {
                String standard = text.replace('-', '+').replace('_', '/');
                return Optional.of(ByteString.copyFrom(Base64.getDecoder().decode(standard)));
            }
            boolean fits = text.isEmpty() || text.length() == digits;
            return fits ? Optional.of(ByteString.copyFrom(HexFormat.of().parseHex(text))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
