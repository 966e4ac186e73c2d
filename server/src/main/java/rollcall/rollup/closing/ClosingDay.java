package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Unusable;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupDao.DayCount;
import rollcall.store.rollups.RollupTransaction.Tables;

/** Closes one day of one product, within a transaction. The bitmaps of one field are in memory at a time. */
final class ClosingDay {
    /** Fields that are no field of a report, and are counted in their own way. */
    private static final Set<String> OWN = Set.of(SeriesKey.ACTIVE, SeriesKey.FIRST, SeriesKey.UNUSABLE);

    private final Tables tables;
    private final int productId;
    private final LocalDate day;
    private final FieldValues fieldValues;
    private final WeekState weekState;
    private final ActiveBlocks blocks;
    private final Contradictions contradictions = new Contradictions();

    /** The instances that do not know the value of a field, by the key of table {@code standing}. */
    private final Map<String, RoaringBitmap> unknown = new HashMap<>();

    private final Map<String, RoaringBitmap> unknownOfWeek = new HashMap<>();

    ClosingDay(Tables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        this.fieldValues = new FieldValues(vocabulary);
        this.weekState = new WeekState(tables, productId, day);
        this.blocks = new ActiveBlocks(tables.blocks(), productId, day);
    }

    /** Writes the standings of the day, and the blocks of days that it ends. */
    void close() {
        tables.standings().remove(productId, day);
        Set<String> fields = fields();
        LaneDays laneDays = new LaneDays(blocks, day);
        laneDays.add(weekState.today());
        StandingWriter writer = new StandingWriter(
                tables.standings(), productId, day, laneDays.at(weekState.of(SeriesKey.LANE), weekState.week()));
        writer.write(ClosedWindow.DAY, SeriesKey.ACTIVE, everyone(weekState.today()), false);
        writer.write(ClosedWindow.WEEK, SeriesKey.ACTIVE, everyone(weekState.week()), true);
        for (String field : fields) {
            count(writer, field);
        }
        countUnusable(writer);
        if (ClosedWindow.endsFourWeeks(day)) {
            new FourWeeks(tables, productId, day).count(laneDays);
        }
        blocks.flipped(contradictions.found());
        blocks.write(tables.rollups(), weekState.today());
        forgetBitmaps();
    }

    /** What was reported in the 7 days, and the version in any case: who came to none is written also where nobody has one. */
    private Set<String> fields() {
        Set<String> fields = new TreeSet<>(tables.standings().fields(productId, day.minusDays(1)));
        fields.add(fieldValues.vocabulary().versionField());
        tables.rollups().values(productId, day).stream().map(DayCount::field).forEach(fields::add);
        fields.removeAll(OWN);
        return fields;
    }

    private void count(StandingWriter writer, String field) {
        Map<String, RoaringBitmap> before = weekState.before(field);
        Map<String, RoaringBitmap> now = weekState.onDay(field);
        Map<String, RoaringBitmap> week = weekState.merged(before, now);
        contradictions.add(fieldValues, field, before, now);
        if (fieldValues.isProductVersion(field)) {
            new DayArrivals(tables.arrivals(), fieldValues, productId, day).write(field, weekState, before, now);
        }
        setUnknownApart(field, now, unknown);
        writer.write(ClosedWindow.DAY, field, now, false);
        setUnknownApart(field, week, unknownOfWeek);
        writer.write(ClosedWindow.WEEK, field, week, true);
    }

    /** Moves the instances that do not know their value from the field's values to the unusable ones, and merges spellings. */
    private void setUnknownApart(String field, Map<String, RoaringBitmap> values, Map<String, RoaringBitmap> apart) {
        if (fieldValues.hasUnknown(field)) {
            RoaringBitmap none = values.remove(Unusable.UNKNOWN.code());
            if (none != null) {
                apart.put(SeriesKey.unusable(field, Unusable.UNKNOWN.code()).value(), none);
            }
            fieldValues.mergeSpellings(field, values);
        }
    }

    private void countUnusable(StandingWriter writer) {
        Map<String, RoaringBitmap> now = weekState.onDay(SeriesKey.UNUSABLE);
        Map<String, RoaringBitmap> week = weekState.merged(weekState.before(SeriesKey.UNUSABLE), now);
        unknown.forEach((key, who) -> now.merge(key, who, (a, b) -> RoaringBitmap.or(a, b)));
        unknownOfWeek.forEach((key, who) -> week.merge(key, who, (a, b) -> RoaringBitmap.or(a, b)));
        writer.write(ClosedWindow.DAY, SeriesKey.UNUSABLE, now, false);
        writer.write(ClosedWindow.WEEK, SeriesKey.UNUSABLE, week, true);
    }

    /** Removes the bitmaps of an older day: those of the last two closed days are kept, and those that end a week. */
    private void forgetBitmaps() {
        LocalDate old = day.minusDays(2);
        if (!ClosedWindow.endsWeek(old)) {
            tables.standings().removeBitmaps(productId, old);
        }
    }

    private static Map<String, RoaringBitmap> everyone(RoaringBitmap instances) {
        return new HashMap<>(Map.of(SeriesKey.NONE, instances));
    }
}
