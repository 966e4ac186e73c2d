package rollcall.analysis.reach;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.VersionsMet;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Lane;
import rollcall.rollup.read.LatestState;

/**
 * The versions that a question is about. An instance that has one of them is in their reach.
 *
 * @param field the field that holds a version
 * @param condition asks for some versions of it and nothing else
 */
public record VersionSet(Dimension field, Condition condition) {
    /** Tells whether a version is one of them. */
    Predicate<String> met() {
        return VersionsMet.of(condition);
    }

    /** The members of a population in reach: by their latest report of each window. */
    Population of(Population everyone) {
        List<Condition> conditions = new ArrayList<>(everyone.filter().conditions());
        conditions.add(condition);
        return everyone.with(new Filter(everyone.filter().lanes(), conditions));
    }

    /** All instances in reach in a window, whoever a question is about. */
    RoaringBitmap in(Population everyone, LatestState state) {
        return everyone.with(new Filter(EnumSet.allOf(Lane.class), List.of(condition)))
                .members(state);
    }
}
