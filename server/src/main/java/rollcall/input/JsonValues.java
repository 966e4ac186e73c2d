package rollcall.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollcall.report.ReportedValue;

/** Makes reported values of JSON values. */
public final class JsonValues {
    private static final String BOUNDS = "bounds";
    private static final String COUNTS = "counts";

    /** Most bounds or counts of a histogram that is read; products have fewer. */
    private static final int MOST_NUMBERS = 1_000;

    private static final int UUID_LENGTH = 36;

    private JsonValues() {}

    /** The reported value. A list of texts is kept as a list, an object of bounds and counts as a histogram; other lists and objects hold nothing that a field could keep. */
    public static ReportedValue of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new ReportedValue.Text(value.textValue());
            case NUMBER -> new ReportedValue.Number(value.decimalValue());
            case BOOLEAN -> new ReportedValue.Flag(value.booleanValue());
            case ARRAY -> names(value);
            case NULL -> new ReportedValue.Other("null");
            default -> object(value);
        };
    }

    /**
     * The same of the value at which a parser stands; afterwards it stands at the value's last token.
     *
     * @throws IOException if it is no value
     */
    public static ReportedValue read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new ReportedValue.Text(parser.getText());
            case VALUE_NUMBER_INT -> new ReportedValue.Number(whole(parser));
            case VALUE_TRUE -> new ReportedValue.Flag(true);
            case VALUE_FALSE -> new ReportedValue.Flag(false);
            case VALUE_NULL -> new ReportedValue.Other("null");
            case START_ARRAY -> names(parser);
            default -> of(parser.readValueAsTree());
        };
    }

    private static BigDecimal whole(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(parser.getBigIntegerValue())
                : BigDecimal.valueOf(parser.getLongValue());
    }

    private static ReportedValue names(JsonParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        boolean allTexts = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getText());
            } else {
                allTexts = false;
                parser.readValueAsTree();
            }
        }
        return allTexts ? new ReportedValue.Names(names) : new ReportedValue.Other("mixed list");
    }

    /** True for an object that is meant as a histogram. */
    public static boolean isHistogram(JsonNode value) {
        return value.isObject() && value.has(BOUNDS) && value.has(COUNTS);
    }

    /** The UUID of a text of 36 characters; empty for all other texts. Java's own parser would also accept shortened groups. */
    public static Optional<UUID> uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The identifier for a text that is a UUID, because JSON and OpenTelemetry have no such type; other values stay as they are. */
    public static ReportedValue withId(ReportedValue value) {
        return value instanceof ReportedValue.Text text
                ? uuid(text.text()).<ReportedValue>map(ReportedValue.Id::new).orElse(text)
                : value;
    }

    private static ReportedValue object(JsonNode object) {
        boolean histogram = isHistogram(object)
                && object.size() == 2
                && areNumbers(object.path(BOUNDS))
                && areNumbers(object.path(COUNTS));
        return histogram
                ? new ReportedValue.Histogram(numbers(object.path(BOUNDS)), numbers(object.path(COUNTS)))
                : new ReportedValue.Other("object");
    }

    private static boolean areNumbers(JsonNode list) {
        boolean numbers = list.isArray() && list.size() <= MOST_NUMBERS;
        for (int i = 0; numbers && i < list.size(); i++) {
            numbers = list.get(i).isNumber();
        }
        return numbers;
    }

    private static List<BigDecimal> numbers(JsonNode list) {
        List<BigDecimal> numbers = new ArrayList<>(list.size());
        list.forEach(number -> numbers.add(number.decimalValue()));
        return numbers;
    }

    private static ReportedValue names(JsonNode array) {
        List<String> names = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return new ReportedValue.Other("mixed list");
            }
            names.add(element.textValue());
        }
        return new ReportedValue.Names(names);
    }
}
