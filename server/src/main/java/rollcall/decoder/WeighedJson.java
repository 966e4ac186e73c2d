package rollcall.decoder;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * Reads JSON and adds up the memory that its values will hold, so that a batch is rejected before it has grown: a few packed kilobytes can
 * contain millions of properties. Each method that reads a value begins at its first token and ends at its last.
 */
public final class WeighedJson {
    /** Most bytes for all values of one batch: 10,000 events with 20 properties and members of the context hold half of it. */
    private static final long MOST = 48L << 20;

    // Approximate sizes of objects on a 64-bit machine, in bytes; rather too high than too low.
    private static final int ENTRY = 64;
    private static final int VALUE = 56;
    private static final int MAP = 192;

    private final JsonParser parser;
    private final Map<String, String> names = new HashMap<>();
    private long weight;

    public WeighedJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one member's value. */
    @FunctionalInterface
    public interface Member {
        void read(String name) throws IOException;
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isWholeNumber() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    /** Moves to the next element of the array; false at its end. */
    public boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Reads the members of the object in order. */
    public void members(Member member) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = known(parser.currentName());
            parser.nextToken();
            member.read(name);
        }
    }

    /** A scalar as a tree. */
    public JsonNode scalar(String field) throws IOException {
        if (parser.currentToken().isStructStart()) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        hold(VALUE + 2L * parser.getTextLength());
        return parser.readValueAsTree();
    }

    /** A text; null if the value is null. */
    public @Nullable String text(String field, int longest) throws IOException {
        if (isNull()) {
            return null;
        }
        boolean fits = parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= longest;
        if (!fits) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        return known(parser.getText());
    }

    /** The first characters of a scalar as it was sent; null if the value is null. */
    public @Nullable String beginning(String field, int most) throws IOException {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken().isStructStart()) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        int length = Math.min(parser.getTextLength(), most);
        return known(new String(parser.getTextCharacters(), parser.getTextOffset(), length));
    }

    /** The digits of a whole number. */
    public String digits() throws IOException {
        return known(parser.getText());
    }

    /** The members of an object as reported values; empty if the value is null. */
    public Map<String, ReportedValue> values(String field) throws IOException {
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        if (isNull()) {
            return values;
        }
        if (!isObject()) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        hold(MAP);
        members(name -> values.put(name, value()));
        return values;
    }

    /** The bytes of a text in URL-safe base64 without padding, decoded as they are read. */
    public byte[] base64(String field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long begin = parser.currentLocation().getCharOffset();
        try {
            parser.readBinaryValue(Base64Variants.MODIFIED_FOR_URL, bytes);
        } catch (StreamReadException | IllegalArgumentException e) {
            throw new Malformed(Rejection.INVALID_DATA, field);
        }
        /*
         * Jackson skips spaces and decodes escapes. In both cases the text has more characters than its bytes and the end quote need.
         */
        long characters = parser.currentLocation().getCharOffset() - begin - 1;
        if (characters != (4L * bytes.size() + 2) / 3) {
            throw new Malformed(Rejection.INVALID_DATA, field);
        }
        return bytes.toByteArray();
    }

    /** Skips a value. */
    public void skip() throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.FIELD_NAME) {
                // The parser holds names until the end of their object, to find duplicates.
                hold(ENTRY + VALUE);
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    /** Any value as a reported value. */
    public ReportedValue value() throws IOException {
        hold(ENTRY);
        if (isObject()) {
            skip();
            return new ReportedValue.Other("object");
        }
        if (isArray()) {
            return list();
        }
        return JsonValues.of(scalar(""));
    }

    private ReportedValue list() throws IOException {
        List<String> names = new ArrayList<>();
        boolean allTexts = true;
        while (nextElement()) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                names.add(known(parser.getText()));
                hold(ENTRY);
            } else {
                allTexts = false;
                skip();
            }
        }
        return allTexts ? new ReportedValue.Names(names) : new ReportedValue.Other("mixed list");
    }

    /** One object for equal texts, because the events of a batch repeat a few texts. */
    private String known(String text) {
        String known = names.putIfAbsent(text, text);
        if (known == null) {
            hold(ENTRY + VALUE + 2L * text.length());
        }
        return known == null ? text : known;
    }

    /**
     * Adds bytes that are held until the end of the batch.
     *
     * @throws Malformed {@code payload_too_large} if there are too many
     */
    public void hold(long bytes) {
        weight += bytes;
        if (weight > MOST) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "events");
        }
    }
}
