package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Decoded values as the plain JSON of the recorded expectations. */
final class PlainJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlainJson() {}

    static JsonNode of(Object value) {
        if (value instanceof ClojureValues.Entries entries) {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < entries.flat().size(); i += 2) {
                Object member = entries.flat().get(i + 1);
                object.set(of(entries.flat().get(i)).asText(), of(member));
            }
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(one -> array.add(of(one)));
            return array;
        }
        if (value instanceof ClojureValues.Name word) {
            return NODES.textNode(word.text());
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        return scalar(value);
    }

    /** Numbers as near as a ratio or a float can be, the rest exactly; null members are as good as none. */
    static void assertSame(List<JsonNode> decoded, JsonNode expected) {
        assertThat(decoded).hasSize(expected.size());
        for (int i = 0; i < decoded.size(); i++) {
            assertSame("event " + i, decoded.get(i), expected.get(i));
        }
    }

    private static void assertSame(String where, JsonNode decoded, JsonNode expected) {
        if (expected.has("utf16_length")) {
            assertThat(shortened(decoded.asText())).as(where).isEqualTo(expected);
        } else if (expected.isObject()) {
            assertThat(decoded.size()).as(where + decoded).isEqualTo(expected.size());
            expected.properties()
                    .forEach(member -> assertSame(
                            where + "." + member.getKey(), decoded.path(member.getKey()), member.getValue()));
        } else if (expected.isArray()) {
            assertThat(decoded.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertSame(where + "[" + i + "]", decoded.get(i), expected.get(i));
            }
        } else if (expected.isNumber()) {
            double size = Math.max(Math.abs(expected.asDouble()), Double.MIN_NORMAL);
            assertThat(decoded.asDouble()).as(where).isCloseTo(expected.asDouble(), within(size * 1e-15));
            if (expected.isIntegralNumber()) {
                assertThat(decoded.bigIntegerValue()).as(where).isEqualTo(expected.bigIntegerValue());
            }
        } else if (where.endsWith("tracked-at") || where.contains(".inst")) {
            assertThat(Instant.parse(decoded.asText())).as(where).isEqualTo(Instant.parse(expected.asText()));
        } else {
            assertThat(decoded).as(where).isEqualTo(expected);
        }
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Long whole) {
            return NODES.numberNode(whole);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? NODES.numberNode(real) : NODES.nullNode();
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof ClojureValues.Ratio ratio) {
            return NODES.numberNode(new BigDecimal(ratio.numerator())
                    .divide(new BigDecimal(ratio.denominator()), MathContext.DECIMAL64)
                    .doubleValue());
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return NODES.textNode(value.toString());
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }

    /** As long texts are given in expectations. */
    private static JsonNode shortened(String text) {
        try {
            byte[] units = text.getBytes(StandardCharsets.UTF_16BE);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(units));
            return NODES.objectNode().put("utf16_length", text.length()).put("sha256_utf16be", hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
