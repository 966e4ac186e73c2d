package rollcall.analysis.coverage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.product.Downloads;

/**
 * How many instances are new beside how often the product was downloaded, over weeks from Monday to Sunday without a gap.
 *
 * @param weeks the latest weeks in a row of which every day has a count, newest first; none lies in the first 7 days of counting instances
 * @param sofar all counts up to the last week beside the instances that are active then; null if there is no week, or if counts begin after the
 *     first report
 */
public record ReportingShare(List<Week> weeks, @Nullable SoFar sofar) {
    /** Of fewer weeks nothing is estimated. */
    public static final int FEWEST_WEEKS = 4;

    private static final int WEEK = 7;
    private static final int BYTES_OF_A_WEEK = 80;

    private record Question(Range range, Downloads.Counts counts) {}

    /**
     * A week.
     *
     * @param newcomers instances that reported for the first time in it
     */
    public record Week(Window days, int newcomers, long downloads) {}

    /**
     * Up to a day.
     *
     * @param active in the 28 days that end on it
     * @param downloads of all days up to it
     */
    public record SoFar(LocalDate day, int active, long downloads) {}

    /** @param population without conditions: downloads are known of all alone */
    public static ReportingShare of(Population population, Range range, Downloads.Counts counts) {
        return population.answer(
                new Question(range, counts),
                answer -> (long) BYTES_OF_A_WEEK * (1 + answer.weeks.size()),
                () -> count(population, range, counts));
    }

    private static ReportingShare count(Population population, Range range, Downloads.Counts counts) {
        Map<LocalDate, Long> byWeek = byWeek(counts);
        LocalDate first = population.firstDay();
        if (first == null) {
            return new ReportingShare(List.of(), null);
        }
        LocalDate counted = first.plusDays(WEEK);
        LocalDate from = range.from().isAfter(counted) ? range.from() : counted;
        LocalDate monday = range.lastWholeDay()
                .plusDays(1)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusDays(WEEK);
        while (!monday.isBefore(from) && !byWeek.containsKey(monday)) {
            monday = monday.minusDays(WEEK);
        }
        List<LocalDate> mondays = new ArrayList<>();
        for (LocalDate each = monday; !each.isBefore(from) && byWeek.containsKey(each); each = each.minusDays(WEEK)) {
            mondays.add(each);
        }
        return mondays.isEmpty()
                ? new ReportingShare(List.of(), null)
                : new ReportingShare(weeks(population, mondays, byWeek), soFar(population, mondays.get(0), counts));
    }

    /** The downloads of the weeks of which every day has a count, by their Mondays. */
    private static Map<LocalDate, Long> byWeek(Downloads.Counts counts) {
        Map<LocalDate, Long> sums = new HashMap<>();
        Map<LocalDate, Integer> days = new HashMap<>();
        counts.counts().forEach(count -> {
            LocalDate monday = monday(count.first());
            sums.merge(monday, count.downloads(), Long::sum);
            days.merge(monday, counts.span(), Integer::sum);
        });
        sums.keySet().removeIf(monday -> days.getOrDefault(monday, 0) < WEEK);
        return sums;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static List<Week> weeks(Population population, List<LocalDate> mondays, Map<LocalDate, Long> byWeek) {
        LocalDate first = mondays.get(mondays.size() - 1);
        LocalDate last = mondays.get(0).plusDays(WEEK - 1L);
        RoaringBitmap members = population.everMembers();
        Map<LocalDate, Integer> newcomers = new HashMap<>();
        population
                .states()
                .firstByDay(population.days(), first, last)
                .forEach((day, who) ->
                        newcomers.merge(monday(day), RoaringBitmap.andCardinality(who, members), Integer::sum));
        return mondays.stream()
                .map(monday -> new Week(
                        new Window(monday, monday.plusDays(WEEK - 1L)),
                        newcomers.getOrDefault(monday, 0),
                        byWeek.getOrDefault(monday, 0L)))
                .toList();
    }

    private static @Nullable SoFar soFar(Population population, LocalDate monday, Downloads.Counts counts) {
        if (counts.from().isAfter(population.firstDay())) {
            return null;
        }
        LocalDate last = monday.plusDays(WEEK - 1L);
        int active = population.members(population.at(last, Condition.DAYS)).getCardinality();
        long downloads = counts.counts().stream()
                .filter(count -> !count.first().isAfter(last))
                .mapToLong(Downloads.Count::downloads)
                .sum();
        return downloads == 0 ? null : new SoFar(last, active, downloads);
    }

    /** Whether there are enough weeks and downloads for an estimate. */
    public boolean isEnough() {
        return weeks.size() >= FEWEST_WEEKS && downloads() > 0;
    }

    /** The new instances of all weeks. */
    public int newcomers() {
        return weeks.stream().mapToInt(Week::newcomers).sum();
    }

    /** The downloads of all weeks. */
    public long downloads() {
        return weeks.stream().mapToLong(Week::downloads).sum();
    }

    /** All weeks together; there is at least one. */
    public Window days() {
        return new Window(
                weeks.get(weeks.size() - 1).days().from(), weeks.get(0).days().to());
    }
}
