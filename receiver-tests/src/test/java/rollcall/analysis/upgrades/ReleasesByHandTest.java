package rollcall.analysis.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/** Days to upgrade and skipped releases of generated fleets, against loops over their raw rows. */
class ReleasesByHandTest {
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final List<String> TRAIN = List.of("2.1.0", "2.0.1", "2.0.0", "1.1.0");

    @Property(tries = 15)
    void days_to_upgrade(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population population = Asked.of(stored.product(), fleet.today());
        List<LocalDate> days = fleet.someDays().stream()
                .filter(day -> day.isBefore(fleet.today()))
                .toList();
        for (VersionLevel level : List.of(VersionLevel.PATCH, VersionLevel.MINOR)) {
            List<AdoptionCurve> releases = new ArrayList<>();
            for (int i = 0; i < Math.min(days.size(), TRAIN.size()); i++) {
                releases.add(
                        new AdoptionCurve(level.of(TRAIN.get(i)), days.get(days.size() * i / TRAIN.size()), List.of()));
            }
            List<DaysToUpgrade> told = DaysToUpgrade.of(population, VERSION, level, releases);
            assertThat(told).hasSameSizeAs(releases);
            told.forEach(each -> {
                require(each, stored, level, fleet.today().minusDays(1));
                assertThat(count(
                                population,
                                each.day0().minusDays(1),
                                new Condition.VersionRange(VERSION, null, each.release())))
                        .isEqualTo(each.behind());
            });
        }
    }

    private static void require(DaysToUpgrade told, StoredFleet stored, VersionLevel level, LocalDate yesterday) {
        LocalDate day0 = told.day0();
        Map<Integer, String> behind = versions(stored.recount().latest(day0.minusDays(28), day0.minusDays(1)));
        behind.values().removeIf(version -> order(level, version, told.release()) >= 0);
        Map<Integer, Integer> upgraded = new HashMap<>();
        Map<Integer, Integer> heard = new HashMap<>();
        LocalDate last = day0.plusDays(90).isBefore(yesterday) ? day0.plusDays(90) : yesterday;
        for (LocalDate day = day0; !day.isAfter(last); day = day.plusDays(1)) {
            int age = (int) ChronoUnit.DAYS.between(day0, day);
            versions(stored.recount().latest(day, day)).forEach((number, version) -> {
                if (behind.containsKey(number) && !upgraded.containsKey(number)) {
                    heard.put(number, age);
                    if (order(level, version, told.release()) >= 0) {
                        upgraded.put(number, age);
                    }
                }
            });
        }
        assertThat(told.behind()).isEqualTo(behind.size());
        assertThat(told.followed()).isEqualTo(heard.size());
        assertThat(told.upgraded()).isEqualTo(upgraded.size());
        double left = 1;
        int age = 0;
        for (; age <= ChronoUnit.DAYS.between(day0, last); age++) {
            int today = age;
            long followed = heard.values().stream().filter(day -> day >= today).count();
            if (followed < 5) {
                break;
            }
            left *= 1 - upgraded.values().stream().filter(day -> day == today).count() / (double) followed;
            assertThat(told.curve().shares().get(age)).isCloseTo(1 - left, within(1e-9));
        }
        assertThat(told.curve().shares()).hasSize(age);
    }

    @Property(tries = 15)
    void skipped_releases(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population population = Asked.of(stored.product(), fleet.today());
        List<LocalDate> days = fleet.someDays().stream()
                .filter(day -> day.isBefore(fleet.today()))
                .toList();
        for (LocalDate from : days) {
            LocalDate to = days.get(days.size() - 1);
            Upgrades upgrades = Upgrades.between(population, VERSION, from, to);
            for (VersionLevel level : VersionLevel.values()) {
                AdoptionAnswer seen = new VersionAdoption().answer(population, "version", level.code());
                Skips told = Skips.of(upgrades, level, seen, to);
                require(told, stored, level, seen, from, to);
                requireLists(told, population, stored, level, from, to);
            }
        }
    }

    private static void require(
            Skips told, StoredFleet stored, VersionLevel level, AdoptionAnswer seen, LocalDate from, LocalDate to) {
        Map<Integer, String> before = versions(stored.recount().latest(from.minusDays(27), from));
        Map<Integer, String> after = versions(stored.recount().latest(to.minusDays(27), to));
        Set<String> releases = releases(before, level, seen, to);
        Map<String, Integer> skipped = new HashMap<>();
        Set<Integer> any = new HashSet<>();
        int upgraded = 0;
        for (Map.Entry<Integer, String> each : before.entrySet()) {
            String then = after.get(each.getKey());
            if (then == null || order(level, then, level.of(each.getValue())) <= 0) {
                continue;
            }
            upgraded++;
            for (String release : releases) {
                if (order(level, each.getValue(), release) < 0 && order(level, then, release) > 0) {
                    skipped.merge(release, 1, Integer::sum);
                    any.add(each.getKey());
                }
            }
        }
        assertThat(told.upgraded()).isEqualTo(upgraded);
        assertThat(told.skipped()).isEqualTo(any.size());
        Map<String, Integer> counts = new HashMap<>();
        told.releases().forEach(each -> counts.put(each.release(), each.instances()));
        assertThat(counts).isEqualTo(skipped);
    }

    /** Of spellings of one release the first one is enough. */
    private static Set<String> releases(
            Map<Integer, String> before, VersionLevel level, AdoptionAnswer seen, LocalDate to) {
        Map<Version, Integer> counts = new TreeMap<>(Version.BY_RELEASE);
        before.values().stream()
                .filter(VersionLevel::isRelease)
                .forEach(version -> counts.merge(new Version(level.of(version)), 1, Integer::sum));
        Map<Version, Integer> releases = new TreeMap<>(Version.BY_RELEASE);
        counts.forEach((version, count) -> {
            if (count >= 3) {
                releases.put(version, count);
            }
        });
        seen.rows().forEach(row -> {
            boolean release = level != VersionLevel.PATCH || VersionLevel.isRelease(row.version());
            if (release && row.since() != null && !row.since().isAfter(to)) {
                releases.putIfAbsent(new Version(row.version()), 0);
            }
        });
        Set<String> texts = new HashSet<>();
        releases.keySet().forEach(version -> texts.add(version.text()));
        return texts;
    }

    private static void requireLists(
            Skips told, Population population, StoredFleet stored, VersionLevel level, LocalDate from, LocalDate to) {
        Set<String> after = new HashSet<>(
                versions(stored.recount().latest(to.minusDays(27), to)).values());
        for (Skips.Skipped each : told.releases()) {
            Condition older = new Condition.VersionRange(VERSION, null, each.release());
            Condition newer = new Condition.VersionRange(VERSION, each.release(), null);
            List<String> same = after.stream()
                    .filter(version -> order(level, version, each.release()) == 0)
                    .toList();
            Condition other = new Condition.NoneOf(VERSION, same);
            assertThat(count(population, from, older, on(to, newer))).isEqualTo(each.passed());
            assertThat(count(population, from, older, on(to, newer, other))).isEqualTo(each.instances());
        }
    }

    private static Condition on(LocalDate day, Condition... conditions) {
        return new Condition.OnDays(day.minusDays(27), day, List.of(conditions));
    }

    private static int count(Population population, LocalDate day, Condition... more) {
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.addAll(Arrays.asList(more));
        Population asked = population.with(new Filter(population.filter().lanes(), conditions));
        return InstanceState.ACTIVE.on(asked, day, 28).getCardinality();
    }

    private static int order(VersionLevel level, String version, String release) {
        return Version.BY_RELEASE.compare(new Version(level.of(version)), new Version(release));
    }

    private static Map<Integer, String> versions(Map<Integer, Map<String, Object>> reports) {
        Map<Integer, String> versions = new HashMap<>();
        reports.forEach((number, kept) ->
                Recount.values(kept, "version").stream().findFirst().ifPresent(each -> versions.put(number, each)));
        return versions;
    }
}
