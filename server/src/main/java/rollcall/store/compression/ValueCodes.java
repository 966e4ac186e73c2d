package rollcall.store.compression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes documents as numbers: for each field of a product that of its value, in one byte mostly. What has no number is written out. A document in
 * which fields come in another order has no such form.
 */
final class ValueCodes {
    private static final int ABSENT = 0;
    private static final int TEXT = 1;
    private static final int HEX = 2;
    private static final int LIST = 3;
    private static final int BITS = 4;
    private static final int FIRST_VALUE = 5;

    private final List<NumberedField> fields;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Map<String, Integer>> values = new ArrayList<>();
    private final List<Map<String, Integer>> elements = new ArrayList<>();

    /**
     * A field with what has a number.
     *
     * @param values JSON texts
     * @param elements JSON texts of a list's elements
     */
    record NumberedField(String name, List<String> values, List<String> elements) {}

    ValueCodes(List<NumberedField> fields) {
        this.fields = List.copyOf(fields);
        for (NumberedField field : this.fields) {
            places.put(field.name(), places.size());
            values.add(numbers(field.values()));
            elements.add(numbers(field.elements()));
        }
    }

    private static Map<String, Integer> numbers(List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        texts.forEach(text -> numbers.put(text, numbers.size()));
        return numbers;
    }

    /** The fields as bytes, which {@link #read} takes. */
    byte[] bytes() {
        ByteText text = new ByteText().number(fields.size());
        for (NumberedField field : fields) {
            text.text(field.name()).number(field.values().size());
            field.values().forEach(text::text);
            text.number(field.elements().size());
            field.elements().forEach(text::text);
        }
        return text.bytes();
    }

    static ValueCodes read(byte[] bytes) {
        ByteText.Reader reader = new ByteText.Reader(bytes, 0);
        List<NumberedField> fields = new ArrayList<>();
        for (int left = reader.number(); left > 0; left--) {
            fields.add(new NumberedField(reader.text(), texts(reader), texts(reader)));
        }
        return new ValueCodes(fields);
    }

    private static List<String> texts(ByteText.Reader reader) {
        List<String> texts = new ArrayList<>();
        for (int left = reader.number(); left > 0; left--) {
            texts.add(reader.text());
        }
        return texts;
    }

    /** Writes a document; empty if it has no such form. */
    Optional<byte[]> write(String json) {
        return JsonMembers.of(json).flatMap(this::write);
    }

    private Optional<byte[]> write(JsonMembers document) {
        ByteText text = new ByteText();
        ByteText others = new ByteText();
        int otherFields = 0;
        int next = 0;
        for (int i = 0; i < document.names().size(); i++) {
            Integer place = places.get(document.names().get(i));
            if (place == null) {
                otherFields++;
                others.number(next)
                        .text(document.names().get(i))
                        .text(document.values().get(i));
                continue;
            }
            if (place < next) {
                return Optional.empty();
            }
            for (; next < place; next++) {
                text.number(ABSENT);
            }
            value(text, next++, document.values().get(i));
        }
        for (; next < fields.size(); next++) {
            text.number(ABSENT);
        }
        return Optional.of(text.number(otherFields).raw(others.bytes()).bytes());
    }

    private void value(ByteText text, int place, String value) {
        Integer number = values.get(place).get(value);
        Optional<List<String>> list =
                number == null && value.startsWith("[") ? JsonMembers.elements(value) : Optional.empty();
        if (number != null) {
            text.number(FIRST_VALUE + number);
        } else if (list.isPresent()) {
            list(text, place, list.get());
        } else if (ByteText.isHex(value)) {
            text.number(HEX).block(ByteText.ofHex(value));
        } else {
            text.number(TEXT).text(value);
        }
    }

    private void list(ByteText text, int place, List<String> list) {
        Map<String, Integer> numbers = elements.get(place);
        BitSet bits = new BitSet();
        int last = -1;
        boolean isSorted = numbers.size() / 8 <= list.size();
        for (String element : list) {
            int number = numbers.getOrDefault(element, -1);
            isSorted &= number > last;
            last = number;
            if (number >= 0) {
                bits.set(number);
            }
        }
        if (isSorted) {
            text.number(BITS).block(bits.toByteArray());
            return;
        }
        text.number(LIST).number(list.size());
        for (String element : list) {
            int number = numbers.getOrDefault(element, -1);
            text.number(number + 1);
            if (number < 0) {
                text.text(element);
            }
        }
    }

    /**
     * The document that was written.
     *
     * @param from where it begins
     */
    String read(byte[] bytes, int from) {
        ByteText.Reader reader = new ByteText.Reader(bytes, from);
        List<String> members = new ArrayList<>(fields.size());
        for (int place = 0; place < fields.size(); place++) {
            int code = reader.number();
            members.add(
                    code == ABSENT
                            ? ""
                            : '"' + fields.get(place).name() + "\":" + value(reader, fields.get(place), code));
        }
        int inserted = 0;
        for (int left = reader.number(); left > 0; left--) {
            int place = reader.number();
            members.add(place + inserted++, '"' + reader.text() + "\":" + reader.text());
        }
        StringBuilder json = new StringBuilder(1_024).append('{');
        for (String member : members) {
            if (!member.isEmpty()) {
                json.append(json.length() > 1 ? "," : "").append(member);
            }
        }
        return json.append('}').toString();
    }

    private static String value(ByteText.Reader reader, NumberedField field, int code) {
        return switch (code) {
            case TEXT -> reader.text();
            case HEX -> ByteText.hex(reader.block());
            case LIST -> list(reader, field);
            case BITS -> {
                List<String> elements = new ArrayList<>();
                BitSet.valueOf(reader.block()).stream()
                        .forEach(i -> elements.add(field.elements().get(i)));
                yield '[' + String.join(",", elements) + ']';
            }
            default -> field.values().get(code - FIRST_VALUE);
        };
    }

    private static String list(ByteText.Reader reader, NumberedField field) {
        List<String> elements = new ArrayList<>();
        for (int left = reader.number(); left > 0; left--) {
            int number = reader.number();
            elements.add(number == 0 ? reader.text() : field.elements().get(number - 1));
        }
        return '[' + String.join(",", elements) + ']';
    }

    /** Whether a document is the same after it was written and read. */
    boolean isSame(byte[] document, byte[] written) {
        return Arrays.equals(document, read(written, 0).getBytes(StandardCharsets.UTF_8));
    }
}
