package rollcall.analysis.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.explore.Division.Group.Kind;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Lane;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/** A property of instances that divides them into the rows or the columns of a crosstab. */
public sealed interface Axis {
    /**
     * Divides instances.
     *
     * @param state the latest reports of a window
     * @param members those that reported in it and that the question is about
     * @param most how many values get a group of their own, the largest ones
     */
    Division divide(Population population, LatestState state, RoaringBitmap members, int most);

    /** The value of a field in the latest report. */
    record OfField(Dimension field) implements Axis {
        @Override
        public Division divide(Population population, LatestState state, RoaringBitmap members, int most) {
            LargestValues largest = LargestValues.of(state, members, field, most);
            List<Group> groups = inOrder(largest.sets());
            RoaringBitmap reported = RoaringBitmap.and(members, state.reported(field.name()));
            if (field.many()) {
                add(groups, Kind.EMPTY, empty(state, members));
            } else {
                add(groups, Kind.OTHERS, RoaringBitmap.andNot(reported, union(largest.sets())));
            }
            RoaringBitmap unusable = RoaringBitmap.and(members, union(state.unusable(field.name(), field.kind())));
            RoaringBitmap silent = RoaringBitmap.andNot(members, reported);
            silent.andNot(unusable);
            add(groups, Kind.NOT_REPORTED, silent);
            add(groups, Kind.UNUSABLE, unusable);
            return new Division(groups, field.many(), largest.without(), largest.exact());
        }

        private List<Group> inOrder(Map<String, RoaringBitmap> sets) {
            Map<String, Integer> counts = new HashMap<>();
            sets.forEach((value, who) -> counts.put(value, who.getCardinality()));
            List<Group> groups = new ArrayList<>();
            field.inOrder(counts).stream()
                    .filter(sets::containsKey)
                    .forEach(value -> groups.add(new Group(Kind.VALUE, value, sets.get(value))));
            return groups;
        }

        private RoaringBitmap empty(LatestState state, RoaringBitmap members) {
            return RoaringBitmap.and(members, union(state.of(field.name(), field.kind(), List.of(SeriesKey.NONE))));
        }

        private static RoaringBitmap union(Map<String, RoaringBitmap> sets) {
            return RoaringBitmap.or(sets.values().iterator());
        }

        private static void add(List<Group> groups, Kind kind, RoaringBitmap members) {
            if (!members.isEmpty()) {
                groups.add(Group.of(kind, members));
            }
        }
    }

    /** The lane. All lanes with instances have a group. */
    record OfLane() implements Axis {
        @Override
        public Division divide(Population population, LatestState state, RoaringBitmap members, int most) {
            LaneSets sets = population.lanes(state);
            List<Group> groups = new ArrayList<>();
            for (Lane lane : Lane.values()) {
                RoaringBitmap who = RoaringBitmap.and(members, sets.of(lane));
                if (!who.isEmpty()) {
                    groups.add(new Group(Kind.VALUE, lane.name(), who));
                }
            }
            return new Division(groups, false, 0, true);
        }
    }
}
