package rollcall.analysis.reach;

import java.time.LocalDate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.rollup.read.LatestState;

/**
 * What became of the instances that were in reach of some versions on one day until another, by each one's latest report in the
 * {@link Condition#DAYS} days that end on the day.
 *
 * @param from the earlier day
 * @param to the later one
 * @param instances those that were in reach on the earlier day, and that the question was about then
 * @param past how many of them have another version on the later day
 * @param still how many are in reach then
 * @param silent how many did not report
 * @param unknown how many reported no usable version then
 */
public record Leaving(LocalDate from, LocalDate to, int instances, int past, int still, int silent, int unknown) {
    private static final long BYTES = 64;

    private record Question(VersionSet asked, LocalDate from, LocalDate to) {}

    /**
     * @param everyone the instances that the question is about, whatever their version
     * @param from the earlier day, which is over
     * @param to the later day, which is over
     */
    public static Leaving between(Population everyone, VersionSet asked, LocalDate from, LocalDate to) {
        return everyone.answerOfPast(
                new Question(asked, from, to), answer -> BYTES, () -> count(everyone, asked, from, to));
    }

    private static Leaving count(Population everyone, VersionSet asked, LocalDate from, LocalDate to) {
        RoaringBitmap members = asked.of(everyone).members(everyone.at(from, Condition.DAYS));
        LatestState later = everyone.at(to, Condition.DAYS);
        RoaringBitmap inReach = asked.in(everyone, later);
        int still = RoaringBitmap.andCardinality(members, inReach);
        int known = RoaringBitmap.andCardinality(
                members, later.reported(asked.field().name()));
        int active = RoaringBitmap.andCardinality(members, later.active());
        int all = members.getCardinality();
        return new Leaving(from, to, all, known - still, still, all - active, active - known);
    }

    /** The share of those that are past it; 0 if there were none. */
    public double share() {
        return instances == 0 ? 0 : (double) past / instances;
    }
}
