package rollcall.analysis.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.read.LatestState;

/**
 * How many instances of each bucket have a value of another field, by each one's latest report in 7 days.
 *
 * @param buckets smallest first, also those without any instance
 */
public record ByBucket(List<Bucket> buckets) {
    private static final int BYTES_OF_A_BUCKET = 120;

    private record Question(Dimension field, Goal goal) {}

    /**
     * A bucket.
     *
     * @param reported how many of its instances report a usable value of the other field
     * @param with how many of those have the value
     */
    public record Bucket(String label, int reported, int with) {}

    /** @param field whose values are buckets */
    public static ByBucket of(Population population, Dimension field, Goal goal) {
        return population.answer(
                new Question(field, goal),
                answer -> (long) BYTES_OF_A_BUCKET * answer.buckets.size(),
                () -> count(population, field, goal));
    }

    private static ByBucket count(Population population, Dimension field, Goal goal) {
        LatestState state = population.now(Distributions.DAYS);
        RoaringBitmap reported = RoaringBitmap.and(
                population.members(state), state.reported(goal.field().name()));
        RoaringBitmap with = RoaringBitmap.and(reported, goal.in(state));
        Map<String, RoaringBitmap> sets = state.of(field.name(), field.kind(), field.labels());
        List<Bucket> buckets = new ArrayList<>();
        for (String label : field.labels()) {
            RoaringBitmap who = sets.getOrDefault(label, new RoaringBitmap());
            buckets.add(new Bucket(
                    label, RoaringBitmap.andCardinality(reported, who), RoaringBitmap.andCardinality(with, who)));
        }
        return new ByBucket(List.copyOf(buckets));
    }
}
