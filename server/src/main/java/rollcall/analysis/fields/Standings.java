package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.report.Unusable;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;
import rollcall.rollup.read.States;

/**
 * The counts of a field at many points. Points that end on a closed day are read as counts; sets of instances are read for other points, and for
 * questions with conditions.
 */
final class Standings {
    private Standings() {}

    /** @param values the values that are counted; null for all */
    static NavigableMap<LocalDate, Standing> of(
            Population population, Dimension dimension, Points points, Collection<String> values) {
        List<LocalDate> stored = stored(population, points);
        NavigableMap<LocalDate, Standing> found = new TreeMap<>();
        if (!stored.isEmpty()) {
            found.putAll(read(population, dimension, points.span(), stored, values));
        }
        for (LocalDate end : points.ends()) {
            if (!found.containsKey(end)) {
                found.put(end, count(population, dimension, population.at(end, points.span()), values));
            }
        }
        return found;
    }

    /** The same counts by groups of values. */
    static NavigableMap<LocalDate, Standing> grouped(NavigableMap<LocalDate, Standing> standings, Grouping grouping) {
        standings.replaceAll((end, each) -> {
            Map<String, Integer> counts = new HashMap<>();
            each.counts().forEach((value, count) -> counts.merge(grouping.of(value), count, Integer::sum));
            return new Standing(each.active(), each.reported(), each.unusable(), counts);
        });
        return standings;
    }

    /** The points whose counts are stored. */
    static List<LocalDate> stored(Population population, Points points) {
        if (!population.filter().conditions().isEmpty()) {
            return List.of();
        }
        boolean weeks = points.span() == ClosedWindow.FOUR_WEEKS;
        return points.ends().stream()
                .filter(end -> population.days().isClosed(end) && (!weeks || ClosedWindow.endsFourWeeks(end)))
                .toList();
    }

    private static Map<LocalDate, Standing> read(
            Population population, Dimension dimension, int span, List<LocalDate> ends, Collection<String> values) {
        States states = population.states();
        int product = population.product().id();
        var lanes = population.filter().lanes();
        String field = dimension.name();
        var active = states.counts(product, span, SeriesKey.ACTIVE, ends, lanes);
        var reported = states.counts(product, span, SeriesKey.REPORTED, ends, List.of(field), lanes);
        var unusable = states.counts(product, span, SeriesKey.UNUSABLE, ends, unusable(field), lanes);
        var counts = values == null
                ? states.counts(product, span, field, ends, lanes)
                : states.counts(product, span, field, ends, values, lanes);
        Map<LocalDate, Standing> standings = new HashMap<>();
        for (LocalDate end : ends) {
            Map<String, Integer> here = new HashMap<>(counts.getOrDefault(end, Map.of()));
            here.remove(SeriesKey.NONE);
            standings.put(
                    end, new Standing(sum(active.get(end)), sum(reported.get(end)), sum(unusable.get(end)), here));
        }
        return standings;
    }

    private static Standing count(
            Population population, Dimension dimension, LatestState state, Collection<String> values) {
        RoaringBitmap members = population.members(state);
        String field = dimension.name();
        Map<String, Integer> counts = new HashMap<>();
        var sets = values == null ? state.of(field, dimension.kind()) : state.of(field, dimension.kind(), values);
        sets.forEach((value, who) -> {
            int count = RoaringBitmap.andCardinality(members, who);
            if (count > 0 && !value.equals(SeriesKey.NONE)) {
                counts.put(value, count);
            }
        });
        RoaringBitmap unusable = RoaringBitmap.or(
                state.unusable(field, dimension.kind()).values().iterator());
        return new Standing(
                members.getCardinality(),
                RoaringBitmap.andCardinality(members, state.reported(field)),
                RoaringBitmap.andCardinality(members, unusable),
                counts);
    }

    private static List<String> unusable(String field) {
        List<String> keys = new ArrayList<>();
        Arrays.stream(Unusable.values())
                .map(reason -> SeriesKey.unusable(field, reason.code()).value())
                .forEach(keys::add);
        return keys;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts == null
                ? 0
                : counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
