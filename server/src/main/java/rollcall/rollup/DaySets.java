package rollcall.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.Field;
import rollcall.gate.Vocabulary;
import rollcall.store.KeptRow;

/** Gathers raw rows of one product and day into one bitmap a cell. */
final class DaySets {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    /** Different values of one field and day; a sender that makes up more of them would fill the database and every page. */
    private static final int MOST_VALUES = 1_000;

    /** Characters of a value; a key of the table cannot be much longer. */
    private static final int LONGEST_VALUE = 200;

    private final Vocabulary vocabulary;
    private final Map<String, Map<String, Ordinals>> byField = new HashMap<>();
    private final Ordinals everyone = new Ordinals();
    private final Ordinals newcomers = new Ordinals();

    /**
     * @param known the cells that the day has already: their values go on whatever else comes
     */
    DaySets(Vocabulary vocabulary, Set<Cell> known) {
        this.vocabulary = vocabulary;
        known.forEach(cell -> values(cell.field()).put(cell.value(), new Ordinals()));
    }

    void add(KeptRow row) {
        everyone.add(row.ordinal());
        if (row.first()) {
            newcomers.add(row.ordinal());
        }
        for (Map.Entry<String, JsonNode> entry : read(row.kept()).properties()) {
            if (entry.getKey().equals(Cell.UNUSABLE)) {
                addUnusable(entry.getValue(), row.ordinal());
                continue;
            }
            Field field = vocabulary.fields().get(entry.getKey());
            if (field != null && field.kind().counted()) {
                add(values(field.name()), entry.getValue(), row.ordinal());
            }
        }
    }

    /** One bitmap a cell; none is empty. */
    Map<Cell, RoaringBitmap> sets() {
        Map<Cell, RoaringBitmap> sets = new HashMap<>();
        put(sets, Cell.EVERYONE, everyone);
        put(sets, Cell.NEWCOMERS, newcomers);
        byField.forEach(
                (field, values) -> values.forEach((value, ordinals) -> put(sets, new Cell(field, value), ordinals)));
        return sets;
    }

    /** Whom the rows were about. */
    RoaringBitmap everyone() {
        return everyone.bitmap();
    }

    private void addUnusable(JsonNode codes, int ordinal) {
        for (Map.Entry<String, JsonNode> code : codes.properties()) {
            if (vocabulary.fields().containsKey(code.getKey())) {
                Cell cell = Cell.unusable(code.getKey(), code.getValue().asText());
                values(cell.field())
                        .computeIfAbsent(cell.value(), none -> new Ordinals())
                        .add(ordinal);
            }
        }
    }

    private static void put(Map<Cell, RoaringBitmap> sets, Cell cell, Ordinals ordinals) {
        if (!ordinals.bitmap().isEmpty()) {
            sets.put(cell, ordinals.bitmap());
        }
    }

    private static void add(Map<String, Ordinals> values, JsonNode value, int ordinal) {
        if (!value.isArray()) {
            admitted(values, value.asText()).add(ordinal);
        } else if (value.isEmpty()) {
            values.computeIfAbsent(Cell.NONE, none -> new Ordinals()).add(ordinal);
        } else {
            value.forEach(name -> admitted(values, name.asText()).add(ordinal));
        }
    }

    /** The value's own ordinals, as long as the field has room for it. */
    private static Ordinals admitted(Map<String, Ordinals> values, String value) {
        Ordinals own = values.get(value);
        if (own != null) {
            return own;
        }
        boolean room = value.length() <= LONGEST_VALUE && values.size() < MOST_VALUES;
        return values.computeIfAbsent(room ? value : Cell.OTHER, none -> new Ordinals());
    }

    private Map<String, Ordinals> values(String field) {
        return byField.computeIfAbsent(field, none -> new HashMap<>());
    }

    private static JsonNode read(String kept) {
        try {
            return JSON.readValue(kept);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new UncheckedIOException("a kept row is not JSON", e);
        }
    }
}
