package rollcall.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.Field;
import rollcall.gate.Vocabulary;
import rollcall.store.KeptRow;

/** Gathers raw rows of one product and day into one bitmap a cell. */
final class DaySets {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    private final Vocabulary vocabulary;
    private final Map<Cell, RoaringBitmap> sets = new HashMap<>();

    DaySets(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
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
            value.forEach(name -> add(new Cell(field.name(), name.asText()), ordinal));
        } else {
            add(new Cell(field.name(), value.asText()), ordinal);
        }
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
