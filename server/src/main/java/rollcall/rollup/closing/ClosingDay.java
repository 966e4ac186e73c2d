package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Unusable;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.LatestSetDao.ValueSet;
import rollcall.store.rollups.RollupTransaction.Tables;

/** Closes one day of one product, within a transaction. The bitmaps of one field are in memory at a time. */
final class ClosingDay {
    /** Fields that are no field of a report, and are counted in their own way. */
    private static final Set<String> OWN =
            Set.of(SeriesKey.ACTIVE, SeriesKey.FIRST, SeriesKey.UNUSABLE, SeriesKey.IN_LANE);

    private final Tables tables;
    private final int productId;
    private final LocalDate day;
    private final FieldValues fieldValues;
    private final LatestReports reports;
    private final ActiveBlocks blocks;
    private final Contradictions contradictions = new Contradictions();

    /** The windows that end on the day and are counted, but the day alone. */
    private final List<CountedWindow> windows = new ArrayList<>();

    /** The instances that do not know the value of a field, by the key of table {@code standing}: of the day, and by the latest reports. */
    private final Map<String, RoaringBitmap> unknown = new HashMap<>();

    private final Map<String, RoaringBitmap> unknownLatest = new HashMap<>();

    /** A window of days, and who reported in it. */
    private record CountedWindow(RoaringBitmap active, StandingWriter writer) {}

    ClosingDay(Tables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        this.fieldValues = new FieldValues(vocabulary);
        this.reports = new LatestReports(tables, productId, day);
        this.blocks = new ActiveBlocks(tables.blocks(), productId, day);
    }

    /** Writes the standings and the latest sets of the day, and the blocks of days that it ends. */
    void close() {
        tables.standings().remove(productId, day);
        tables.latestSets().remove(productId, day);
        LaneDays laneDays = new LaneDays(blocks, day);
        laneDays.add(reports.today());
        LaneSets lanes = laneDays.at(reports.of(SeriesKey.LANE), reports.active(ClosedWindow.LATEST));
        keep(lanes);
        addWindow(ClosedWindow.WEEK, lanes);
        if (ClosedWindow.endsFourWeeks(day)) {
            addWindow(ClosedWindow.FOUR_WEEKS, lanes);
        }
        StandingWriter today = writer(ClosedWindow.DAY, lanes);
        writeActive(today);
        for (String field : fields()) {
            count(today, field);
        }
        countUnusable(today);
        blocks.flipped(contradictions.found());
        blocks.write(tables.rollups(), reports.today());
        removeOldSets();
    }

    private void addWindow(int days, LaneSets lanes) {
        RoaringBitmap active = reports.active(days);
        windows.add(new CountedWindow(active, writer(days, lanes.among(active))));
    }

    private StandingWriter writer(int days, LaneSets lanes) {
        return new StandingWriter(tables.standings(), productId, day, days, lanes);
    }

    private void writeActive(StandingWriter today) {
        today.write(SeriesKey.ACTIVE, everyone(reports.today()));
        Map<String, RoaringBitmap> active = everyone(reports.active(ClosedWindow.LATEST));
        windows.forEach(window -> window.writer.write(SeriesKey.ACTIVE, everyone(window.active)));
        ClosedWindow.ACTIVE_IN.forEach(days -> active.put(String.valueOf(days), reports.active(days)));
        keep(SeriesKey.ACTIVE, active);
    }

    /** What was reported in these days, and the version in any case: who came to none is written also where nobody has one. */
    private Set<String> fields() {
        Set<String> fields = reports.fields();
        fields.add(fieldValues.vocabulary().versionField());
        fields.removeAll(OWN);
        return fields;
    }

    private void count(StandingWriter today, String field) {
        Map<String, RoaringBitmap> before = reports.before(field);
        Map<String, RoaringBitmap> now = reports.onDay(field);
        Map<String, RoaringBitmap> latest = reports.merged(before, now);
        compare(field, before, now);
        setUnknownApart(field, now, unknown);
        today.write(field, now);
        setUnknownApart(field, latest, unknownLatest);
        write(field, latest);
    }

    /** Compares the reports of the day with those of the 7 days before. */
    private void compare(String field, Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        boolean version = fieldValues.isProductVersion(field);
        if (version || fieldValues.isLasting(field)) {
            Map<String, RoaringBitmap> weekBefore = reports.inWeekBefore(before);
            contradictions.add(fieldValues, field, weekBefore, now);
            if (version) {
                new DayArrivals(tables.arrivals(), fieldValues, productId, day).write(field, reports, weekBefore, now);
            }
        }
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

    private void countUnusable(StandingWriter today) {
        Map<String, RoaringBitmap> now = reports.onDay(SeriesKey.UNUSABLE);
        Map<String, RoaringBitmap> latest = reports.merged(reports.before(SeriesKey.UNUSABLE), now);
        unknown.forEach((key, who) -> now.merge(key, who, (a, b) -> RoaringBitmap.or(a, b)));
        unknownLatest.forEach((key, who) -> latest.merge(key, who, (a, b) -> RoaringBitmap.or(a, b)));
        today.write(SeriesKey.UNUSABLE, now);
        write(SeriesKey.UNUSABLE, latest);
    }

    private void write(String field, Map<String, RoaringBitmap> latest) {
        windows.forEach(window -> window.writer.write(field, LatestReports.among(latest, window.active)));
        keep(field, latest);
    }

    private void keep(LaneSets lanes) {
        Map<String, RoaringBitmap> byName = new HashMap<>();
        lanes.sets().forEach((lane, who) -> byName.put(lane.name(), who));
        keep(SeriesKey.IN_LANE, byName);
    }

    private void keep(String field, Map<String, RoaringBitmap> latest) {
        List<ValueSet> sets = new ArrayList<>();
        latest.forEach((value, who) -> {
            if (!who.isEmpty()) {
                sets.add(new ValueSet(value, who.getCardinality(), Bitmaps.write(who)));
            }
        });
        tables.latestSets().put(productId, day, field, sets);
    }

    /** Removes the sets of the day that is too old now, if it is one whose sets are not kept for good. */
    private void removeOldSets() {
        LocalDate old = day.minusDays(ClosedWindow.SETS_KEPT);
        if (!ClosedWindow.keepsSets(old, day)) {
            tables.latestSets().remove(productId, old);
        }
    }

    private static Map<String, RoaringBitmap> everyone(RoaringBitmap instances) {
        return new HashMap<>(Map.of(SeriesKey.NONE, instances));
    }
}
