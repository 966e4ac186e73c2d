package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionLevel;
import rollcall.rollup.read.LatestState;

/**
 * What became of the instances of one day until another one, by each one's latest report in the {@link Condition#DAYS} days that end on the day.
 *
 * @param instances those that reported in the days that end on the earlier day, and that the question was about then
 * @param outcomes how many of them came to each; together they are {@code instances}
 * @param moves between two places, or from one to itself; together they are {@code instances} too
 */
public record Upgrades(int instances, Map<UpgradeOutcome, Integer> outcomes, List<Move> moves) {
    /** Of nobody. */
    public static final Upgrades NONE = new Upgrades(0, Map.of(), List.of());

    private static final int BYTES_OF_A_MOVE = 96;

    private record Question(String field, LocalDate from, LocalDate to) {}

    /**
     * @param version the field that names an instance's version
     * @param from the earlier day, which is over
     * @param to the later day, which is over
     */
    public static Upgrades between(Population population, Dimension version, LocalDate from, LocalDate to) {
        return population.answerOfPast(
                new Question(version.name(), from, to),
                answer -> (long) BYTES_OF_A_MOVE * answer.moves.size(),
                () -> count(population, version, from, to));
    }

    private static Upgrades count(Population population, Dimension version, LocalDate from, LocalDate to) {
        LatestState earlier = population.at(from, Condition.DAYS);
        LatestState later = population.at(to, Condition.DAYS);
        RoaringBitmap members = population.members(earlier);
        Map<MoveEnd, RoaringBitmap> after = places(later, version, members);
        after.put(MoveEnd.SILENT, RoaringBitmap.andNot(members, later.active()));
        List<Move> moves = Moves.count(places(earlier, version, members), after);
        Map<UpgradeOutcome, Integer> outcomes = new EnumMap<>(UpgradeOutcome.class);
        moves.forEach(move -> outcomes.merge(move.outcome(), move.instances(), Integer::sum));
        return new Upgrades(members.getCardinality(), outcomes, moves);
    }

    /** The members that reported in a window, by their place at its end. */
    private static Map<MoveEnd, RoaringBitmap> places(LatestState state, Dimension field, RoaringBitmap members) {
        Map<MoveEnd, RoaringBitmap> places = new LinkedHashMap<>();
        RoaringBitmap none = RoaringBitmap.and(members, state.active());
        state.of(field.name(), field.kind()).forEach((version, who) -> {
            RoaringBitmap here = RoaringBitmap.and(who, members);
            places.put(MoveEnd.of(version), here);
            none.andNot(here);
        });
        places.put(MoveEnd.NO_VERSION, none);
        return places;
    }

    /** How many of them came to an outcome. */
    public int count(UpgradeOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** How many of them had a usable version on both days. */
    public int known() {
        return instances - count(UpgradeOutcome.SILENT) - count(UpgradeOutcome.UNKNOWN);
    }

    /** The level of a code; of null the finest at which both days together have at most {@link VersionLevel#MOST} groups. */
    public VersionLevel level(String code) {
        return VersionLevel.of(
                code,
                moves.stream()
                        .flatMap(move -> Stream.of(move.from(), move.to()))
                        .filter(MoveEnd::isVersion)
                        .map(MoveEnd::version)
                        .collect(Collectors.toSet()));
    }

    /** The moves between the groups of a level, most instances first. */
    public List<Move> moves(VersionLevel level) {
        return level == VersionLevel.PATCH
                ? moves
                : Move.between(moves, place -> place.at(level), place -> place.at(level));
    }

    /**
     * The moves between the largest groups of each day; all other versions are one place.
     *
     * @param most how many groups of a day have a place of their own, the largest ones; one more if that is the last
     */
    public Flows flows(VersionLevel level, int most) {
        List<Move> all = moves(level);
        Set<MoveEnd> from = Flows.largest(all, Move::from, most);
        Set<MoveEnd> to = Flows.largest(all, Move::to, most);
        return new Flows(from, to, Move.between(all, within(from), within(to)));
    }

    private static UnaryOperator<MoveEnd> within(Set<MoveEnd> places) {
        return place -> place.isVersion() && !places.contains(place) ? MoveEnd.OTHERS : place;
    }
}
