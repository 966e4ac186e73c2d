package rollcall.analysis.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rollcall.analysis.Asked;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.activity.Overview;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.rollup.heartbeats.Fleets;

/** Each answer against the same question put to the raw reports by hand. */
class AnalysisTest {
    private static final int TRIES = 100;
    private static final LocalDate TODAY = Fleets.TODAY;

    @Provide
    Arbitrary<List<List<Report>>> days() {
        return Fleets.commits(12);
    }

    /** Seven instances on most of 25 days: so many that releases come, reach half and fall back below it. */
    @Provide
    Arbitrary<List<List<Report>>> weeks() {
        return Arbitraries.of("1.0", "1.1", "2.0", "10.0")
                .injectNull(0.3)
                .list()
                .ofSize(7 * 25)
                .map(versions -> {
                    List<List<Report>> days = new ArrayList<>();
                    for (int day = 0; day < 25; day++) {
                        int from = 7 * day;
                        List<Report> reports = new ArrayList<>();
                        for (int i = 0; i < 7; i++) {
                            String version = versions.get(from + i);
                            if (version != null
                                    && (day > 8 || !version.equals("10.0"))
                                    && (day > 12 || !version.equals("2.0"))) {
                                reports.add(new Report(i, TODAY.minusDays(24L - day), Map.of("version", version)));
                            }
                        }
                        if (!reports.isEmpty()) {
                            days.add(reports);
                        }
                    }
                    return days;
                });
    }

    @Provide
    Arbitrary<List<List<Report>>> months() {
        return Fleets.commits(100);
    }

    @Property(tries = TRIES)
    void a_distribution_counts_each_instance_by_its_latest_report_of_seven_days(
            @ForAll("days") List<List<Report>> commits) {
        requireDistributions(folded(commits));
    }

    @Property(tries = TRIES)
    void a_distribution_that_was_asked_before_sees_what_came_since_also_on_days_that_are_over(
            @ForAll("days") List<List<Report>> commits, @ForAll("days") List<List<Report>> late) {
        RawFleet fleet = folded(commits);
        requireDistributions(fleet);
        Set<List<Object>> there = fleet.current().stream()
                .map(report -> List.<Object>of(report.instance(), report.day()))
                .collect(Collectors.toSet());
        late.stream()
                .flatMap(List::stream)
                .filter(report -> there.add(List.of(report.instance(), report.day())))
                .forEach(report -> fleet.commit(List.of(report)));
        Fleets.fold(1000).run();

        requireDistributions(fleet);
    }

    private void requireDistributions(RawFleet fleet) {
        Map<Integer, Report> latest = latest(fleet);

        for (String field : List.of("version", "os", "flag", "plugins")) {
            Distribution now = Distributions.now(asked(fleet), Dimension.of(field(field)));

            assertThat(now.active()).isEqualTo(latest.size());
            assertThat(now.reported()).isEqualTo(count(latest, kept -> kept.containsKey(field)));
            assertThat(now.notReported()).isEqualTo(count(latest, kept -> !kept.containsKey(field)));
            assertThat(now.shares()).allSatisfy(share -> {
                assertThat(share.instances())
                        .isPositive()
                        .isEqualTo(count(latest, kept -> says(kept, field, share.value())));
                assertThat(share.share()).isEqualTo((double) share.instances() / now.reported());
            });
            assertThat(now.shares())
                    .extracting(Share::value)
                    .containsExactlyInAnyOrderElementsOf(values(latest, field));
        }
    }

    @Property(tries = TRIES)
    void a_trend_has_each_days_counts_and_gaps_where_nobody_reported(@ForAll("days") List<List<Report>> commits) {
        RawFleet fleet = folded(commits);
        Range range = new Range("30", TODAY.minusDays(8), TODAY);

        for (String field : List.of("version", "plugins")) {
            Trend trend = FieldTrends.daily(asked(fleet), Dimension.of(field(field)), range);

            for (int i = 0; i < range.days(); i++) {
                LocalDate day = TODAY.minusDays(8L - i);
                Set<Report> reports = fleet.current().stream()
                        .filter(report -> report.day().equals(day))
                        .collect(Collectors.toSet());
                boolean reported =
                        reports.stream().anyMatch(report -> report.kept().containsKey(field));
                assertThat(trend.days().get(i)).isEqualTo(day);
                assertThat(trend.reported().get(i))
                        .isEqualTo(
                                reports.isEmpty()
                                        ? null
                                        : (int) reports.stream()
                                                .filter(report -> report.kept().containsKey(field))
                                                .count());
                assertThat(trend.active().get(i)).isEqualTo(reports.isEmpty() ? null : reports.size());
                for (Trend.Line trendLine : trend.lines()) {
                    int saying = (int) reports.stream()
                            .filter(report -> says(report.kept(), field, trendLine.value()))
                            .count();
                    assertThat(trendLine.counts().get(i)).isEqualTo(reported ? saying : null);
                }
            }
        }
    }

    @Property(tries = TRIES)
    void the_overview_counts_who_is_there_and_who_is_new_back_and_silent(@ForAll("months") List<List<Report>> commits) {
        RawFleet fleet = folded(commits);

        Overview overview = new ActiveInstances().overview(asked(fleet), Range.of("30", TODAY, TODAY.minusDays(99)));

        assertThat(overview.activeToday()).isEqualTo(active(fleet, 0, 0).size());
        assertThat(overview.active7()).isEqualTo(active(fleet, 7, 0).size());
        assertThat(overview.active7Before()).isEqualTo(active(fleet, 14, 8).size());
        requireMovement(fleet, overview.month(), 30, 0, 60);
        requireMovement(fleet, overview.monthBefore(), 60, 31, 90);
        assertThat(overview.daily().days()).hasSize(31);
        for (int i = 0; i <= 30; i++) {
            int there = active(fleet, 30 - i, 30 - i).size();
            assertThat(overview.daily().active().get(i)).isEqualTo(there == 0 ? null : there);
            assertThat(overview.daily().lines().get(0).counts().get(i))
                    .isEqualTo(there == 0 ? null : newcomers(fleet, 30 - i, 30 - i));
        }
    }

    private static void requireMovement(RawFleet fleet, Movement movement, int from, int to, int fromBefore) {
        Set<Integer> now = active(fleet, from, to);
        Set<Integer> before = active(fleet, fromBefore, from + 1);
        assertThat(movement.active())
                .isEqualTo(now.size())
                .isEqualTo(movement.before() + movement.newcomers() + movement.returned() - movement.silent());
        assertThat(movement.before()).isEqualTo(before.size());
        assertThat(movement.newcomers()).isEqualTo(newcomers(fleet, from, to));
        assertThat(movement.silent()).isEqualTo(without(before, now));
        assertThat(movement.returned()).isEqualTo(without(now, before) - newcomers(fleet, from, to));
    }

    @Property(tries = TRIES)
    void a_version_has_arrived_when_half_have_it_or_a_newer_one_and_stay_with_it(
            @ForAll("weeks") List<List<Report>> commits) {
        RawFleet fleet = folded(commits);
        LocalDate firstDay = asked(fleet).firstDay();

        AdoptionAnswer adoptionAnswer = new VersionAdoption().answer(asked(fleet), "version");

        assertThat(adoptionAnswer.rows())
                .extracting(versionRow -> new Version(versionRow.version()))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        for (VersionRow versionRow : adoptionAnswer.rows()) {
            LocalDate first = fleet.current().stream()
                    .filter(report -> says(report.kept(), "version", versionRow.version()))
                    .map(Report::day)
                    .min(java.util.Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(versionRow.firstSeen()).isEqualTo(first);
            assertThat(versionRow.daysToHalf()).isEqualTo(daysToHalf(fleet, versionRow.version(), first, firstDay));
            assertThat(versionRow.active())
                    .isEqualTo(count(latest(fleet), kept -> says(kept, "version", versionRow.version())));
        }
    }

    @Example
    void who_took_the_fix_or_another_image_of_a_release_has_it_and_who_tries_it_before_has_not() {
        RawFleet fleet = Fleets.fresh();
        fleet.commit(day(20, "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0"));
        fleet.commit(day(6, "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0"));
        fleet.commit(day(5, "2.1.0", "2.1.0"));
        fleet.commit(day(4, "2.1.0", "2.1.0", "2.1.0", "2.1.0-rc1", "2.1.0-rc2", "2.1.0-rc2"));
        fleet.commit(day(3, "2.1.0", "2.1.0", "2.1.0", "2.1.0-alpine"));
        fleet.commit(day(2, "2.1.0", "2.1.0", "2.1.0", "2.1.0-alpine", "2.1.0-p1"));
        Fleets.fold(1000).run();

        AdoptionAnswer adoptionAnswer = new VersionAdoption().answer(asked(fleet), "version");

        assertThat(adoptionAnswer.rows())
                .extracting(VersionRow::version)
                .containsExactly("2.1.0-p1", "2.1.0-alpine", "2.1.0", "2.1.0-rc2", "2.1.0-rc1", "1.0.0");
        assertThat(adoptionAnswer.rows())
                .filteredOn(versionRow -> versionRow.version().equals("2.1.0"))
                .allSatisfy(versionRow -> {
                    assertThat(versionRow.since()).isEqualTo(TODAY.minusDays(4));
                    assertThat(versionRow.daysToHalf()).isEqualTo(2);
                    assertThat(versionRow.reached()).isEqualTo(new VersionAdoption.Reach(5, 9));
                });
        assertThat(adoptionAnswer.rows())
                .filteredOn(versionRow -> !versionRow.version().equals("2.1.0"))
                .extracting(VersionRow::daysToHalf)
                .as("1.0.0 was there in the first 7 days, and no other had three instances")
                .containsOnlyNulls();
    }

    @Property(tries = TRIES)
    void a_point_of_several_days_is_the_latest_report_of_each_instance_in_them(
            @ForAll("days") List<List<Report>> commits) {
        RawFleet fleet = folded(commits);
        Range range = new Range("30", TODAY.minusDays(15), TODAY);

        for (String field : List.of("version", "os", "flag", "plugins")) {
            for (int again = 0; again < 2; again++) {
                Trend trend = FieldTrends.points(asked(fleet), Dimension.of(field(field)), range, 3, 1_000);

                boolean before =
                        fleet.current().stream().anyMatch(report -> report.day().isBefore(TODAY));
                assertThat(trend.span()).isEqualTo(before ? 7 : 1);
                assertThat(trend.days().get(trend.days().size() - 1)).isEqualTo(before ? TODAY.minusDays(1) : TODAY);
                requirePoints(fleet, field, trend);
            }
        }
    }

    @Property(tries = TRIES)
    void a_point_of_presence_is_all_who_reported_in_its_days_and_all_who_were_new(
            @ForAll("months") List<List<Report>> commits) {
        RawFleet fleet = folded(commits);
        Trend trend = new ActiveInstances().points(asked(fleet), new Range("all", TODAY.minusDays(100), TODAY), 4);

        boolean before =
                fleet.current().stream().anyMatch(report -> report.day().isBefore(TODAY));
        assertThat(trend.span()).isEqualTo(before ? 28 : 1);
        for (int i = 0; i < trend.days().size(); i++) {
            int to = (int) (TODAY.toEpochDay() - trend.days().get(i).toEpochDay());
            int from = to + trend.span() - 1;
            int there = active(fleet, from, to).size();
            assertThat(trend.active().get(i)).isEqualTo(there == 0 ? null : there);
            assertThat(trend.lines().get(0).counts().get(i)).isEqualTo(there == 0 ? null : newcomers(fleet, from, to));
        }
    }

    private static void requirePoints(RawFleet fleet, String field, Trend trend) {
        for (int i = 0; i < trend.days().size(); i++) {
            Map<Integer, Report> latest = latest(fleet, trend.days().get(i), trend.span());
            boolean gap = latest.isEmpty();
            int reported = count(latest, kept -> kept.containsKey(field));
            assertThat(trend.active().get(i)).isEqualTo(gap ? null : latest.size());
            assertThat(trend.reported().get(i)).isEqualTo(gap ? null : reported);
            for (Trend.Line trendLine : trend.lines()) {
                int saying = count(latest, kept -> says(kept, field, trendLine.value()));
                assertThat(trendLine.counts().get(i)).isEqualTo(reported == 0 ? null : saying);
            }
        }
    }

    private static List<Report> day(int ago, String... versions) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < versions.length; i++) {
            reports.add(new Report(i, TODAY.minusDays(ago), Map.of("version", versions[i])));
        }
        return reports;
    }

    private static RawFleet folded(List<List<Report>> commits) {
        RawFleet fleet = Fleets.fresh();
        commits.forEach(fleet::commit);
        Fleets.fold(1000).run();
        return fleet;
    }

    private static Map<Integer, Report> latest(RawFleet fleet) {
        return latest(fleet, TODAY, 8);
    }

    /** Each instance's latest report of so many days. */
    private static Map<Integer, Report> latest(RawFleet fleet, LocalDate end, int days) {
        Map<Integer, Report> latest = new HashMap<>();
        for (Report report : fleet.current()) {
            if (report.day().isAfter(end.minusDays(days)) && !report.day().isAfter(end)) {
                latest.merge(report.instance(), report, (a, b) -> a.day().isAfter(b.day()) ? a : b);
            }
        }
        return latest;
    }

    private static Set<Integer> active(RawFleet fleet, int fromDaysAgo, int toDaysAgo) {
        return reports(fleet, fromDaysAgo, toDaysAgo).stream()
                .map(Report::instance)
                .collect(Collectors.toSet());
    }

    private static int newcomers(RawFleet fleet, int fromDaysAgo, int toDaysAgo) {
        return (int) reports(fleet, fromDaysAgo, toDaysAgo).stream()
                .filter(fleet::first)
                .count();
    }

    private static List<Report> reports(RawFleet fleet, int fromDaysAgo, int toDaysAgo) {
        return fleet.current().stream()
                .filter(report -> !report.day().isBefore(TODAY.minusDays(fromDaysAgo)))
                .filter(report -> !report.day().isAfter(TODAY.minusDays(toDaysAgo)))
                .toList();
    }

    private static int without(Set<Integer> some, Set<Integer> others) {
        Set<Integer> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest.size();
    }

    /** By the definition, day by day from the raw reports. */
    private static Integer daysToHalf(RawFleet fleet, String version, LocalDate first, LocalDate firstDay) {
        Version release = new Version(version);
        LocalDate since = null;
        LocalDate half = null;
        for (LocalDate day = firstDay; day.isBefore(TODAY); day = day.plusDays(1)) {
            List<Version> versions = latest(fleet, day, 7).values().stream()
                    .filter(report -> report.kept().containsKey("version"))
                    .map(report -> new Version((String) report.kept().get("version")))
                    .toList();
            if (versions.isEmpty()) {
                continue;
            }
            if (since == null && versions.stream().filter(release::equals).count() >= 3) {
                since = day;
                if (halfRun(versions, other -> Version.BY_RELEASE.compare(other, release) > 0)) {
                    return null;
                }
            }
            boolean reached = halfRun(versions, other -> Version.BY_RELEASE.compare(other, release) >= 0);
            half = !reached || since == null ? null : half == null ? day : half;
        }
        return half == null || first.isBefore(firstDay.plusDays(7))
                ? null
                : (int) (half.toEpochDay() - since.toEpochDay());
    }

    private static boolean halfRun(List<Version> versions, Predicate<Version> which) {
        return 2 * versions.stream().filter(which).count() >= versions.size();
    }

    private static boolean says(Map<String, Object> kept, String field, String value) {
        Object said = kept.get(field);
        return said instanceof List<?> names ? names.contains(value) : value.equals(String.valueOf(said));
    }

    private static Set<String> values(Map<Integer, Report> latest, String field) {
        Set<String> values = new HashSet<>();
        for (Report report : latest.values()) {
            Object said = report.kept().get(field);
            if (said instanceof List<?> names) {
                names.forEach(name -> values.add((String) name));
            } else if (said != null) {
                values.add(said.toString());
            }
        }
        return values;
    }

    private static int count(Map<Integer, Report> latest, Predicate<Map<String, Object>> which) {
        return (int) latest.values().stream().map(Report::kept).filter(which).count();
    }

    private static Field field(String name) {
        return Fleets.VOCABULARY.field(name).orElseThrow();
    }

    private static Population asked(RawFleet fleet) {
        return Asked.of(product(fleet), TODAY);
    }

    private static Product product(RawFleet fleet) {
        return new Product(fleet.productId(), "p", "P", "none", Duration.ofHours(23));
    }
}
