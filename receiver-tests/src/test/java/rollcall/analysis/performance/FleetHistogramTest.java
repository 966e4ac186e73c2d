package rollcall.analysis.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tag;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** What is said of a fleet holds for the exact numbers that its instances measured. */
@Tag("fast")
class FleetHistogramTest {
    private static final List<BigDecimal> BOUNDS =
            List.of(5, 10, 25, 50, 100).stream().map(BigDecimal::new).toList();
    private static final Vocabulary VOCABULARY = new Vocabulary(
            "test",
            "version",
            Map.of(
                    "latency", field("latency", FieldKind.HISTOGRAM, BOUNDS),
                    "requests", field("requests", FieldKind.DAY_SUM, List.of())),
            EventVocabulary.NONE);

    private static Field field(String name, FieldKind kind, List<BigDecimal> bounds) {
        return new Field(name, kind, null, name, "", "", List.of(), null, List.of(), null, bounds, null, null);
    }

    @Provide
    Arbitrary<List<List<Integer>>> fleets() {
        return Arbitraries.integers()
                .between(0, 130)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(400)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 100)
    void the_exact_percentile_of_all_that_was_measured_lies_between_the_limits(
            @ForAll("fleets") List<List<Integer>> fleet) {
        FleetHistogram told = FleetHistogram.of(BOUNDS, tally(fleet, "latency"));

        List<Integer> all = fleet.stream().flatMap(List::stream).sorted().toList();
        assertThat((double) all.size())
                .isBetween(told.total().low(), told.total().high());
        for (int percent : new int[] {1, 50, 90, 95, 99, 100}) {
            Percentile percentile = told.percentile(percent);
            if (all.isEmpty()) {
                assertThat(percentile).isNull();
            } else {
                assertThat((double) exact(all, percent))
                        .as("%s %%", percent)
                        .isBetween(percentile.low(), percentile.high());
                assertThat(percentile.value()).isBetween(percentile.low(), percentile.high());
            }
        }
    }

    @Property(tries = 100)
    void each_instance_counts_once_by_its_own_exact_percentile(@ForAll("fleets") List<List<Integer>> fleet) {
        FleetHistogram told = FleetHistogram.of(BOUNDS, tally(fleet, "latency"));

        assertThat(told.reported()).isEqualTo(fleet.size());
        for (int percent : new int[] {50, 95}) {
            for (int place = 0; place < BOUNDS.size(); place++) {
                int bound = BOUNDS.get(place).intValue();
                long above = fleet.stream()
                        .filter(measured -> !measured.isEmpty())
                        .filter(measured -> exact(measured.stream().sorted().toList(), percent) > bound)
                        .count();
                assertThat((long) told.ownAbove(percent, place)).isEqualTo(above);
            }
        }
    }

    @Property(tries = 100)
    void the_exact_sum_of_all_lies_between_the_limits(@ForAll("fleets") List<List<Integer>> fleet) {
        FleetSum told = FleetSum.of(tally(fleet, "requests"));

        double all = fleet.stream().mapToInt(List::size).sum();
        assertThat(all).isBetween(told.total().low(), told.total().high() * (1 + 1e-12));
        assertThat(told.total().value())
                .isBetween(told.total().low(), told.total().high());
        assertThat(told.instances()).isEqualTo(fleet.size());
        assertThat(2 * told.above(told.middle())).isLessThanOrEqualTo(fleet.size());
    }

    /** The smallest number that at least so many percent do not exceed. */
    private static int exact(List<Integer> sorted, int percent) {
        return sorted.get((int) Math.ceil(percent * sorted.size() / 100.0) - 1);
    }

    private static ValueCounts tally(List<List<Integer>> fleet, String field) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<Integer> measured : fleet) {
            Heartbeat heartbeat = new Heartbeat(
                    new Reporter(new UUID(0, 1), "1"),
                    Map.of(
                            "latency",
                            new ReportedValue.Histogram(BOUNDS, counts(measured)),
                            "requests",
                            new ReportedValue.Number(BigDecimal.valueOf(measured.size()))));
            Object kept = Gate.judge(VOCABULARY, heartbeat).values().get(field);
            List<?> values = kept instanceof List<?> list ? list : List.of(kept);
            values.forEach(value -> counts.merge(value.toString(), 1, Integer::sum));
        }
        return new ValueCounts(fleet.size(), fleet.size(), counts);
    }

    private static List<BigDecimal> counts(List<Integer> measured) {
        List<BigDecimal> counts = new ArrayList<>();
        int before = -1;
        for (BigDecimal bound : BOUNDS) {
            counts.add(between(measured, before, bound.intValue()));
            before = bound.intValue();
        }
        counts.add(between(measured, before, Integer.MAX_VALUE));
        return counts;
    }

    private static BigDecimal between(List<Integer> measured, int above, int upTo) {
        return BigDecimal.valueOf(
                measured.stream().filter(each -> each > above && each <= upTo).count());
    }
}
