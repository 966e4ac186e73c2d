package rollcall.analysis.activity;

import java.time.LocalDate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.rollup.read.LatestState;

/**
 * The instances behind a {@link Movement}. Which instances the question is about is decided by each one's latest report in the window and the
 * days before it together, so that an instance that was upgraded neither leaves nor returns.
 *
 * @param now those that reported in the window
 * @param before those that reported in the days before it
 * @param first those that reported in the window for the first time ever
 */
public record MovementSets(RoaringBitmap now, RoaringBitmap before, RoaringBitmap first) {
    /**
     * Compares the days from one to another with the {@code daysBefore} days right before them.
     *
     * @param from the first day of the window
     * @param to the last
     */
    public static MovementSets of(Population population, LocalDate from, LocalDate to, int daysBefore) {
        return of(population, both(population, from, to, daysBefore), from, to);
    }

    /** The window and the days before it together. */
    public static LatestState both(Population population, LocalDate from, LocalDate to, int daysBefore) {
        return population.states().latest(population.days(), from.minusDays(daysBefore), to);
    }

    /** @param both the window and the days before it together */
    public static MovementSets of(Population population, LatestState both, LocalDate from, LocalDate to) {
        RoaringBitmap members = population.members(both);
        RoaringBitmap window =
                population.states().latest(population.days(), from, to).active();
        RoaringBitmap earlier = population
                .states()
                .latest(population.days(), both.from(), from.minusDays(1))
                .active();
        return new MovementSets(
                RoaringBitmap.and(window, members),
                RoaringBitmap.and(earlier, members),
                RoaringBitmap.and(population.first(from, to), members));
    }

    /** Reported in the window for the first time. */
    public RoaringBitmap newcomers() {
        return RoaringBitmap.and(came(), first);
    }

    /** Reported in the window and before these days, but not in them. */
    public RoaringBitmap returned() {
        return RoaringBitmap.andNot(came(), first);
    }

    /** Reported in the days before the window, and not in it. */
    public RoaringBitmap silent() {
        return RoaringBitmap.andNot(before, now);
    }

    Movement counts() {
        return new Movement(
                now.getCardinality(),
                before.getCardinality(),
                newcomers().getCardinality(),
                returned().getCardinality(),
                silent().getCardinality());
    }

    private RoaringBitmap came() {
        return RoaringBitmap.andNot(now, before);
    }
}
