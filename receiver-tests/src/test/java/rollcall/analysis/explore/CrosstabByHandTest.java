package rollcall.analysis.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.explore.Division.Group.Kind;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Lane;
import rollcall.rollup.heartbeats.Fleets;

/** Crosstabs of generated fleets against loops over their raw rows. */
class CrosstabByHandTest {
    private static final int TRIES = 5;
    private static final int ALL = 1_000;
    private static final int FEW = 2;
    private static final List<String> FIELDS = List.of("version", "os", "flag", "plugins");
    private static final List<Integer> WINDOWS = List.of(1, 7, 30);

    /** A filter, and the same by hand. */
    private record Asking(Filter filter, Predicate<Map<String, Object>> byHand) {}

    private static final List<Asking> ASKINGS = List.of(
            new Asking(Filter.NONE, kept -> true),
            asking(new Condition.OneOf(field("os"), List.of("Linux")), kept -> "Linux".equals(kept.get("os"))),
            asking(
                    new Condition.NoneOf(field("plugins"), List.of("a")),
                    kept -> kept.containsKey("plugins")
                            && !Recount.values(kept, "plugins").contains("a")),
            asking(new Condition.EmptyList(field("plugins")), kept -> List.of().equals(kept.get("plugins"))),
            asking(new Condition.NotReported(field("flag")), kept -> !kept.containsKey("flag")));

    @Property(tries = TRIES)
    void each_number_counts_whose_latest_report_has_both_and_the_sums_count_each_once(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            for (int days : WINDOWS) {
                for (LocalDate on : days(fleet, today)) {
                    for (Asking asking : ASKINGS) {
                        requireAll(stored, today, new Crosstab.Period(days, on), asking);
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void the_largest_values_have_a_row_and_the_others_of_one_value_a_row_together(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        LocalDate today = fleet.today();
        for (Asking asking : ASKINGS) {
            var latest = members(stored, today.minusDays(30), today, asking);
            for (String field : FIELDS) {
                Division rows = Crosstab.of(
                                population(stored, today, asking.filter),
                                new Crosstab.Period(30, null),
                                new Axis.OfField(field(field)),
                                null,
                                FEW,
                                FEW)
                        .rows();
                Map<String, Integer> left = Recount.counts(latest, field);
                int least = Integer.MAX_VALUE;
                for (Group group : rows.groups()) {
                    if (group.kind() == Kind.VALUE) {
                        assertThat(left.remove(group.value())).isEqualTo(group.count());
                        least = Math.min(least, group.count());
                    }
                }
                int fewest = least;
                assertThat(left.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(fewest));
                assertThat(rows.values()).isLessThanOrEqualTo(FEW);
                assertThat(rows.without()).isGreaterThanOrEqualTo(left.size());
                int others = left.values().stream().mapToInt(Integer::intValue).sum();
                assertThat(sum(rows, Kind.OTHERS)).isEqualTo(field.equals("plugins") ? 0 : others);
                if (!rows.many()) {
                    assertThat(rows.groups().stream().mapToInt(Group::count).sum())
                            .isEqualTo(latest.size());
                }
            }
        }
    }

    @Property(tries = TRIES)
    void lanes_are_rows_of_which_each_instance_has_one_and_a_filter(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            LocalDate from = today.minusDays(30);
            var latest = members(stored, from, today, ASKINGS.get(0));
            Map<Lane, Set<Integer>> lanes = lanes(population(stored, today, Filter.NONE));
            Set<Integer> shared = lanes.getOrDefault(Lane.SHARED, Set.of());
            Map<Lane, Set<Integer>> byHand = new HashMap<>();
            latest.forEach((number, kept) -> byHand.computeIfAbsent(
                            shared.contains(number)
                                    ? Lane.SHARED
                                    : stored.recount().lane(number, kept, today),
                            none -> new HashSet<>())
                    .add(number));

            assertThat(lanes).isEqualTo(byHand);
            for (Lane lane : Lane.values()) {
                Filter one = Filter.NONE.in(Set.of(lane));
                Crosstab crosstab = Crosstab.of(
                        population(stored, today, one),
                        new Crosstab.Period(30, null),
                        new Axis.OfField(field("os")),
                        new Axis.OfLane(),
                        ALL,
                        ALL);
                Map<Integer, Map<String, Object>> inLane = new HashMap<>(latest);
                inLane.keySet().retainAll(byHand.getOrDefault(lane, Set.of()));
                assertThat(crosstab.all()).isEqualTo(inLane.size());
                assertThat(values(crosstab.rows())).isEqualTo(Recount.counts(inLane, "os"));
                assertThat(crosstab.columns().groups()).hasSize(inLane.isEmpty() ? 0 : 1);
            }
        }
    }

    private static void requireAll(StoredFleet stored, LocalDate today, Crosstab.Period window, Asking asking) {
        LocalDate to = window.on() == null ? today : window.on();
        LocalDate from = to.minusDays(window.on() == null ? window.days() : window.days() - 1L);
        var latest = members(stored, from, to, asking);
        Population population = population(stored, today, asking.filter);
        for (String rows : FIELDS) {
            for (String columns : FIELDS) {
                Crosstab crosstab = Crosstab.of(
                        population, window, new Axis.OfField(field(rows)), new Axis.OfField(field(columns)), ALL, ALL);
                Map<List<String>, Integer> byHand = new TreeMap<>(java.util.Comparator.comparing(List::toString));
                latest.values()
                        .forEach(kept -> labels(kept, rows)
                                .forEach(row -> labels(kept, columns)
                                        .forEach(column -> byHand.merge(List.of(row, column), 1, Integer::sum))));

                assertThat(crosstab.all()).isEqualTo(latest.size());
                assertThat(counts(crosstab)).as(rows + " by " + columns).isEqualTo(byHand);
                assertThat(sums(crosstab.rows())).isEqualTo(sums(latest, rows));
                assertThat(sums(crosstab.columns())).isEqualTo(sums(latest, columns));
                assertThat(crosstab.rows().without()).isZero();
            }
        }
    }

    /** Now, and the end of a day that is over. */
    private static List<LocalDate> days(Fleet fleet, LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        days.add(null);
        days.add(today.minusDays(1 + fleet.lives().size() % 9));
        return days;
    }

    private static Map<Integer, Map<String, Object>> members(
            StoredFleet stored, LocalDate from, LocalDate to, Asking asking) {
        Map<Integer, Map<String, Object>> latest =
                new HashMap<>(stored.recount().latest(from, to));
        latest.values().removeIf(asking.byHand.negate());
        return latest;
    }

    private static Map<Lane, Set<Integer>> lanes(Population population) {
        Map<Lane, Set<Integer>> lanes = new HashMap<>();
        Crosstab.of(population, new Crosstab.Period(30, null), new Axis.OfLane(), null, ALL, ALL)
                .rows()
                .groups()
                .forEach(group -> lanes.put(
                        Lane.valueOf(group.value()),
                        new HashSet<>(group.members().stream().boxed().toList())));
        return lanes;
    }

    private static Set<String> labels(Map<String, Object> kept, String field) {
        Set<String> labels = new HashSet<>(Recount.values(kept, field));
        if (labels.isEmpty()) {
            boolean unusable =
                    field.equals("version") && (kept.containsKey("$unusable") || "unknown".equals(kept.get("version")));
            labels.add(String.valueOf(
                    kept.get(field) instanceof List ? Kind.EMPTY : unusable ? Kind.UNUSABLE : Kind.NOT_REPORTED));
        }
        return labels;
    }

    private static Map<String, Integer> sums(Map<Integer, Map<String, Object>> latest, String field) {
        Map<String, Integer> sums = new HashMap<>();
        latest.values().forEach(kept -> labels(kept, field).forEach(label -> sums.merge(label, 1, Integer::sum)));
        return sums;
    }

    private static Map<String, Integer> sums(Division division) {
        Map<String, Integer> sums = new HashMap<>();
        division.groups().forEach(group -> sums.put(label(group), group.count()));
        return sums;
    }

    private static Map<List<String>, Integer> counts(Crosstab crosstab) {
        Map<List<String>, Integer> counts = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        List<Group> columns = crosstab.columns().groups();
        for (int i = 0; i < crosstab.rows().groups().size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                int count = crosstab.counts().get(i).get(j);
                if (count > 0) {
                    counts.put(List.of(label(crosstab.rows().groups().get(i)), label(columns.get(j))), count);
                }
            }
        }
        return counts;
    }

    private static Map<String, Integer> values(Division division) {
        Map<String, Integer> values = new HashMap<>();
        division.groups().stream()
                .filter(group -> group.kind() == Kind.VALUE)
                .forEach(group -> values.put(group.value(), group.count()));
        return values;
    }

    private static int sum(Division division, Kind kind) {
        return division.groups().stream()
                .filter(group -> group.kind() == kind)
                .mapToInt(Group::count)
                .sum();
    }

    private static String label(Group group) {
        return group.kind() == Kind.VALUE ? group.value() : group.kind().toString();
    }

    private static Population population(StoredFleet stored, LocalDate today, Filter filter) {
        return Asked.of(stored.product(), today).with(filter);
    }

    private static Asking asking(Condition condition, Predicate<Map<String, Object>> byHand) {
        return new Asking(new Filter(Filter.NONE.lanes(), List.of(condition)), byHand);
    }

    private static Dimension field(String name) {
        return Dimension.of(Fleets.VOCABULARY.field(name).orElseThrow());
    }
}
