package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.SetReader.Value;

/**
 * Each instance's latest report of a window of days. Only what is asked for is read. The sets that it returns must not be changed.
 *
 * <p>A window consists of pieces. An instance has the value that it has in the newest piece in which it reported.
 */
public final class LatestState {
    private final SetReader reader;
    private final ProductDays days;
    private final int productId;
    private final LocalDate from;
    private final LocalDate to;

    /** The instances of each piece that have not reported in a newer one, newest piece first. */
    private final Map<WindowPiece, RoaringBitmap> fresh = new LinkedHashMap<>();

    private final RoaringBitmap active = new RoaringBitmap();

    LatestState(SetReader reader, ProductDays days, LocalDate from, LocalDate to) {
        this.reader = reader;
        this.days = days;
        this.productId = days.productId();
        this.from = from;
        this.to = to;
        try {
            add(WindowPiece.of(days, from, to));
        } catch (RemovedSets e) {
            addDays();
        }
        active.or(RoaringBitmap.or(fresh.values().iterator()));
    }

    /** The days alone: the sets of a closed day are not stored any more. */
    private void addDays() {
        add(WindowPiece.daysOf(days, from, to));
    }

    private void add(List<WindowPiece> pieces) {
        Map<WindowPiece, RoaringBitmap> active = reader.active(days, pieces, from);
        RoaringBitmap newer = new RoaringBitmap();
        fresh.clear();
        for (WindowPiece piece : pieces) {
            RoaringBitmap here = Objects.requireNonNull(active.get(piece));
            fresh.put(piece, RoaringBitmap.andNot(here, newer));
            newer.or(here);
        }
    }

    /** The first day of the window. */
    public LocalDate from() {
        return from;
    }

    /** The last day of the window. */
    public LocalDate to() {
        return to;
    }

    /** The instances that reported in the window. */
    public RoaringBitmap active() {
        return active;
    }

    /** Whether it is read from the sets of its last day, which is closed, alone. */
    boolean isOfClosedDay() {
        return fresh.size() == 1
                && fresh.keySet().stream()
                        .allMatch(piece -> piece.latest() && piece.end().equals(to));
    }

    /** The instances with a usable value of a field, an empty list included. */
    public RoaringBitmap reported(String field) {
        return set(new Value(SeriesKey.REPORTED, field));
    }

    /** The same of several fields, by field. Fields that nobody reports are not in the map. */
    public Map<String, RoaringBitmap> reported(Collection<String> fields) {
        Map<String, RoaringBitmap> found = new HashMap<>();
        sets(fields.stream().map(field -> new Value(SeriesKey.REPORTED, field)).toList())
                .forEach((value, who) -> put(found, value.value(), who));
        return found;
    }

    /** The instances of some values of a field, by value. Values that no instance has are not in the map. */
    public Map<String, RoaringBitmap> of(String field, FieldKind kind, Collection<String> values) {
        Map<String, RoaringBitmap> found = new HashMap<>();
        List<Value> asked = new ArrayList<>();
        values.forEach(value -> spellings(kind, value).forEach(each -> asked.add(new Value(field, each))));
        sets(asked).forEach((value, who) -> {
            if (!who.isEmpty()) {
                found.merge(spelled(kind, value.value()), who, (a, b) -> RoaringBitmap.or(a, b));
            }
        });
        return found;
    }

    /** The instances of all usable values of a field, by value; {@link SeriesKey#NONE} stands for an empty list. */
    public Map<String, RoaringBitmap> of(String field, FieldKind kind) {
        return of(field, kind, atMost(field, kind).keySet());
    }

    /**
     * The instances with one of the usable values that a condition wants. Of these values and all others the fewer are read, so the field must
     * have one value at most of each instance.
     */
    public RoaringBitmap ofWanted(String field, FieldKind kind, Predicate<String> wanted) {
        Map<Boolean, List<String>> values =
                atMost(field, kind).keySet().stream().collect(Collectors.partitioningBy(wanted));
        List<String> these = values.getOrDefault(true, List.of());
        List<String> others = values.getOrDefault(false, List.of());
        return others.size() < these.size()
                ? RoaringBitmap.andNot(reported(field), union(field, kind, others))
                : union(field, kind, these);
    }

    private RoaringBitmap union(String field, FieldKind kind, List<String> values) {
        return RoaringBitmap.or(of(field, kind, values).values().iterator());
    }

    /** The instances that report a value of a field that cannot be used, by the code of the reason. */
    public Map<String, RoaringBitmap> unusable(String field, FieldKind kind) {
        String prefix = field + " ";
        List<Value> asked = new ArrayList<>();
        counts(SeriesKey.UNUSABLE)
                .forEach(counts -> counts.keySet().stream()
                        .filter(value -> value.value().startsWith(prefix) && !asked.contains(value))
                        .forEach(asked::add));
        Map<String, RoaringBitmap> found = new HashMap<>();
        sets(asked).forEach((value, who) -> put(found, value.value().substring(prefix.length()), who));
        if (kind.hasUnknown()) {
            put(found, Unusable.UNKNOWN.code(), set(new Value(field, Unusable.UNKNOWN.code())));
        }
        return found;
    }

    /** The same of several fields for any reason, by field. Fields of which nobody does are not in the map. */
    public Map<String, RoaringBitmap> unusable(Map<String, FieldKind> fields) {
        Set<Value> asked = new HashSet<>();
        counts(SeriesKey.UNUSABLE)
                .forEach(counts -> counts.keySet().stream()
                        .filter(value -> fields.containsKey(fieldOf(value)))
                        .forEach(asked::add));
        fields.forEach((name, kind) -> {
            if (kind.hasUnknown()) {
                asked.add(new Value(name, Unusable.UNKNOWN.code()));
            }
        });
        Map<String, RoaringBitmap> found = new HashMap<>();
        sets(asked).forEach((value, who) -> put(found, fieldOf(value), who));
        return found;
    }

    /** The field that a value which cannot be used is one of. */
    private static String fieldOf(Value value) {
        return value.field().equals(SeriesKey.UNUSABLE) ? value.value().split(" ", 2)[0] : value.field();
    }

    /** For each usable value of a field a number that its instances do not exceed. No set is read. */
    public Map<String, Integer> atMost(String field, FieldKind kind) {
        Map<String, Integer> sums = new HashMap<>();
        counts(field)
                .forEach(counts -> counts.forEach(
                        (value, count) -> sums.merge(spelled(kind, value.value()), count, Integer::sum)));
        if (kind.hasUnknown()) {
            sums.remove(Unusable.UNKNOWN.code());
        }
        return sums;
    }

    private static void put(Map<String, RoaringBitmap> sets, String code, RoaringBitmap who) {
        if (!who.isEmpty()) {
            sets.merge(code, who, (a, b) -> RoaringBitmap.or(a, b));
        }
    }

    private RoaringBitmap set(Value value) {
        return sets(List.of(value)).getOrDefault(value, new RoaringBitmap());
    }

    /** The sizes of all stored sets of a field, by value, of each piece. */
    private Collection<Map<Value, Integer>> counts(String field) {
        try {
            return reader.counts(productId, fresh.keySet(), field).values();
        } catch (RemovedSets e) {
            addDays();
            return reader.counts(productId, fresh.keySet(), field).values();
        }
    }

    private Map<Value, RoaringBitmap> sets(Collection<Value> values) {
        Set<Value> distinct = new HashSet<>(values);
        try {
            return latest(distinct);
        } catch (RemovedSets e) {
            addDays();
            return latest(distinct);
        }
    }

    /** By value the instances that have it by their latest report. The stored sets are read one at a time. */
    private Map<Value, RoaringBitmap> latest(Set<Value> values) {
        Map<Value, RoaringBitmap> sets = new HashMap<>();
        values.forEach(value -> sets.put(value, new RoaringBitmap()));
        reader.each(productId, fresh.keySet(), values, (key, set) -> {
            RoaringBitmap here = RoaringBitmap.and(set, Objects.requireNonNull(fresh.get(key.piece())));
            Objects.requireNonNull(sets.get(new Value(key.field(), key.value())))
                    .or(here);
        });
        return sets;
    }

    private static String spelled(FieldKind kind, String value) {
        return kind == FieldKind.VERSION ? Version.spelled(value) : value;
    }

    private static List<String> spellings(FieldKind kind, String value) {
        return kind == FieldKind.VERSION ? Version.spellings(value) : List.of(value);
    }
}
