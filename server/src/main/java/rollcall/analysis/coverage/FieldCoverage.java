package rollcall.analysis.coverage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.read.LatestState;

/**
 * How many instances report each of some fields, by each one's latest report in 7 days.
 *
 * @param active instances that reported anything in these days
 * @param fields in the order in which they were asked for
 */
public record FieldCoverage(int active, List<Row> fields) {
    private static final int BYTES_OF_A_ROW = 80;

    private record Question(List<Dimension> fields) {}

    /**
     * A field.
     *
     * @param reported instances with a usable value, an empty list included
     * @param unusable instances with a value that cannot be used
     */
    public record Row(String field, int reported, int unusable) {}

    public static FieldCoverage now(Population population, List<Dimension> fields) {
        return population.answer(
                new Question(fields),
                answer -> (long) BYTES_OF_A_ROW * answer.fields.size(),
                () -> count(population, fields));
    }

    private static FieldCoverage count(Population population, List<Dimension> fields) {
        LatestState state = population.now(Distributions.DAYS);
        RoaringBitmap members = population.members(state);
        Map<String, RoaringBitmap> reported =
                state.reported(fields.stream().map(Dimension::name).toList());
        Map<String, RoaringBitmap> unusable =
                state.unusable(fields.stream().collect(Collectors.toMap(Dimension::name, Dimension::kind)));
        List<Row> rows = fields.stream()
                .map(field -> new Row(
                        field.name(),
                        count(members, reported.get(field.name())),
                        count(members, unusable.get(field.name()))))
                .toList();
        return new FieldCoverage(members.getCardinality(), rows);
    }

    private static int count(RoaringBitmap members, @Nullable RoaringBitmap who) {
        return who == null ? 0 : RoaringBitmap.andCardinality(members, who);
    }
}
