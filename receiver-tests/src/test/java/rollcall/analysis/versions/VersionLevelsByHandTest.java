package rollcall.analysis.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/** Minor and major versions of generated fleets, and how their releases spread by age, against their raw rows. */
class VersionLevelsByHandTest {
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final int TRIES = 12;
    private static final int WEEK = 7;
    private static final int HANDFUL = 3;
    private static final int LAST_AGE = 90;
    private static final int MOST = 6;

    private final VersionAdoption versionAdoption = new VersionAdoption();

    @Property(tries = TRIES)
    void a_group_has_the_instances_of_its_versions(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            for (VersionLevel level : VersionLevel.values()) {
                AdoptionAnswer answer = answer(stored, today, level);
                Map<String, Integer> counts = grouped(recount.latest(today.minusDays(WEEK), today), level);
                Map<String, LocalDate> first = new TreeMap<>();
                recount.versions(today)
                        .forEach(version -> first.merge(
                                group(version, level), recount.firstDayOf(version), (a, b) -> a.isBefore(b) ? a : b));

                assertThat(answer.now().shares())
                        .extracting(Share::value)
                        .containsExactlyInAnyOrderElementsOf(counts.keySet());
                assertThat(answer.rows())
                        .extracting(VersionRow::version)
                        .containsExactlyInAnyOrderElementsOf(first.keySet());
                for (VersionRow row : answer.rows()) {
                    assertThat(row.active()).isEqualTo(counts.getOrDefault(row.version(), 0));
                    assertThat(row.firstSeen()).isEqualTo(first.get(row.version()));
                }
            }
        }
    }

    @Property(tries = TRIES)
    void a_condition_on_a_group_finds_the_instances_of_its_versions_or_all_others(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            Population population = Asked.of(stored.product(), today);
            for (VersionLevel level : List.of(VersionLevel.MINOR, VersionLevel.MAJOR)) {
                Map<String, Integer> counts = grouped(stored.recount().latest(today.minusDays(WEEK), today), level);
                int all = counts.values().stream().mapToInt(Integer::intValue).sum();
                counts.forEach((group, count) -> {
                    assertThat(members(population, new Condition.OfGroups(VERSION, List.of(group))))
                            .isEqualTo(count);
                    assertThat(members(population, new Condition.OfNoGroup(VERSION, List.of(group, "77.x"))))
                            .isEqualTo(all - count);
                });
                assertThat(members(population, new Condition.OfGroups(VERSION, List.copyOf(counts.keySet()))))
                        .isEqualTo(all);
            }
        }
    }

    private static int members(Population population, Condition condition) {
        return population
                .with(new Filter(Filter.NONE.lanes(), List.of(condition)))
                .members(population.now(WEEK))
                .getCardinality();
    }

    @Property(tries = TRIES)
    void a_release_has_at_each_age_the_share_of_those_who_have_it_or_a_newer_one(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        Map<LocalDate, Map<Integer, Map<String, Object>>> weeks = new HashMap<>();
        // Of a fleet of which nobody ever reported, no day has anything to count.
        Optional.ofNullable(recount.firstDay()).stream()
                .flatMap(first -> first.datesUntil(fleet.today()))
                .forEach(day -> weeks.put(day, recount.latest(day.minusDays(WEEK - 1L), day)));
        for (LocalDate today : List.of(fleet.today().minusDays(fleet.days() / 3), fleet.today())) {
            for (VersionLevel level : VersionLevel.values()) {
                assertThat(answer(stored, today, level).curves())
                        .as("%s on %s", level, today)
                        .isEqualTo(expected(recount, weeks, today, level));
            }
        }
    }

    private AdoptionAnswer answer(StoredFleet stored, LocalDate today, VersionLevel level) {
        return versionAdoption.answer(Asked.of(stored.product(), today), "version", level.code());
    }

    private static List<AdoptionCurve> expected(
            Recount recount,
            Map<LocalDate, Map<Integer, Map<String, Object>>> weeks,
            LocalDate today,
            VersionLevel level) {
        Map<String, LocalDate> first = new HashMap<>();
        recount.versions(today.minusDays(1)).forEach(version -> {
            String group = group(version, level);
            if (recount.versions(today.minusDays(1)).stream()
                    .anyMatch(each -> group(each, level).equals(group) && isRelease(each))) {
                first.merge(group, recount.firstDayOf(version), (a, b) -> a.isBefore(b) ? a : b);
            }
        });
        List<AdoptionCurve> curves = new ArrayList<>();
        first.forEach((group, seen) -> {
            AdoptionCurve curve = curve(group, recount.firstDay(), weeks, today, level);
            if (curve != null && !seen.isBefore(recount.firstDay().plusDays(WEEK))) {
                curves.add(curve);
            }
        });
        curves.sort(Comparator.comparing((AdoptionCurve curve) -> order(curve.version(), level))
                .reversed());
        return curves.subList(0, Math.min(MOST, curves.size()));
    }

    /** Null if a handful never had it, or only when half had something newer. */
    private static AdoptionCurve curve(
            String group,
            LocalDate firstDay,
            Map<LocalDate, Map<Integer, Map<String, Object>>> weeks,
            LocalDate today,
            VersionLevel level) {
        LocalDate since = null;
        List<VersionAdoption.Reach> days = new ArrayList<>();
        for (LocalDate day = firstDay; day.isBefore(today); day = day.plusDays(1)) {
            int here = 0;
            int newer = 0;
            int reported = 0;
            for (Map.Entry<String, Integer> each :
                    grouped(weeks.get(day), level).entrySet()) {
                int compared = order(each.getKey(), level).compareTo(order(group, level));
                here += compared == 0 ? each.getValue() : 0;
                newer += compared > 0 ? each.getValue() : 0;
                reported += each.getValue();
            }
            int begun = 0;
            for (Map.Entry<String, Integer> each :
                    Recount.counts(weeks.get(day), "version").entrySet()) {
                boolean begins = level == VersionLevel.PATCH || isRelease(each.getKey());
                begun += begins && group(each.getKey(), level).equals(group) ? each.getValue() : 0;
            }
            if (since == null && begun >= HANDFUL) {
                since = day;
                if (2 * newer >= reported) {
                    return null;
                }
            }
            if (since != null && days.size() <= LAST_AGE) {
                days.add(reported == 0 ? null : new VersionAdoption.Reach(here + newer, reported));
            }
        }
        return since == null ? null : new AdoptionCurve(group, since, days);
    }

    private static boolean isRelease(String version) {
        return !version.contains("-rc") && !version.contains("-dev");
    }

    /** "2.0.x" is in the place of 2.0.0, whose versions are all in the group. */
    private static Version order(String group, VersionLevel level) {
        return new Version(level == VersionLevel.PATCH ? group : group.replace("x", "0"));
    }

    private static Map<String, Integer> grouped(Map<Integer, Map<String, Object>> latest, VersionLevel level) {
        Map<String, Integer> grouped = new HashMap<>();
        Recount.counts(latest, "version")
                .forEach((version, count) -> grouped.merge(group(version, level), count, Integer::sum));
        return grouped;
    }

    private static String group(String version, VersionLevel level) {
        String[] parts = version.split("[.-]");
        return switch (level) {
            case PATCH -> version;
            case MINOR -> parts[0] + "." + parts[1] + ".x";
            case MAJOR -> parts[0] + ".x";
        };
    }
}
