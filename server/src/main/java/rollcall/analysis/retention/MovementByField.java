package rollcall.analysis.retention;

import java.time.LocalDate;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.activity.MovementSets;
import rollcall.analysis.explore.Axis;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.read.LatestState;

/**
 * How many instances are new, returned and silent, by the values of a field: each one's in its latest report of the window and the days before
 * it together.
 *
 * @param all whatever their values
 * @param division the values and other groups; each has a movement in {@code movements}
 */
public record MovementByField(Movement all, Division division, List<Movement> movements) {
    /** How many values have a group of their own, the largest ones. */
    public static final int MOST = 200;

    private record Question(Dimension field, int window) {}

    /** @param window N: the N whole days before today, and today so far, are compared with the N days before them */
    public static MovementByField of(Population population, Dimension field, int window) {
        return population.answer(
                new Question(field, window),
                answer -> answer.division.groups().stream()
                        .mapToLong(group -> group.members().getLongSizeInBytes())
                        .sum(),
                () -> count(population, field, window));
    }

    private static MovementByField count(Population population, Dimension field, int window) {
        LocalDate to = population.today();
        LocalDate from = to.minusDays(window);
        LatestState both = MovementSets.both(population, from, to, window);
        MovementSets sets = MovementSets.of(population, both, from, to);
        RoaringBitmap members = RoaringBitmap.or(sets.now(), sets.before());
        Division division = new Axis.OfField(field).divide(population, both, members, MOST);
        return new MovementByField(
                movement(sets, members),
                division,
                division.groups().stream()
                        .map(Group::members)
                        .map(who -> movement(sets, who))
                        .toList());
    }

    private static Movement movement(MovementSets sets, RoaringBitmap who) {
        return new Movement(
                RoaringBitmap.andCardinality(sets.now(), who),
                RoaringBitmap.andCardinality(sets.before(), who),
                RoaringBitmap.andCardinality(sets.newcomers(), who),
                RoaringBitmap.andCardinality(sets.returned(), who),
                RoaringBitmap.andCardinality(sets.silent(), who));
    }
}
