package rollcall.analysis.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import rollcall.analysis.coverage.ReportingShare.Week;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.product.Downloads;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/** Who reports a field of generated fleets, and how many are new beside downloads, against loops over the fleets' raw rows. */
class CoverageByHandTest {
    private static final List<Dimension> FIELDS =
            List.of(dimension("version"), dimension("os"), dimension("flag"), dimension("plugins"), dimension("size"));

    private static Dimension dimension(String field) {
        return Dimension.of(Fleets.VOCABULARY.field(field).orElseThrow());
    }

    @Property(tries = 15)
    void who_reports_a_field_now_over_time_and_by_version_is_that_of_loops(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        Population linux = all.with(
                new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(dimension("os"), List.of("Linux")))));
        require(all, fleet, stored, kept -> true);
        require(linux, fleet, stored, kept -> "Linux".equals(kept.get("os")));
    }

    private static void require(
            Population population, Fleet fleet, StoredFleet stored, Predicate<Map<String, Object>> wanted) {
        Collection<Map<String, Object>> now = latest(stored, fleet.today().minusDays(7), fleet.today(), wanted);
        FieldCoverage told = FieldCoverage.now(population, FIELDS);
        assertThat(told.active()).isEqualTo(now.size());
        assertThat(told.fields())
                .isEqualTo(FIELDS.stream()
                        .map(field -> new FieldCoverage.Row(
                                field.name(), reported(now, field.name()), unusable(now, field.name())))
                        .toList());
        for (Dimension field : FIELDS) {
            Trend trend =
                    CoverageTrend.points(population, field, Range.of("30", fleet.today(), population.firstDay()), 120);
            for (int i = 0; i < trend.days().size(); i++) {
                LocalDate end = trend.days().get(i);
                var then = latest(stored, end.minusDays(trend.span() - 1L), end, wanted);
                assertThat(trend.active().get(i)).isEqualTo(then.isEmpty() ? null : Integer.valueOf(then.size()));
                assertThat(trend.lines().get(0).counts().get(i))
                        .as("%s %s", field.name(), end)
                        .isEqualTo(then.isEmpty() ? null : Integer.valueOf(reported(then, field.name())));
                assertThat(trend.lines().get(1).counts().get(i))
                        .isEqualTo(then.isEmpty() ? null : Integer.valueOf(unusable(then, field.name())));
            }
            requireVersions(population, now, field);
        }
    }

    private static void requireVersions(Population population, Collection<Map<String, Object>> now, Dimension field) {
        CoverageByVersion told = CoverageByVersion.of(population, dimension("version"), field);
        Map<Version, int[]> expected = new TreeMap<>();
        now.forEach(kept -> Recount.values(kept, "version").forEach(version -> {
            int[] counts = expected.computeIfAbsent(new Version(told.level().of(version)), none -> new int[2]);
            counts[0]++;
            counts[1] += reported(List.of(kept), field.name());
        }));
        Map<Version, List<Integer>> found = new TreeMap<>();
        told.versions().forEach(row -> found.put(new Version(row.version()), List.of(row.active(), row.reported())));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((version, counts) ->
                assertThat(found.get(version)).as("%s", version).isEqualTo(List.of(counts[0], counts[1])));
    }

    @Property(tries = 15)
    void new_instances_beside_downloads_are_those_of_loops(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        LocalDate first = all.firstDay();
        if (first == null) {
            requireNothing(all, fleet.today());
            return;
        }
        List<Downloads.Count> days = new ArrayList<>();
        LocalDate gap = first.plusDays(fleet.days() / 3L);
        first.minusDays(3)
                .datesUntil(fleet.today())
                .filter(day -> !day.equals(gap))
                .forEach(day -> days.add(new Downloads.Count(day, day.getDayOfMonth())));
        if (days.isEmpty()) {
            return;
        }
        Downloads.Counts counts = new Downloads.Counts(1, days, "ada@example.org", Instant.EPOCH);
        Range range = Range.of("all", fleet.today(), first);
        ReportingShare told = ReportingShare.of(all, range, counts);

        Map<Integer, LocalDate> firstDays = new HashMap<>();
        first.datesUntil(fleet.today().plusDays(1))
                .forEach(day -> stored.recount()
                        .latest(day, day)
                        .keySet()
                        .forEach(number -> firstDays.putIfAbsent(number, day)));
        List<Week> expected = new ArrayList<>();
        LocalDate monday = fleet.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusDays(7);
        for (; !monday.isBefore(first.plusDays(7)); monday = monday.minusDays(7)) {
            Window week = new Window(monday, monday.plusDays(6));
            if (!gap.isBefore(week.from()) && !gap.isAfter(week.to())) {
                if (expected.isEmpty()) {
                    continue;
                }
                break;
            }
            expected.add(new Week(
                    week,
                    (int) firstDays.values().stream()
                            .filter(day -> !day.isBefore(week.from()) && !day.isAfter(week.to()))
                            .count(),
                    week.from()
                            .datesUntil(week.to().plusDays(1))
                            .mapToLong(LocalDate::getDayOfMonth)
                            .sum()));
        }
        assertThat(told.weeks()).isEqualTo(expected);
        assertThat(told.isEnough()).isEqualTo(expected.size() >= 4);
        if (!expected.isEmpty()) {
            LocalDate last = expected.get(0).days().to();
            assertThat(told.sofar())
                    .isEqualTo(new ReportingShare.SoFar(
                            last,
                            stored.recount().latest(last.minusDays(27), last).size(),
                            days.stream()
                                    .filter(day -> !day.first().isAfter(last))
                                    .mapToLong(Downloads.Count::downloads)
                                    .sum()));
        }
    }

    /** A fleet that a shrunk or an edge case made has no report at all. */
    private static void requireNothing(Population nobody, LocalDate today) {
        List<Downloads.Count> days = today.minusDays(60)
                .datesUntil(today)
                .map(day -> new Downloads.Count(day, 5))
                .toList();
        Downloads.Counts counts = new Downloads.Counts(1, days, "ada@example.org", Instant.EPOCH);
        assertThat(ReportingShare.of(nobody, Range.of("all", today, null), counts))
                .isEqualTo(new ReportingShare(List.of(), null));
    }

    private static Collection<Map<String, Object>> latest(
            StoredFleet stored, LocalDate from, LocalDate to, Predicate<Map<String, Object>> wanted) {
        Map<Integer, Map<String, Object>> latest =
                new HashMap<>(stored.recount().latest(from, to));
        latest.values().removeIf(wanted.negate());
        return latest.values();
    }

    private static int reported(Collection<Map<String, Object>> latest, String field) {
        return (int) latest.stream()
                .filter(kept -> kept.containsKey(field) && !isUnknown(kept, field))
                .count();
    }

    private static int unusable(Collection<Map<String, Object>> latest, String field) {
        return (int) latest.stream()
                .filter(kept -> isUnknown(kept, field)
                        || kept.get("$unusable") instanceof Map<?, ?> unusable && unusable.containsKey(field))
                .count();
    }

    private static boolean isUnknown(Map<String, Object> kept, String field) {
        return Set.of("version", "os").contains(field) && "unknown".equals(kept.get(field));
    }
}
