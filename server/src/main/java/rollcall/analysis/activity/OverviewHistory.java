package rollcall.analysis.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Window;

/**
 * The numbers of an {@link Overview} on earlier days: on yesterday and on every third day of the 30 before it, oldest first. Each number is
 * over whole days that end on its day. It is null where these days, or the days that they are compared with, begin before the first day of
 * the product.
 *
 * @param active7 active in the 7 days that end on that day
 * @param active30 active in the 30 days that end on that day
 * @param new30 reported for the first time in these 30 days
 * @param returned30 active in these 30 days and not in the 30 before, and not new
 * @param silent30 active in the 30 days before these, and not in these
 */
public record OverviewHistory(
        List<Integer> active7,
        List<Integer> active30,
        List<Integer> new30,
        List<Integer> returned30,
        List<Integer> silent30) {
    /** How many days before yesterday it begins. */
    static final int DAYS = 30;

    private static final int DAYS_BETWEEN = 3;
    private static final int WEEK = Distributions.DAYS;
    private static final int MONTH = ActiveInstances.MONTH;

    static OverviewHistory of(Population population) {
        OverviewHistory history = new OverviewHistory(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        LocalDate yesterday = population.today().minusDays(1);
        for (LocalDate day = yesterday.minusDays(DAYS); !day.isAfter(yesterday); day = day.plusDays(DAYS_BETWEEN)) {
            history.add(population, day);
        }
        return history;
    }

    private void add(Population population, LocalDate day) {
        LocalDate firstDay = population.firstDay();
        Window week = Window.ending(day, WEEK);
        Window month = Window.ending(day, MONTH);
        Movement movement =
                MovementSets.of(population, month.from(), day, MONTH).counts();
        boolean counted = !month.before(MONTH).from().isBefore(firstDay);
        active7.add(
                week.from().isBefore(firstDay)
                        ? null
                        : population.members(population.at(day, WEEK)).getCardinality());
        active30.add(month.from().isBefore(firstDay) ? null : movement.active());
        // On a product's first day every instance is new.
        new30.add(month.from().isAfter(firstDay) ? movement.newcomers() : null);
        returned30.add(counted ? movement.returned() : null);
        silent30.add(counted ? movement.silent() : null);
    }
}
