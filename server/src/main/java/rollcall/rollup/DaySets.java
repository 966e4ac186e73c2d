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
    private final Set<Cell> known;
    private final Map<String, Integer> valuesByField = new HashMap<>();
    private final Map<Cell, RoaringBitmap> sets = new HashMap<>();

    /**
     * @param known the cells that the day has already: their values go on whatever else comes
     */
    DaySets(Vocabulary vocabulary, Set<Cell> known) {
        this.vocabulary = vocabulary;
        this.known = known;
        known.forEach(cell -> valuesByField.merge(cell.field(), 1, Integer::sum));
    }

    void add(KeptRow row) {
        add(Cell.EVERYONE, row.ordinal());
        if (row.first()) {
            add(Cell.NEWCOMERS, row.ordinal());
        }
        read(row.kept())
                .properties()
                .forEach(entry -> vocabulary
                        .field(entry.getKey())
                        .filter(field -> field.kind().counted())
                        .ifPresent(field -> add(field, entry.getValue(), row.ordinal())));
    }

    Map<Cell, RoaringBitmap> sets() {
        return sets;
    }

    /** Whom the rows were about. */
    RoaringBitmap everyone() {
        return sets.getOrDefault(Cell.EVERYONE, new RoaringBitmap());
    }

    private void add(Field field, JsonNode value, int ordinal) {
        if (value.isArray() && value.isEmpty()) {
            add(new Cell(field.name(), Cell.NONE), ordinal);
        } else if (value.isArray()) {
            value.forEach(name -> add(admitted(field, name.asText()), ordinal));
        } else {
            add(admitted(field, value.asText()), ordinal);
        }
    }

    /** The value's own cell, as long as the field has room for it. */
    private Cell admitted(Field field, String value) {
        Cell own = new Cell(field.name(), value);
        if (known.contains(own) || sets.containsKey(own)) {
            return own;
        }
        if (value.length() > LONGEST_VALUE || valuesByField.getOrDefault(field.name(), 0) >= MOST_VALUES) {
            return new Cell(field.name(), Cell.OTHER);
        }
        valuesByField.merge(field.name(), 1, Integer::sum);
        return own;
    }

    private void add(Cell cell, int ordinal) {
        sets.computeIfAbsent(cell, none -> new RoaringBitmap()).add(ordinal);
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
