package rollcall.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import rollcall.report.Rejection;

/**
 * Reads JSON from strangers: RFC 8259 in UTF-8 without a byte order mark; one value; no name twice in an object.
 *
 * <p>Limits: {@value #DEPTH} levels, {@value #DIGITS} characters of a number, {@value #NAME} characters of a name, and {@value #NAMES}
 * names in all objects that are open at one point.
 */
public final class StrictJson {
    private static final int DEPTH = 32;
    private static final int DIGITS = 1_000;
    private static final int NAME = 1_000;
    private static final int NAMES = 20_000;

    /** The longest text in a value that is read piece by piece, in characters: the parser holds it whole. */
    private static final int TEXT = 1024 * 1024;

    /** What Java puts in the place of bytes that are no UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private static final ObjectReader WHOLE = reader(StreamReadConstraints.DEFAULT_MAX_STRING_LEN);
    private static final ObjectReader PIECES = reader(TEXT);

    private StrictJson() {}

    /**
     * Reads a value piece by piece.
     *
     * @param <T> the result
     */
    @FunctionalInterface
    public interface Walk<T> {
        /** Reads one value. The parser stands at its first token before the call and at its last token after it. */
        T over(JsonParser parser) throws IOException;
    }

    /**
     * The one value in these bytes.
     *
     * @throws Malformed {@code missing_body} for no bytes, {@code invalid_json} for all other errors
     */
    public static JsonNode read(byte[] json) {
        return walk(json, JsonParser::readValueAsTree);
    }

    /** The same for a stream; a {@link Malformed} that its reads throw is passed on. */
    public static JsonNode read(InputStream json) {
        return walk(WHOLE, json, JsonParser::readValueAsTree);
    }

    /**
     * The same piece by piece, for bytes that are held whole. The parser's codec can read single members as trees.
     *
     * @throws Malformed as {@link #read(byte[])}
     */
    public static <T> T walk(byte[] json, Walk<T> walk) {
        if (json.length == 0) {
            throw new Malformed(Rejection.MISSING_BODY);
        }
        String text = new String(json, StandardCharsets.UTF_8);
        // The mark of what is no UTF-8, unless it was sent: the strict way tells.
        return text.indexOf(REPLACED) < 0
                ? walk(() -> WHOLE.createParser(text), walk)
                : walk(WHOLE, new ByteArrayInputStream(json), walk);
    }

    /**
     * The same for values that are too large to be held whole. Texts have at most {@value #TEXT} characters. The parser's codec can read
     * single members as trees.
     *
     * @param json is read up to the first error; a {@link Malformed} that its reads throw is passed on
     * @throws Malformed as {@link #read(byte[])}
     */
    public static <T> T walk(InputStream json, Walk<T> walk) {
        return walk(PIECES, json, walk);
    }

    private interface Opening {
        JsonParser parser() throws IOException;
    }

    private static <T> T walk(ObjectReader reader, InputStream json, Walk<T> walk) {
        return walk(() -> reader.createParser(characters(json)), walk);
    }

    private static <T> T walk(Opening opening, Walk<T> walk) {
        try (JsonParser parser = new FewNames(opening.parser(), NAMES)) {
            return walk(parser, walk);
        } catch (CharacterCodingException | JsonProcessingException e) {
            // The reader of characters fails before the first one has a place.
            throw new Malformed(Rejection.INVALID_JSON, new Malformed.Place(1, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T walk(JsonParser parser, Walk<T> walk) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new Malformed(Rejection.INVALID_JSON, place(parser.currentLocation()));
            }
            T value = walk.over(parser);
            if (parser.nextToken() != null) {
                throw new Malformed(Rejection.INVALID_JSON, place(parser.currentTokenLocation()));
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new Malformed(Rejection.INVALID_JSON, place(at == null ? parser.currentLocation() : at));
        } catch (CharacterCodingException | ArithmeticException | NumberFormatException e) {
            // Numbers with an exponent beyond an int cause the last two.
            throw new Malformed(Rejection.INVALID_JSON, place(parser.currentLocation()));
        }
    }

    private static Malformed.Place place(JsonLocation location) {
        return new Malformed.Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** Decodes UTF-8 strictly: Jackson would guess the encoding and accept broken UTF-8. */
    private static Reader characters(InputStream json) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(json);
        int first = bytes.read();
        if (first < 0) {
            throw new Malformed(Rejection.MISSING_BODY);
        }
        bytes.unread(first);
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    // Reads floating point numbers as BigDecimal, so that 1e99999 becomes neither infinity nor an endless loop.
    private static ObjectReader reader(int longestText) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .maxNumberLength(DIGITS)
                                .maxNameLength(NAME)
                                .maxStringLength(longestText)
                                .build())
                        /*
                         * Names come from strangers: a table of names that outlives the request would grow without limit.
                         */
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
    }
}
