package rollcall.analysis.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.SizeSets;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;

/**
 * How instances moved between the buckets of a field from one day to another, by each one's latest report in the {@link Condition#DAYS} days that
 * end on the day. They are of those that the question is about on the later day.
 *
 * @param reported how many of them are in a bucket on the later day
 * @param labels the buckets, smallest first
 * @param counts for each bucket of the earlier day the instances in each of the later day
 */
public record Resizing(int reported, List<String> labels, List<List<Integer>> counts) {
    private static final int BYTES_OF_A_NUMBER = 24;

    private record Question(Dimension field, TwoDays days) {}

    /** @param field whose values are buckets */
    public static Resizing between(Population population, Dimension field, TwoDays days) {
        return population.answerOfPast(
                new Question(field, days),
                answer -> (long) BYTES_OF_A_NUMBER * answer.labels.size() * (2 + answer.labels.size()),
                () -> count(population, field, days));
    }

    private static Resizing count(Population population, Dimension field, TwoDays days) {
        var later = population.at(days.to(), Condition.DAYS);
        RoaringBitmap members = population.members(later);
        SizeSets sets = SizeSets.of(population.at(days.from(), Condition.DAYS), later, field);
        List<RoaringBitmap> after = sets.later().stream()
                .map(who -> RoaringBitmap.and(who, members))
                .toList();
        List<List<Integer>> counts = new ArrayList<>();
        sets.earlier()
                .forEach(before -> counts.add(after.stream()
                        .map(who -> RoaringBitmap.andCardinality(before, who))
                        .toList()));
        int reported = after.stream().mapToInt(RoaringBitmap::getCardinality).sum();
        return new Resizing(reported, field.labels(), counts);
    }

    /** How many are in a bucket on both days. */
    public int both() {
        return IntStream.range(0, labels.size()).map(this::before).sum();
    }

    /** How many of them were in a bucket on the earlier day. */
    public int before(int bucket) {
        return counts.get(bucket).stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them are in a bucket on the later day. */
    public int after(int bucket) {
        return counts.stream().mapToInt(row -> row.get(bucket)).sum();
    }

    /** How many are in a bigger bucket. */
    public int grew() {
        return sum(1);
    }

    /** How many are in the same bucket. */
    public int stayed() {
        return sum(0);
    }

    /** How many are in a smaller bucket. */
    public int shrank() {
        return sum(-1);
    }

    private int sum(int order) {
        int sum = 0;
        for (int from = 0; from < labels.size(); from++) {
            for (int to = 0; to < labels.size(); to++) {
                sum += Integer.compare(to, from) == order ? counts.get(from).get(to) : 0;
            }
        }
        return sum;
    }
}
