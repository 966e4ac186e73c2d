package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * What became of the instances of one day until another one, by each one's latest report in the 28 days that end on the day.
 *
 * @param instances those that reported in the 28 days that end on the earlier day, and that the question was about then
 * @param outcomes how many of them came to each; together they are {@code instances}
 * @param moves between two versions, or from one to itself; those with most instances first, then the newest versions
 */
public record Upgrades(int instances, Map<Outcome, Integer> outcomes, List<Move> moves) {
    /** The days in which an instance's latest report is looked for. */
    public static final int DAYS = 28;

    private static final int BYTES_OF_A_MOVE = 64;

    /**
     * Instances that had one version on the earlier day and another one, or the same, on the later one.
     *
     * @param from as it is spelled everywhere
     */
    public record Move(String from, String to, int instances) {
        /** What it is for each of them: an upgrade, a downgrade, or none. */
        public Outcome outcome() {
            int order = Version.BY_RELEASE.compare(new Version(to), new Version(from));
            return order > 0 ? Outcome.UPGRADED : order < 0 ? Outcome.DOWNGRADED : Outcome.STAYED;
        }
    }

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
        LatestState earlier = population.at(from, DAYS);
        LatestState later = population.at(to, DAYS);
        RoaringBitmap members = population.members(earlier);
        List<Move> moves = Moves.count(sets(earlier, version, members), sets(later, version, members));
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        moves.forEach(move -> outcomes.merge(move.outcome(), move.instances(), Integer::sum));
        int stillThere = RoaringBitmap.andCardinality(members, later.active());
        outcomes.put(Outcome.SILENT, members.getCardinality() - stillThere);
        outcomes.put(
                Outcome.UNKNOWN,
                stillThere - moves.stream().mapToInt(Move::instances).sum());
        return new Upgrades(members.getCardinality(), outcomes, moves);
    }

    private static TreeMap<Version, RoaringBitmap> sets(LatestState state, Dimension field, RoaringBitmap members) {
        TreeMap<Version, RoaringBitmap> sets = new TreeMap<>();
        state.of(field.name(), field.kind())
                .forEach((version, who) -> sets.put(new Version(version), RoaringBitmap.and(who, members)));
        return sets;
    }

    /** How many of them came to an outcome. */
    public int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** How many of them had a usable version on both days: the denominator of what became of versions. */
    public int known() {
        return instances - count(Outcome.SILENT) - count(Outcome.UNKNOWN);
    }
}
