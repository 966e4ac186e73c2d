package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.DayBlock;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.SetReader.Key;
import rollcall.rollup.read.SetReader.Value;

/**
 * Reads the instances that reported a value of a field on any day of a window, whatever they reported later. The unions of 8 and 64 days are
 * remembered, so that another window over the same days reads little.
 */
final class ReportedSets {
    private static final int DAYS_AT_ONCE = 4;

    private final SetReader reader;

    ReportedSets(SetReader reader) {
        this.reader = reader;
    }

    /** By value, as it was kept. The sets must not be changed. */
    Map<String, RoaringBitmap> of(ProductDays days, String field, LocalDate from, LocalDate to) {
        List<WindowPiece> pieces = WindowPiece.daysOf(days, from, to);
        Map<WindowPiece, Set<Value>> values = new HashMap<>();
        reader.counts(days.productId(), pieces, List.of(field))
                .forEach((piece, counts) -> values.put(piece, counts.keySet()));
        Map<LocalDate, WindowPiece> byDay = new HashMap<>();
        pieces.forEach(piece -> byDay.put(piece.end(), piece));
        Map<String, List<RoaringBitmap>> parts = new HashMap<>();
        for (DayBlock.Row row : DayBlock.cover(from, to)) {
            for (LocalDate first = row.first(); !first.isAfter(row.last()); first = first.plusDays(row.days())) {
                List<WindowPiece> block = first.datesUntil(first.plusDays(row.days()))
                        .filter(byDay::containsKey)
                        .map(byDay::get)
                        .filter(values::containsKey)
                        .toList();
                ofBlock(days, field, block, values)
                        .forEach((value, set) -> parts.computeIfAbsent(value, none -> new ArrayList<>())
                                .add(set));
            }
        }
        Map<String, RoaringBitmap> sets = new HashMap<>();
        parts.forEach((value, some) -> sets.put(value, RoaringBitmap.or(some.iterator())));
        return sets;
    }

    private Map<String, RoaringBitmap> ofBlock(
            ProductDays days, String field, List<WindowPiece> block, Map<WindowPiece, Set<Value>> values) {
        if (block.isEmpty()) {
            return Map.of();
        }
        Set<Value> all = new HashSet<>();
        block.forEach(piece -> all.addAll(values.get(piece)));
        WindowPiece first = block.get(0);
        WindowPiece last = block.get(block.size() - 1);
        WindowPiece whole = new WindowPiece(last.end(), false, days.revision(first.end(), last.end()));
        String remembered = SeriesKey.ACTIVE + block.size() + ' ' + first.end() + ' ' + field;
        Map<String, RoaringBitmap> found = new HashMap<>();
        Set<Value> missing = new HashSet<>();
        for (Value value : all) {
            RoaringBitmap known = reader.known(new Key(days.productId(), whole, remembered, value.value()));
            if (known == null) {
                missing.add(value);
            } else {
                found.put(value.value(), known);
            }
        }
        unions(days.productId(), block, missing)
                .forEach((value, set) -> found.put(
                        value, reader.remembered(new Key(days.productId(), whole, remembered, value), () -> set)));
        return found;
    }

    /** A few days at a time, so that the sets of many days are not in memory at once. */
    private Map<String, RoaringBitmap> unions(int productId, List<WindowPiece> block, Set<Value> values) {
        Map<String, RoaringBitmap> unions = new HashMap<>();
        for (int i = 0; i < block.size() && !values.isEmpty(); i += DAYS_AT_ONCE) {
            List<WindowPiece> some = block.subList(i, Math.min(block.size(), i + DAYS_AT_ONCE));
            reader.readOnce(productId, some, values).forEach((value, sets) -> {
                RoaringBitmap union = unions.computeIfAbsent(value.value(), none -> new RoaringBitmap());
                sets.forEach(set -> union.or(set));
            });
        }
        return unions;
    }
}
