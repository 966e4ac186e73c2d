package rollcall.decoder.penpot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Transit in its short JSON form (cognitect/transit-format 0.8) from strangers, into the same values as {@link FressianDecoder}. The
 * JSON reader below bounds the depth and the length of texts.
 */
final class TransitReader {
    private static final String MAP = "^ ";
    private static final int ELEMENT = 16;
    private static final int LIST = 48;

    private final JsonParser parser;
    private final HeapBudget budget;
    private final TransitCache cache = new TransitCache();

    TransitReader(JsonParser parser, HeapBudget budget) {
        this.parser = parser;
        this.budget = budget;
    }

    /** Reads a list element by element. An element is released once the next one is read, unless the cache holds it. */
    void eachOf(FressianDecoder.Element each) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Blob.broken();
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.add(value());
            budget.forget();
        }
    }

    private @Nullable Object value() throws IOException {
        budget.hold(ClojureValues.BOXED);
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> untagged(text(false));
            case START_ARRAY -> array();
            default -> throw Blob.broken();
        };
    }

    private Object whole() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return parser.getBigIntegerValue();
        }
        return parser.getLongValue();
    }

    private @Nullable Object array() throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            if (parser.getText().equals(MAP)) {
                parser.nextToken();
                return map();
            }
            Object first = text(false);
            if (first instanceof TransitText.Tag tag) {
                return tagged(tag.name());
            }
            parser.nextToken();
            List<Object> list = new ArrayList<>();
            list.add(first);
            return rest(list);
        }
        return rest(new ArrayList<>());
    }

    /** Reads the elements from the current token to the end of the array. */
    private List<Object> rest(List<Object> list) throws IOException {
        budget.hold(LIST);
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            budget.hold(ELEMENT);
            list.add(value());
            parser.nextToken();
        }
        return list;
    }

    private ClojureValues.Entries map() throws IOException {
        List<Object> flat = new ArrayList<>();
        budget.hold(LIST);
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            budget.hold(2 * ELEMENT);
            flat.add(parser.currentToken() == JsonToken.VALUE_STRING ? untagged(text(true)) : value());
            parser.nextToken();
            flat.add(value());
            parser.nextToken();
        }
        return new ClojureValues.Entries(flat);
    }

    private @Nullable Object tagged(String tag) throws IOException {
        parser.nextToken();
        Object content = value();
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw Blob.broken();
        }
        return switch (tag) {
            case "'" -> content;
            case "set", "list", "ordered-set" -> list(content);
            case "cmap", "ordered-map" -> entries(list(content));
            case "ratio" -> ratio(list(content));
            default -> throw Blob.broken();
        };
    }

    private static List<?> list(@Nullable Object content) {
        if (content instanceof List<?> list) {
            return list;
        }
        throw Blob.broken();
    }

    private static ClojureValues.Entries entries(List<?> flat) {
        if (flat.size() % 2 != 0) {
            throw Blob.broken();
        }
        return new ClojureValues.Entries(flat);
    }

    private static ClojureValues.Ratio ratio(List<?> parts) {
        BigInteger numerator = parts.size() == 2 ? integer(parts.get(0)) : null;
        BigInteger denominator = parts.size() == 2 ? integer(parts.get(1)) : null;
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            throw Blob.broken();
        }
        return new ClojureValues.Ratio(numerator, denominator);
    }

    private static @Nullable BigInteger integer(Object number) {
        if (number instanceof Long whole) {
            return BigInteger.valueOf(whole);
        }
        return number instanceof BigInteger whole ? whole : null;
    }

    /** The value, which must not be a tag: a tag is valid only at the beginning of an array. */
    private static @Nullable Object untagged(@Nullable Object value) {
        if (value instanceof TransitText.Tag) {
            throw Blob.broken();
        }
        return value;
    }

    private @Nullable Object text(boolean key) throws IOException {
        String text = parser.getText();
        budget.hold(ClojureValues.TEXT + 2L * text.length());
        if (TransitCache.isReference(text)) {
            return cache.get(text);
        }
        Object value = TransitText.value(text);
        if (TransitCache.holds(text, key)) {
            budget.keep(ClojureValues.TEXT + 2L * text.length());
            cache.add(value);
        }
        return value;
    }
}
