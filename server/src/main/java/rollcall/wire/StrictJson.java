package rollcall.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
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
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import rollcall.report.Refusal;

/**
 * The one JSON reader for bytes from strangers: RFC 8259 in UTF-8 without a byte order mark, one value, no key twice, at most
 * {@value #DEPTH} levels deep, numbers of at most {@value #DIGITS} characters.
 */
public final class StrictJson {
    private static final int DEPTH = 32;
    private static final int DIGITS = 1_000;
    private static final int NAME = 1_000;

    // Floats as decimals: 1e99999 stays a number of our own, neither infinity nor a loop.
    private static final ObjectReader READER = JsonMapper.builder(
                    strict(limits().build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    /** The longest text that is read token by token: nothing that long is telemetry. */
    private static final int STREAMED_TEXT = 1024 * 1024;

    private static final JsonFactory STREAM = streaming();

    private StrictJson() {}

    /** What reads one value, from its first token to its last. */
    @FunctionalInterface
    public interface Reading {
        void read(JsonParser from) throws IOException;
    }

    /**
     * Reads one value token by token, for bodies that would be many times larger as a tree. The same rules hold, and no text may have
     * more than {@value #STREAMED_TEXT} characters.
     *
     * @param reading starts at the value's first token and must end at its last
     * @throws Malformed as {@link #read}, and what the reading throws
     */
    public static void stream(byte[] json, Reading reading) {
        if (json.length == 0) {
            throw new Malformed(Refusal.MISSING_BODY);
        }
        Reader text = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = STREAM.createParser(text)) {
            parser.nextToken();
            reading.read(parser);
            if (parser.nextToken() != null) {
                throw new Malformed(Refusal.INVALID_JSON);
            }
        } catch (IOException | ArithmeticException e) {
            throw new Malformed(Refusal.INVALID_JSON);
        }
    }

    /**
     * The one value in these bytes.
     *
     * @throws Malformed {@code missing_body} for no bytes at all, {@code invalid_json} for everything else that is wrong
     */
    public static JsonNode read(byte[] json) {
        if (json.length == 0) {
            throw new Malformed(Refusal.MISSING_BODY);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            JsonNode value = READER.readTree(text);
            if (value.isMissingNode()) {
                throw new Malformed(Refusal.INVALID_JSON);
            }
            return value;
        } catch (CharacterCodingException | JsonProcessingException | ArithmeticException | NumberFormatException e) {
            // The last two are what numbers with an exponent beyond an int come to.
            throw new Malformed(Refusal.INVALID_JSON);
        }
    }

    private static JsonFactory streaming() {
        return strict(limits().maxStringLength(STREAMED_TEXT).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static StreamReadConstraints.Builder limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxNumberLength(DIGITS)
                .maxNameLength(NAME);
    }

    /** Names come from strangers: a table of them that outlives the request would only grow. */
    private static JsonFactoryBuilder strict(StreamReadConstraints limits) {
        return (JsonFactoryBuilder) JsonFactory.builder()
                .streamReadConstraints(limits)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES);
    }
}
