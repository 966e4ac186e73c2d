package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.ClosedWindow;

/**
 * The instances that reported a usable value of a field on any day of a range, whatever they reported later. Those came to it on one of the days,
 * or had it before and their first report of the range said nothing else.
 */
final class ReportedSets {
    private static final int WEEK = ClosedWindow.WEEK;

    private final SetReader reader;
    private final ArrivalReader arrivals;

    ReportedSets(SetReader reader, ArrivalReader arrivals) {
        this.reader = reader;
        this.arrivals = arrivals;
    }

    /** By value. The sets must not be changed. */
    Map<String, RoaringBitmap> of(ProductDays days, String field, FieldKind kind, LocalDate from, LocalDate to) {
        Map<String, RoaringBitmap> sets = new HashMap<>();
        Map<LocalDate, RoaringBitmap> came = new HashMap<>();
        LocalDate lastOfWeek = from.plusDays(WEEK - 1L);
        arrivals.each(days, field, kind, from, to, day -> {
            day.values()
                    .forEach((value, who) -> sets.computeIfAbsent(value, none -> new RoaringBitmap())
                            .or(who));
            if (!day.day().isAfter(lastOfWeek)) {
                came.put(day.day(), day.all());
            }
        });
        RoaringBitmap kept = kept(days, from, to.isBefore(lastOfWeek) ? to : lastOfWeek, came);
        new LatestState(reader, days, from.minusDays(WEEK), from.minusDays(1))
                .of(field, kind)
                .forEach((value, who) ->
                        sets.computeIfAbsent(value, none -> new RoaringBitmap()).or(RoaringBitmap.and(who, kept)));
        sets.values().removeIf(RoaringBitmap::isEmpty);
        return sets;
    }

    /** The instances whose first report in a week has the value that they had in the 7 days before it. */
    private RoaringBitmap kept(ProductDays days, LocalDate from, LocalDate to, Map<LocalDate, RoaringBitmap> came) {
        RoaringBitmap kept = new RoaringBitmap();
        RoaringBitmap seen = new RoaringBitmap();
        reader.byDay(days, SetReader.ACTIVE, from, to).forEach((day, here) -> {
            RoaringBitmap first = RoaringBitmap.andNot(here, seen);
            first.andNot(came.getOrDefault(day, new RoaringBitmap()));
            kept.or(first);
            seen.or(here);
        });
        return kept;
    }
}
