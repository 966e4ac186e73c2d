package rollcall.sender.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Formats JSON for people. Numbers keep the digits with which they were written. */
public final class PrettyJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectWriter LINES = JSON.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private PrettyJson() {}

    /** Returns the same JSON on several lines. */
    public static String of(String json) {
        return lines(read(json));
    }

    /** Returns the members of an object on one line, without braces and without quotes: {@code level: base, audit-log: true}. */
    public static String line(String object) {
        return read(object).properties().stream()
                .map(member -> member.getKey() + ": " + value(member.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String lines(JsonNode json) {
        try {
            return LINES.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("this JSON cannot be written", e);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("this is no JSON", e);
        }
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("this is no JSON", e);
        }
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
