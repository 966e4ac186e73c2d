package rollcall.rollup.heartbeats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.NewNames;
import rollcall.rollup.OrdinalBuffer;
import rollcall.rollup.SeriesKey;
import rollcall.store.heartbeats.HeartbeatDayDao.KeptRow;

/**
 * Collects the raw rows of one product and day into one bitmap for each field and value. Limits keep a sender that makes values up from
 * filling the database and every page: values beyond the limits are counted as {@link SeriesKey#OTHER}. Beyond a limit, values of the day
 * before are admitted, and values that a second instance reports, up to higher limits. So a flood of made-up values displaces no common
 * value.
 */
final class DayBitmaps {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    /** Most different values of one field and day, of all instances together. */
    private static final int MOST_VALUES = 1_000;

    /** Most different values of one field that one instance alone adds to a day: no honest instance has so many. */
    private static final int MOST_OF_ONE = 750;

    /** Most characters of a value; a key of the table cannot be much longer. */
    private static final int LONGEST_VALUE = 200;

    private static final char BETWEEN = '\0';

    private final Vocabulary vocabulary;
    private final Supplier<Set<SeriesKey>> dayBefore;
    private final NewNames newNames;
    private final Map<String, Map<String, OrdinalBuffer>> byField = new HashMap<>();
    private final OrdinalBuffer everyone = new OrdinalBuffer();
    private final OrdinalBuffer newOnes = new OrdinalBuffer();
    private final Set<Integer> confirmed = new LinkedHashSet<>();
    private @Nullable Set<SeriesKey> before;

    /**
     * @param known the series that the day has already; their values stay admitted
     * @param dayBefore the series of the day before; called when the values do not fit
     */
    DayBitmaps(Vocabulary vocabulary, Set<SeriesKey> known, Supplier<Set<SeriesKey>> dayBefore, NewNames newNames) {
        this.vocabulary = vocabulary;
        this.dayBefore = dayBefore;
        this.newNames = newNames;
        known.forEach(seriesKey -> values(seriesKey.field()).put(seriesKey.value(), new OrdinalBuffer()));
    }

    /** Adds a row. */
    void add(KeptRow row) {
        DamagedRow.reading(() -> {
            everyone.add(row.ordinal());
            if (row.first()) {
                newOnes.add(row.ordinal());
            }
            addValues(row);
            return null;
        });
    }

    /** Adds a row once more, after more of its values were admitted. */
    void again(KeptRow row) {
        byField.values().stream()
                .map(values -> values.get(SeriesKey.OTHER))
                .filter(Objects::nonNull)
                .forEach(other -> other.bitmap().remove(row.ordinal()));
        add(row);
    }

    /** The instances whose values were admitted only after a second instance reported them. */
    List<Integer> confirmed() {
        return List.copyOf(confirmed);
    }

    private void addValues(KeptRow row) {
        for (Map.Entry<String, JsonNode> entry : read(row.kept()).properties()) {
            if (entry.getKey().equals(SeriesKey.UNUSABLE)) {
                addUnusable(entry.getValue(), row.ordinal());
                continue;
            }
            Field field = vocabulary.fields().get(entry.getKey());
            if (field != null && field.kind().counted()) {
                new Values(field.name(), row.ordinal()).add(entry.getValue());
                addMeaning(field, entry.getValue(), row.ordinal());
            }
        }
    }

    /** Adds what a value says beside itself: that the field is reported, and a lane. */
    private void addMeaning(Field field, JsonNode value, int ordinal) {
        if (FieldMeaning.isUsable(field, value)) {
            add(FieldMeaning.reported(field), ordinal);
        }
        FieldMeaning.lane(field, value.asText(), vocabulary.versionField())
                .ifPresent(lane -> add(new SeriesKey(SeriesKey.LANE, lane), ordinal));
    }

    /** One bitmap for each field and value; none is empty. */
    Map<SeriesKey, RoaringBitmap> sets() {
        Map<SeriesKey, RoaringBitmap> sets = new HashMap<>();
        put(sets, SeriesKey.EVERYONE, everyone);
        put(sets, SeriesKey.NEWCOMERS, newOnes);
        byField.forEach((field, values) ->
                values.forEach((value, ordinalBuffer) -> put(sets, new SeriesKey(field, value), ordinalBuffer)));
        return sets;
    }

    /** The instances of all rows. */
    RoaringBitmap everyone() {
        return everyone.bitmap();
    }

    private void addUnusable(JsonNode codes, int ordinal) {
        for (Map.Entry<String, JsonNode> code : codes.properties()) {
            if (vocabulary.fields().containsKey(code.getKey())) {
                add(SeriesKey.unusable(code.getKey(), code.getValue().asText()), ordinal);
            }
        }
    }

    private void add(SeriesKey seriesKey, int ordinal) {
        values(seriesKey.field())
                .computeIfAbsent(seriesKey.value(), none -> new OrdinalBuffer())
                .add(ordinal);
    }

    private static void put(Map<SeriesKey, RoaringBitmap> sets, SeriesKey seriesKey, OrdinalBuffer ordinalBuffer) {
        if (!ordinalBuffer.bitmap().isEmpty()) {
            sets.put(seriesKey, ordinalBuffer.bitmap());
        }
    }

    /** The values of one row for one field. */
    private final class Values {
        private final String field;
        private final Map<String, OrdinalBuffer> known;
        private final int ordinal;
        private int brought;

        Values(String field, int ordinal) {
            this.field = field;
            this.known = values(field);
            this.ordinal = ordinal;
        }

        void add(JsonNode value) {
            if (!value.isArray()) {
                admitted(value.asText()).add(ordinal);
            } else if (value.isEmpty()) {
                known.computeIfAbsent(SeriesKey.NONE, none -> new OrdinalBuffer())
                        .add(ordinal);
            } else {
                value.forEach(name -> admitted(name.asText()).add(ordinal));
            }
        }

        /** The ordinals of the value, or of {@link SeriesKey#OTHER} if the value is not admitted. */
        private OrdinalBuffer admitted(String value) {
            OrdinalBuffer own = known.get(value);
            if (own != null) {
                return own;
            }
            return known.computeIfAbsent(admits(value) ? value : SeriesKey.OTHER, none -> new OrdinalBuffer());
        }

        private boolean admits(String value) {
            if (value.length() > LONGEST_VALUE || known.size() >= 3 * MOST_VALUES) {
                return false;
            }
            if (known.size() < MOST_VALUES && brought < MOST_OF_ONE) {
                brought++;
                return true;
            }
            return wasThereBefore(value) || known.size() < 2 * MOST_VALUES && isConfirmed(value);
        }

        private boolean wasThereBefore(String value) {
            if (before == null) {
                before = dayBefore.get();
            }
            return before.contains(new SeriesKey(field, value));
        }

        private boolean isConfirmed(String value) {
            OptionalInt first = newNames.second(field + BETWEEN + value, ordinal);
            first.ifPresent(confirmed::add);
            return first.isPresent();
        }
    }

    private Map<String, OrdinalBuffer> values(String field) {
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
