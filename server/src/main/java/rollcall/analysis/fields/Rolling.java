package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.report.Unusable;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.Series;

/**
 * Each instance's latest report of the last few days, carried on from day to day. A day's reports replace older ones. An instance that has
 * not reported for {@code span} days is removed. Not safe for use by several threads.
 */
final class Rolling {
    private final Dimension dimension;
    private final int span;

    /** The instances whose latest report is of a day, newest day first. No instance is in two of the bitmaps. */
    private final Deque<RoaringBitmap> lastReports = new ArrayDeque<>();

    private final Map<String, RoaringBitmap> values = new HashMap<>();
    private final Map<String, RoaringBitmap> unusable = new HashMap<>();

    /** @param span days for which a report counts, its own day among them */
    Rolling(Dimension dimension, int span) {
        this.dimension = dimension;
        this.span = span;
    }

    /**
     * Adds the day that follows the last one that was added.
     *
     * @param reports of the field, of {@link SeriesKey#ACTIVE} and of {@link SeriesKey#UNUSABLE}
     */
    void add(LocalDate day, Map<String, Series<RoaringBitmap>> reports) {
        RoaringBitmap here = reports.get(SeriesKey.ACTIVE).on(day).getOrDefault(SeriesKey.NONE, new RoaringBitmap());
        RoaringBitmap outdated = here.clone();
        lastReports.forEach(older -> older.andNot(here));
        lastReports.addFirst(here.clone());
        if (lastReports.size() > span) {
            outdated.or(lastReports.removeLast());
        }
        remove(values, outdated);
        remove(unusable, outdated);
        reports.get(dimension.name()).on(day).forEach((value, who) -> put(values, value, who));
        reports.get(SeriesKey.UNUSABLE).on(day).forEach((value, who) -> {
            if (value.startsWith(dimension.name() + " ")) {
                put(unusable, value, who);
            }
        });
    }

    /** The standing on the last day that was added. */
    Standing standing() {
        Map<String, RoaringBitmap> usable = new HashMap<>(values);
        RoaringBitmap unknown =
                VersionSpelling.hasUnknown(dimension.kind()) ? usable.remove(Unusable.UNKNOWN.code()) : null;
        Map<String, Integer> counts = new HashMap<>();
        usable.forEach((value, who) -> counts.put(value, who.getCardinality()));
        counts.remove(SeriesKey.NONE);
        return new Standing(
                lastReports.stream().mapToInt(RoaringBitmap::getCardinality).sum(),
                RoaringBitmap.or(usable.values().iterator()).getCardinality(),
                unusable.values().stream()
                                .mapToInt(RoaringBitmap::getCardinality)
                                .sum()
                        + (unknown == null ? 0 : unknown.getCardinality()),
                VersionSpelling.merged(dimension.kind(), counts, Integer::sum));
    }

    private static void put(Map<String, RoaringBitmap> sets, String value, RoaringBitmap who) {
        sets.computeIfAbsent(value, none -> new RoaringBitmap()).or(who);
    }

    private static void remove(Map<String, RoaringBitmap> sets, RoaringBitmap who) {
        for (Iterator<RoaringBitmap> each = sets.values().iterator(); each.hasNext(); ) {
            RoaringBitmap set = each.next();
            set.andNot(who);
            if (set.isEmpty()) {
                each.remove();
            }
        }
    }
}
