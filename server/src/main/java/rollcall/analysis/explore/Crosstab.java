package rollcall.analysis.explore;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.rollup.read.LatestState;

/**
 * The instances of a population that were active in a window of days, divided into rows and columns by their latest report.
 *
 * @param all how many instances there are
 * @param counts for each row the instances that are in each column as well
 */
public record Crosstab(int all, Division rows, Division columns, List<List<Integer>> counts) {
    /**
     * The days in which instances were active.
     *
     * @param days how many
     * @param on the last of them; null for the N whole days before today, and today so far
     */
    public record Period(int days, LocalDate on) {
        LatestState state(Population population) {
            return on == null ? population.now(days) : population.at(on, days);
        }
    }

    private record Question(Period period, Axis rows, Axis columns, int mostRows, int mostColumns) {}

    /**
     * Counts.
     *
     * @param columns null for a table without columns
     * @param mostRows how many values have a row, the largest ones
     * @param mostColumns how many values have a column, the largest ones
     */
    public static Crosstab of(
            Population population, Period period, Axis rows, Axis columns, int mostRows, int mostColumns) {
        return population.answer(
                new Question(period, rows, columns, mostRows, mostColumns),
                Crosstab::bytes,
                () -> count(population, period, rows, columns, mostRows, mostColumns));
    }

    private long bytes() {
        return Stream.of(rows, columns)
                .flatMap(division -> division.groups().stream())
                .mapToLong(group -> group.members().getLongSizeInBytes())
                .sum();
    }

    private static Crosstab count(
            Population population, Period period, Axis rows, Axis columns, int mostRows, int mostColumns) {
        LatestState state = period.state(population);
        RoaringBitmap members = population.members(state);
        Division down = rows.divide(population, state, members, mostRows);
        Division across = columns == null ? Division.NONE : columns.divide(population, state, members, mostColumns);
        return new Crosstab(members.getCardinality(), down, across, PairCounts.of(down, across));
    }
}
