package rollcall.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;

/** Which versions of generated fleets a chart has lines for, and what it puts together, against their raw rows. */
class VersionLinesByHandTest {
    private static final int TRIES = 30;
    private static final int READ_FOR_A_LINE = 3;

    private final VersionAdoption versionAdoption = new VersionAdoption();

    @Property(tries = TRIES)
    void a_chart_draws_the_versions_of_most_instances_newest_first_and_the_others_make_up_the_whole(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet,
            @ForAll @IntRange(min = 1, max = 7) int most,
            @ForAll @IntRange(min = 2, max = 130) int points,
            @ForAll VersionLevel level) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        LocalDate today = fleet.today();
        Range range = Range.of("90", today, recount.firstDay());

        Trend trend = versionAdoption.points(Asked.of(stored.product(), today), "version", range, points, most, level);
        List<Trend.Line> shown = Lines.versions(trend).shown();

        Map<String, Integer> sums = new HashMap<>();
        for (int i = 0; i < trend.days().size(); i++) {
            LocalDate end = trend.days().get(i);
            var latest = recount.latest(end.minusDays(trend.span() - 1L), end);
            // The last point counts as much as all of them.
            int weight = i == trend.days().size() - 1 ? trend.days().size() : 1;
            Recount.counts(latest, "version")
                    .forEach((version, count) -> sums.merge(group(version, level), count * weight, Integer::sum));
            int whole = 0;
            for (Trend.Line trendLine : shown) {
                whole += trendLine.counts().get(i) == null
                        ? 0
                        : trendLine.counts().get(i);
            }
            assertThat(whole).as("all lines on %s", end).isEqualTo(Recount.reported(latest, "version"));
        }
        List<String> lines = shown.stream().map(Trend.Line::value).toList();
        long known = recount.versions(today).stream()
                .map(version -> group(version, level))
                .distinct()
                .count();
        if (known <= READ_FOR_A_LINE * most) {
            assertThat(lines).isEqualTo(expected(sums, most));
        } else if (sums.size() > most + 1) {
            // Of days that are not closed no more versions are read: those that may have the most.
            assertThat(lines)
                    .hasSizeLessThanOrEqualTo(most + 1)
                    .endsWith("other")
                    .isSubsetOf(with(sums.keySet(), "other"));
        }
    }

    private static Set<String> with(Set<String> versions, String other) {
        Set<String> all = new HashSet<>(versions);
        all.add(other);
        return all;
    }

    private static String group(String version, VersionLevel level) {
        String[] parts = version.split("[.-]");
        return switch (level) {
            case PATCH -> version;
            case MINOR -> parts[0] + "." + parts[1] + ".x";
            case MAJOR -> parts[0] + ".x";
        };
    }

    /** Those with the most, of equal ones the newer, in the order of versions; one too many is a line of its own. */
    private static List<String> expected(Map<String, Integer> sums, int most) {
        List<String> versions = new ArrayList<>(sums.keySet());
        versions.sort(Comparator.comparing(Version::new).reversed());
        List<String> largest = new ArrayList<>(versions);
        largest.sort(Comparator.comparing(version -> -sums.get(version)));
        if (versions.size() <= most + 1) {
            return versions;
        }
        versions.retainAll(largest.subList(0, most));
        versions.add("other");
        return versions;
    }
}
