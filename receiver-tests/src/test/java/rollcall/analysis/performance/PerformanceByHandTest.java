package rollcall.analysis.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.Row;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/**
 * What sums and histograms of generated fleets come to now, by version and over time, against loops over the fleets' raw rows; and what is said of
 * percentiles and totals, against all that was measured.
 */
class PerformanceByHandTest {
    private static final Field LATENCY = Fleets.VOCABULARY.field("latency").orElseThrow();
    private static final Dimension HISTOGRAM = Dimension.of(LATENCY);
    private static final Dimension SUM =
            Dimension.of(Fleets.VOCABULARY.field("requests").orElseThrow());
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final Condition LINUX =
            new Condition.OneOf(Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow()), List.of("Linux"));
    private static final List<Integer> PERCENTS = List.of(1, 50, 90, 95, 99, 100);

    /** A fleet of which some measure. */
    private record Measuring(Fleet fleet, StoredFleet stored, Map<Map<String, Object>, List<Integer>> measured) {
        static Measuring of(Fleet fleet, long seed) {
            Map<Map<String, Object>, List<Integer>> measured = new IdentityHashMap<>();
            StoredFleet stored = StoredFleet.of(fleet, row -> {
                List<Integer> its = anyOf(new SplittableRandom(
                        seed + 1_000L * row.number() + row.day().toEpochDay()));
                Row more = its == null ? row : with(row, its);
                measured.put(more.kept(), its);
                return more;
            });
            return new Measuring(fleet, stored, measured);
        }

        Population all() {
            return Asked.of(stored.product(), fleet.today());
        }

        /** The last reports of some days. */
        List<Map<String, Object>> latest(LocalDate from, LocalDate to, Predicate<Map<String, Object>> wanted) {
            return stored.recount().latest(from, to).values().stream()
                    .filter(wanted)
                    .toList();
        }

        /** What was measured by those that measure. */
        List<List<Integer>> of(Collection<Map<String, Object>> latest) {
            return latest.stream().map(measured::get).filter(Objects::nonNull).toList();
        }
    }

    /** One in six measures nothing, and one in eight others has nothing to measure. */
    private static List<Integer> anyOf(SplittableRandom random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        int many = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(60);
        int greatest = 1 + random.nextInt(150);
        List<Integer> measured = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            measured.add(random.nextInt(greatest));
        }
        return measured;
    }

    /** What the gate leaves of it. */
    private static Row with(Row row, List<Integer> measured) {
        Map<String, Object> kept = new HashMap<>(row.kept());
        Heartbeat heartbeat = new Heartbeat(
                new Reporter(new UUID(0, 1), "1"),
                Map.of(
                        "latency",
                        new ReportedValue.Histogram(LATENCY.bounds(), counts(measured)),
                        "requests",
                        new ReportedValue.Number(BigDecimal.valueOf(measured.size()))));
        kept.putAll(Gate.judge(Fleets.VOCABULARY, heartbeat).values());
        return new Row(row.number(), row.id(), row.at(), row.first(), kept);
    }

    private static List<BigDecimal> counts(List<Integer> measured) {
        int[] counts = new int[LATENCY.bounds().size() + 1];
        measured.forEach(each -> counts[place(each)]++);
        List<BigDecimal> all = new ArrayList<>();
        for (int count : counts) {
            all.add(BigDecimal.valueOf(count));
        }
        return all;
    }

    private static int place(int number) {
        int place = 0;
        for (BigDecimal bound : LATENCY.bounds()) {
            place += number > bound.intValue() ? 1 : 0;
        }
        return place;
    }

    @Property(tries = 15)
    void what_is_said_of_now_and_of_versions_is_that_of_loops(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet, @ForAll long seed) {
        Measuring measuring = Measuring.of(fleet, seed);
        Population all = measuring.all();
        requireNow(all, measuring, kept -> true);
        requireNow(linux(all), measuring, kept -> "Linux".equals(kept.get("os")));
    }

    @Property(tries = 15)
    void points_of_one_day_and_of_several_are_those_of_loops(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet, @ForAll long seed) {
        Measuring measuring = Measuring.of(fleet, seed);
        Population all = measuring.all();
        for (int most : new int[] {120, 10}) {
            for (String range : List.of("30", "all")) {
                requirePoints(all, measuring, kept -> true, range, most);
                requirePoints(linux(all), measuring, kept -> "Linux".equals(kept.get("os")), range, most);
            }
        }
    }

    @Example
    void of_a_fleet_without_any_instance_nothing_is_said() {
        Fleet nobody = new Fleet(LocalDate.of(2026, 1, 5), 20, LocalTime.NOON, List.of(2, 2, 2, 2, 2, 2), List.of());
        Measuring measuring = Measuring.of(nobody, 1);

        ValueCounts none = new ValueCounts(0, 0, Map.of());
        assertThat(Performance.now(measuring.all(), HISTOGRAM, VERSION)).isEqualTo(new Performance(none, List.of()));
        assertThat(Performance.now(measuring.all(), SUM, VERSION).newestTwo()).isNull();
        assertThat(FleetHistogram.of(LATENCY.bounds(), none).percentile(95)).isNull();
        for (String range : List.of("30", "all")) {
            requirePoints(measuring.all(), measuring, kept -> true, range, 120);
        }
    }

    private static Population linux(Population all) {
        return all.with(new Filter(Filter.NONE.lanes(), List.of(LINUX)));
    }

    private static void requireNow(Population population, Measuring measuring, Predicate<Map<String, Object>> wanted) {
        LocalDate today = measuring.fleet.today();
        List<Map<String, Object>> now = measuring.latest(today.minusDays(7), today, wanted);
        Performance histograms = Performance.now(population, HISTOGRAM, VERSION);
        Performance sums = Performance.now(population, SUM, VERSION);

        requireTally(histograms.all(), now, "latency");
        requireTally(sums.all(), now, "requests");
        requireHistogram(FleetHistogram.of(LATENCY.bounds(), histograms.all()), measuring.of(now));
        requireSum(FleetSum.of(sums.all()), measuring.of(now));
        requireVersions(histograms, now, measuring, "latency");
        requireVersions(sums, now, measuring, "requests");
    }

    private static void requireTally(ValueCounts told, List<Map<String, Object>> latest, String field) {
        Map<Integer, Map<String, Object>> numbered = new HashMap<>();
        latest.forEach(kept -> numbered.put(numbered.size(), kept));
        assertThat(told)
                .isEqualTo(new ValueCounts(
                        latest.size(), Recount.reported(numbered, field), Recount.counts(numbered, field)));
    }

    /** The versions of most instances that report the field; of equally many it may be any. */
    private static void requireVersions(
            Performance told, List<Map<String, Object>> now, Measuring measuring, String field) {
        Map<String, List<Map<String, Object>>> expected = new TreeMap<>();
        now.stream()
                .filter(kept -> measuring.measured.get(kept) != null)
                .forEach(kept -> Recount.values(kept, "version")
                        .forEach(version -> expected.computeIfAbsent(version, none -> new ArrayList<>())
                                .add(kept)));
        assertThat(told.versions().stream().map(each -> each.tally().active()).sorted(Comparator.reverseOrder()))
                .isEqualTo(expected.values().stream()
                        .map(List::size)
                        .sorted(Comparator.reverseOrder())
                        .limit(Performance.MOST_VERSIONS)
                        .toList());
        assertThat(told.versions())
                .isSortedAccordingTo(Comparator.comparing(
                        (Performance.OfVersion each) -> new Version(each.version()), Comparator.reverseOrder()));
        for (Performance.OfVersion each : told.versions()) {
            requireTally(each.tally(), expected.get(each.version()), field);
        }
    }

    private static void requireHistogram(FleetHistogram told, List<List<Integer>> measured) {
        List<Integer> together =
                measured.stream().flatMap(List::stream).sorted().toList();
        requireTotal(told.total(), together.size());
        assertThat(told.reported()).isEqualTo(measured.size());
        assertThat(told.notCounted()).isZero();
        for (int percent : PERCENTS) {
            requirePercentile(told.percentile(percent), together, percent);
        }
        for (int percent : new int[] {50, 95}) {
            for (int place = 0; place <= LATENCY.bounds().size(); place++) {
                int beyond = place;
                assertThat(told.ownAbove(percent, place)).isEqualTo((int) measured.stream()
                        .filter(each -> !each.isEmpty())
                        .filter(each -> place(exact(each.stream().sorted().toList(), percent)) > beyond)
                        .count());
            }
        }
    }

    private static void requireSum(FleetSum told, List<List<Integer>> measured) {
        requireTotal(told.total(), measured.stream().mapToInt(List::size).sum());
        assertThat(told.instances()).isEqualTo(measured.size());
        assertThat(told.notCounted()).isZero();
    }

    private static void requireTotal(Amount told, int exact) {
        assertThat((double) exact).isBetween(told.low() * (1 - 1e-12), told.high() * (1 + 1e-12));
    }

    private static void requirePercentile(Percentile told, List<Integer> sorted, int percent) {
        if (sorted.isEmpty()) {
            assertThat(told).isNull();
        } else {
            assertThat((double) exact(sorted, percent)).as("%s %%", percent).isBetween(told.low(), told.high());
            assertThat(told.value()).isBetween(told.low(), told.high());
        }
    }

    /** The smallest number that at least so many percent do not exceed. */
    private static int exact(List<Integer> sorted, int percent) {
        return sorted.get((percent * sorted.size() + 99) / 100 - 1);
    }

    private static void requirePoints(
            Population population, Measuring measuring, Predicate<Map<String, Object>> wanted, String named, int most) {
        Range range = Range.of(named, measuring.fleet.today(), population.firstDay());
        var percentiles = PerformanceTrend.percentiles(population, HISTOGRAM, LATENCY.bounds(), PERCENTS, range, most);
        var sums = PerformanceTrend.sums(population, SUM, range, most);
        assertThat(sums.span()).isEqualTo(percentiles.span());
        assertThat(sums.points()).hasSameSizeAs(percentiles.points());
        for (int i = 0; i < sums.points().size(); i++) {
            PerformanceTrend.Point<Amount> sum = sums.points().get(i);
            PerformanceTrend.Point<PerformanceTrend.Said> said =
                    percentiles.points().get(i);
            List<Map<String, Object>> then = measuring.latest(sum.end().minusDays(sums.span() - 1L), sum.end(), wanted);
            List<List<Integer>> measured = measuring.of(then);
            assertThat(said.end()).isEqualTo(sum.end());
            for (PerformanceTrend.Point<?> point : List.of(sum, said)) {
                assertThat(point.active()).as("%s", point.end()).isEqualTo(then.size());
                assertThat(point.reported()).as("%s", point.end()).isEqualTo(measured.size());
            }
            requireSum(sum.value(), then, measured);
            requireSaid(said.value(), measured);
        }
    }

    private static void requireSum(Amount told, List<Map<String, Object>> latest, List<List<Integer>> measured) {
        if (measured.isEmpty()) {
            assertThat(told).isNull();
            return;
        }
        double kept = latest.stream()
                .flatMap(each -> Recount.values(each, "requests").stream())
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(told.value()).isCloseTo(kept, withinPercentage(1e-9));
        requireTotal(told, measured.stream().mapToInt(List::size).sum());
    }

    private static void requireSaid(PerformanceTrend.Said told, List<List<Integer>> measured) {
        List<Integer> together =
                measured.stream().flatMap(List::stream).sorted().toList();
        if (together.isEmpty()) {
            assertThat(told).isNull();
            return;
        }
        requireTotal(told.total(), together.size());
        for (int i = 0; i < PERCENTS.size(); i++) {
            requirePercentile(told.percentiles().get(i), together, PERCENTS.get(i));
        }
    }
}
