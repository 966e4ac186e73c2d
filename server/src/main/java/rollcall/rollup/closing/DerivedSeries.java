package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Unusable;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.heartbeats.FieldMeaning;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDao.DayBitmap;
import rollcall.store.rollups.RollupDao.DayCount;

/**
 * Adds the series {@link SeriesKey#REPORTED} and {@link SeriesKey#LANE} to a day that an earlier version rolled up without them, and this one
 * perhaps with those of later reports alone.
 */
final class DerivedSeries {
    private DerivedSeries() {}

    static void complete(RollupDao rollups, int productId, LocalDate day, FieldValues fieldValues) {
        Set<String> fields =
                rollups.values(productId, day).stream().map(DayCount::field).collect(Collectors.toSet());
        Map<SeriesKey, RoaringBitmap> derived = new HashMap<>();
        for (String name : fields) {
            fieldValues
                    .vocabulary()
                    .field(name)
                    .ifPresent(field -> rollups.bitmaps(productId, List.of(name), day, day)
                            .forEach(row -> add(
                                    derived,
                                    field,
                                    row,
                                    fieldValues.vocabulary().versionField())));
        }
        rollups.put(
                productId,
                derived.entrySet().stream()
                        .map(each -> row(day, each.getKey(), each.getValue()))
                        .toList());
    }

    private static void add(Map<SeriesKey, RoaringBitmap> derived, Field field, DayBitmap row, String versionField) {
        RoaringBitmap who = Bitmaps.read(row.bitmap());
        if (!(field.kind().hasUnknown() && row.value().equals(Unusable.UNKNOWN.code()))) {
            derived.computeIfAbsent(FieldMeaning.reported(field), none -> new RoaringBitmap())
                    .or(who);
        }
        FieldMeaning.lane(field, row.value(), versionField)
                .ifPresent(lane -> derived.computeIfAbsent(
                                new SeriesKey(SeriesKey.LANE, lane), none -> new RoaringBitmap())
                        .or(who));
    }

    private static DayBitmap row(LocalDate day, SeriesKey key, RoaringBitmap who) {
        return new DayBitmap(day, key.field(), key.value(), who.getCardinality(), Bitmaps.write(who));
    }
}
