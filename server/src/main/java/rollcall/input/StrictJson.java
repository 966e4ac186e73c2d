package rollcall.input;

import com.fasterxml.jackson.core.JsonFactory;
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
 * The one JSON reader for bytes from strangers: RFC 8259 in UTF-8 without a byte order mark, one value, no key twice, at most
 * {@value #DEPTH} levels deep, numbers of at most {@value #DIGITS} characters, names of at most {@value #NAME},
 * and at most {@value #NAMES} names in all objects that are open at any point.
 */
public final class StrictJson {
    private static final int DEPTH = 32;
    private static final int DIGITS = 1_000;
    private static final int NAME = 1_000;
    private static final int NAMES = 20_000;

    /** The longest text of a value that is read piece by piece, in characters: its reader holds it whole. */
    private static final int TEXT = 1024 * 1024;

    private static final ObjectReader WHOLE = reader(StreamReadConstraints.DEFAULT_MAX_STRING_LEN);
    private static final ObjectReader PIECES = reader(TEXT);

    private StrictJson() {}

    /**
     * What somebody makes of a value that is read piece by piece.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Walk<T> {
        /** Reads one value, on whose first token the parser stands, to its last token. */
        T over(JsonParser parser) throws IOException;
    }

    /**
     * The one value in these bytes.
     *
     * @throws Malformed {@code missing_body} for no bytes at all, {@code invalid_json} for everything else that is wrong
     */
    public static JsonNode read(byte[] json) {
        return read(new ByteArrayInputStream(json));
    }

    /** The same for bytes that are still to be inflated. */
    public static JsonNode read(InputStream json) {
        return walk(WHOLE, json, JsonParser::readValueAsTree);
    }

    /**
     * The same for values that are too large to be held whole, with texts of at most {@value #TEXT} characters. The parser's codec reads
     * single members as trees.
     *
     * @param json read as far as the value is right; a {@link Malformed} that it throws goes on
     * @throws Malformed as {@link #read}
     */
    public static <T> T walk(InputStream json, Walk<T> walk) {
        return walk(PIECES, json, walk);
    }

    private static <T> T walk(ObjectReader reader, InputStream json, Walk<T> walk) {
        try (JsonParser parser = new FewNames(reader.createParser(characters(json)), NAMES)) {
            if (parser.nextToken() == null) {
                throw new Malformed(Rejection.INVALID_JSON);
            }
            T value = walk.over(parser);
            if (parser.nextToken() != null) {
                throw new Malformed(Rejection.INVALID_JSON);
            }
            return value;
        } catch (CharacterCodingException | JsonProcessingException | ArithmeticException | NumberFormatException e) {
            // The last two are what numbers with an exponent beyond an int come to.
            throw new Malformed(Rejection.INVALID_JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson would guess the encoding, and take broken UTF-8. */
    private static Reader characters(InputStream json) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(json);
        int first = bytes.read();
        if (first < 0) {
            throw new Malformed(Rejection.MISSING_BODY);
        }
        bytes.unread(first);
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    // Floats as decimals: 1e99999 stays a number of our own, neither infinity nor a loop.
    private static ObjectReader reader(int longestText) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .maxNumberLength(DIGITS)
                                .maxNameLength(NAME)
                                .maxStringLength(longestText)
                                .build())
                        // Names come from strangers: a table of them that outlives the request would only grow.
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
    }
}
