package rollcall.analysis.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;

/**
 * The instances that were new in each week or month of a range, and how many of them were active in each one after. The question's conditions
 * hold by each instance's latest report up to now, as they do for new instances everywhere. Periods that are not over are left out.
 *
 * @param cohorts oldest first
 * @param left how many older periods of the range have no cohort, because there are too many
 */
public record Cohorts(CohortPeriod period, List<Cohort> cohorts, int left) {
    /** The most cohorts of an answer: half a year of weeks. */
    public static final int MOST = 26;

    private static final int BYTES_OF_A_NUMBER = 16;

    private record Question(CohortPeriod period, Window days) {}

    /**
     * How many of all cohorts were active n periods later.
     *
     * @param of the instances of those cohorts whose n-th period is over; without the first one of all
     * @param active how many of them reported in it
     */
    public record Later(int n, int active, int of) {}

    /** Counts. */
    public static Cohorts of(Population population, Range range, CohortPeriod period) {
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return new Cohorts(period, List.of(), 0);
        }
        Window days = new Window(firstDay.isAfter(range.from()) ? firstDay : range.from(), range.lastWholeDay());
        return population.answer(
                new Question(period, days),
                Cohorts::bytes,
                () -> count(population, period, period.within(days.from(), days.to())));
    }

    /** All cohorts together; those that are not new instances are not among them. */
    public Later after(int n) {
        List<Cohort> old = cohorts.stream()
                .filter(cohort -> cohort.reaches(n) && !cohort.first())
                .toList();
        return new Later(
                n,
                old.stream().mapToInt(cohort -> cohort.activeAfter(n)).sum(),
                old.stream().mapToInt(Cohort::instances).sum());
    }

    /** How many periods after its own the oldest cohort reaches. */
    public int longest() {
        return cohorts.isEmpty() ? 0 : cohorts.get(0).active().size();
    }

    private static Cohorts count(Population population, CohortPeriod period, List<Window> all) {
        int left = Math.max(0, all.size() - MOST);
        List<Window> periods = all.subList(left, all.size());
        if (periods.isEmpty()) {
            return new Cohorts(period, List.of(), 0);
        }
        RoaringBitmap wanted = population.everMembers();
        List<RoaringBitmap> active =
                periods.stream().map(days -> active(population, days)).toList();
        List<RoaringBitmap> newcomers = newcomers(population, periods, wanted);
        List<Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            cohorts.add(cohort(population, periods.get(i), newcomers.get(i), active.subList(i + 1, active.size())));
        }
        return new Cohorts(period, List.copyOf(cohorts), left);
    }

    private static Cohort cohort(Population population, Window days, RoaringBitmap who, List<RoaringBitmap> later) {
        LocalDate firstDay = population.firstDay();
        return new Cohort(
                days,
                who.getCardinality(),
                later.stream()
                        .map(active -> RoaringBitmap.andCardinality(who, active))
                        .toList(),
                !firstDay.isBefore(days.from()) && !firstDay.isAfter(days.to()));
    }

    private static RoaringBitmap active(Population population, Window days) {
        return population
                .states()
                .latest(population.days(), days.from(), days.to())
                .active();
    }

    private static List<RoaringBitmap> newcomers(Population population, List<Window> periods, RoaringBitmap wanted) {
        Map<LocalDate, RoaringBitmap> byDay = population
                .states()
                .firstByDay(
                        population.days(),
                        periods.get(0).from(),
                        periods.get(periods.size() - 1).to());
        return periods.stream()
                .map(days -> RoaringBitmap.and(wanted, union(byDay, days)))
                .toList();
    }

    private static RoaringBitmap union(Map<LocalDate, RoaringBitmap> byDay, Window days) {
        return RoaringBitmap.or(days.from()
                .datesUntil(days.to().plusDays(1))
                .map(day -> byDay.getOrDefault(day, new RoaringBitmap()))
                .iterator());
    }

    private long bytes() {
        return (long) BYTES_OF_A_NUMBER * cohorts.size() * (2 + longest());
    }
}
