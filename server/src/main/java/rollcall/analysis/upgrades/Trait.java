package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.statistics.Lift;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/**
 * A value of a field that instances that are stuck have more often than those that were upgraded from the same versions, by their latest
 * reports on the earlier day.
 *
 * @param field its name
 * @param lift of the stuck that report the field, against the upgraded that report it
 */
public record Trait(String field, String value, Lift lift) {
    /** The most traits of an answer. */
    public static final int MOST = 20;

    /** Of each field the values that most instances have. */
    public static final int MOST_VALUES = 20;

    private static final int BYTES = 200;

    /**
     * What is asked.
     *
     * @param version the field that names an instance's version
     * @param newest see {@link Stuck#newest}
     * @param from the earlier day
     * @param to the later day, which is over
     * @param fields without the version
     */
    public record Question(Dimension version, String newest, LocalDate from, LocalDate to, List<Dimension> fields) {
        private Condition behind() {
            return new Condition.VersionRange(version, null, newest);
        }

        private Condition cameTo(UpgradeOutcome outcome) {
            return new Condition.CameTo(outcome, version, from, to);
        }
    }

    /** Those that five or more of the stuck have and whose lift is more than 1 as far as can be told, the surest first. */
    public static List<Trait> of(Population population, Question question) {
        return population.answerOfPast(
                question, traits -> (long) BYTES * traits.size(), () -> count(population, question));
    }

    private static List<Trait> count(Population population, Question question) {
        LatestState state = population.at(question.from, Condition.DAYS);
        RoaringBitmap stuck =
                behind(population, question, UpgradeOutcome.STAYED).members(state);
        RoaringBitmap upgraded =
                behind(population, question, UpgradeOutcome.UPGRADED).members(state);
        List<Trait> traits = new ArrayList<>();
        question.fields.forEach(field -> add(traits, state, field, stuck, upgraded));
        traits.sort(Comparator.comparingDouble((Trait trait) -> -trait.lift.least())
                .thenComparing(Trait::field)
                .thenComparing(Trait::value));
        return List.copyOf(traits.subList(0, Math.min(MOST, traits.size())));
    }

    private static Population behind(Population population, Question question, UpgradeOutcome outcome) {
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.addAll(List.of(question.behind(), question.cameTo(outcome)));
        return population.with(new Filter(population.filter().lanes(), conditions));
    }

    private static void add(
            List<Trait> traits, LatestState state, Dimension field, RoaringBitmap stuck, RoaringBitmap upgraded) {
        RoaringBitmap reported = state.reported(field.name());
        int of = RoaringBitmap.andCardinality(stuck, reported);
        int otherOf = RoaringBitmap.andCardinality(upgraded, reported);
        if (of < Lift.ENOUGH || otherOf < Lift.ENOUGH) {
            return;
        }
        state.of(field.name(), field.kind(), largest(state, field)).forEach((value, who) -> {
            Lift lift = new Lift(
                    RoaringBitmap.andCardinality(stuck, who), of, RoaringBitmap.andCardinality(upgraded, who), otherOf);
            if (lift.with() >= Lift.ENOUGH && lift.least() > 1) {
                traits.add(new Trait(field.name(), value, lift));
            }
        });
    }

    private static List<String> largest(LatestState state, Dimension field) {
        Map<String, Integer> atMost = state.atMost(field.name(), field.kind());
        return atMost.keySet().stream()
                .filter(value -> !value.equals(SeriesKey.NONE))
                .sorted(Comparator.<String>comparingInt(value -> -atMost.getOrDefault(value, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_VALUES)
                .toList();
    }
}
