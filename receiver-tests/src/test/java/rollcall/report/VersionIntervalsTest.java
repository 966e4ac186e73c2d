package rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Merged intervals have the versions that the intervals had, and no fewer intervals would do. */
@Tag("fast")
class VersionIntervalsTest {
    @Property
    void merged_intervals_have_the_same_versions(@ForAll("intervals") List<VersionInterval> intervals) {
        List<VersionInterval> merged = VersionIntervals.merged(intervals);

        for (int i = 0; i <= 14; i++) {
            Version version = new Version(i / 2 + "." + i % 2);
            assertThat(has(merged, version))
                    .as("%s of %s, merged %s", version, intervals, merged)
                    .isEqualTo(has(intervals, version));
        }
        assertThat(merged).noneMatch(VersionIntervals::isEmpty);
        assertThat(VersionIntervals.merged(merged)).isEqualTo(merged);
        IntStream.range(1, merged.size())
                .forEach(i -> assertThat(VersionIntervals.merged(merged.subList(i - 1, i + 1)))
                        .hasSize(2));
    }

    private static boolean has(List<VersionInterval> intervals, Version version) {
        return intervals.stream().anyMatch(each -> each.contains(version));
    }

    @Provide
    Arbitrary<List<VersionInterval>> intervals() {
        Arbitrary<String> ends = Arbitraries.of("", "1", "2", "3", "4", "5", "6");
        Arbitrary<Boolean> with = Arbitraries.of(true, false);
        return Combinators.combine(ends, with, ends, with)
                .as(VersionInterval::new)
                .filter(each -> !each.low().isEmpty() || !each.high().isEmpty())
                .list()
                .ofMaxSize(6);
    }
}
