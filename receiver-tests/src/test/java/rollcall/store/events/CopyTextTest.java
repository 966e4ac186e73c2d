package rollcall.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The text of COPY that is written by hand says what went in, whatever is in it. */
@Tag("fast")
class CopyTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 500)
    void kept_values_are_the_same_JSON_behind_COPY_s_escapes(@ForAll("values") Map<String, Object> values)
            throws JsonProcessingException {
        CopyText text = new CopyText(1);
        text.json(new TreeMap<>(values)).newline();

        String line = written(text);
        assertThat(line).endsWith("\n");
        String column = line.substring(0, line.length() - 1);
        assertThat(column).doesNotContain("\n", "\t", "\r");
        JsonNode read = JSON.readTree(unescaped(column));
        assertThat(read.size()).isEqualTo(values.size());
        values.forEach((name, value) -> assertThat(read.get(name)).isEqualTo(node(value)));
    }

    @Property(tries = 200)
    void a_column_is_the_same_text_behind_COPY_s_escapes(@ForAll("texts") String column) {
        CopyText text = new CopyText(1);
        text.plain(column);

        assertThat(unescaped(written(text))).isEqualTo(column);
    }

    @Provide
    Arbitrary<Map<String, Object>> values() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                texts().map(text -> text),
                Arbitraries.of(true, false).map(flag -> flag),
                Arbitraries.bigDecimals().map(number -> number),
                Arbitraries.create(UUID::randomUUID).map(id -> id),
                texts().list().ofMaxSize(4).map(list -> list));
        return Arbitraries.maps(texts(), value).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> nasty =
                Arbitraries.of("\\", "\"", "\t", "\n", "\r", "\\N", "\\.", "\u0001", "ü", "日本", "😀", "/", "");
        Arbitrary<String> plain = Arbitraries.strings().ascii().ofMaxLength(12);
        return Arbitraries.oneOf(nasty, plain).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof List<?> list) {
            var array = nodes.arrayNode();
            list.forEach(one -> array.add((String) one));
            return array;
        }
        if (value instanceof BigDecimal number) {
            return readNumber(number);
        }
        if (value instanceof UUID id) {
            return nodes.textNode(id.toString());
        }
        return value instanceof Boolean flag ? nodes.booleanNode(flag) : nodes.textNode((String) value);
    }

    private static JsonNode readNumber(BigDecimal number) {
        try {
            return JSON.readTree(number.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String written(CopyText text) {
        return new String(text.bytes(), 0, text.size(), StandardCharsets.UTF_8);
    }

    /** As PostgreSQL undoes COPY's escapes. */
    private static String unescaped(String column) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c == '\\') {
                char next = column.charAt(++i);
                plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
