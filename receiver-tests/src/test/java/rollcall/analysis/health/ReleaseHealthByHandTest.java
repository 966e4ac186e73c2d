package rollcall.analysis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionAdoption.Reach;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/** The first days of releases of generated fleets, against loops over their raw rows. */
class ReleaseHealthByHandTest {
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final Dimension OS =
            Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow());

    /** Any field of few values may stand for that of errors. */
    private static final Dimension ERRORS =
            new Dimension("os", OS.kind(), List.of("Linux", "Darwin", "Windows"), false);

    @Property(tries = 25)
    void the_first_days_of_a_release_are_those_of_the_raw_rows(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        if (all.firstDay() == null || !all.firstDay().isBefore(fleet.today())) {
            return;
        }
        ReleaseTrain train = followed(ReleaseTrain.of(new VersionAdoption(), all, "version"), fleet);
        Filter linux = new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux"))));
        for (FollowedRelease release : train.releases()) {
            for (FollowedRelease other : train.releases()) {
                ReleaseHealth health = ReleaseHealth.of(all, train, VERSION, ERRORS, release, other);
                require(all, health.now(), health.days(), stored.recount(), null);
                require(all, health.before(), health.days(), stored.recount(), null);
                requireSums(health);
            }
            ReleaseHealth some = ReleaseHealth.of(all.with(linux), train, VERSION, ERRORS, release, release);
            require(all.with(linux), some.now(), some.days(), stored.recount(), "Linux");
        }
    }

    /** What can be followed, and releases of the train that a fleet of few instances hardly follows, from a day of their own. */
    private static ReleaseTrain followed(ReleaseTrain train, Fleet fleet) {
        List<FollowedRelease> releases = new ArrayList<>(train.releases());
        train.rows().stream()
                .filter(row ->
                        row.firstSeen().isBefore(fleet.today()) && row.version().matches("[12]\\.[01]\\.[01]"))
                .forEach(row -> releases.add(new FollowedRelease(row.version(), row.firstSeen())));
        return new ReleaseTrain(releases, train.rows());
    }

    private static void require(Population population, FirstDays told, int days, Recount recount, String os) {
        LocalDate since = told.release().since();
        LocalDate last = since.plusDays(days - 1L);
        Version release = new Version(told.release().version());
        assertThat(told.uptake()).hasSize(days);
        for (int age = 0; age < days; age++) {
            assertThat(told.uptake().get(age)).isEqualTo(reach(recount, since.plusDays(age), release, os));
        }
        Map<Integer, LocalDate> came = came(recount, since, last, release, os);
        Set<Integer> back = back(recount, came, last, release);
        Set<Integer> early = by(came, last.minusDays(ReleaseOutcome.QUIET));
        Set<Integer> silent = new HashSet<>(early);
        silent.removeAll(recount.active(last.minusDays(ReleaseOutcome.QUIET - 1L), last));
        boolean quiet = days > ReleaseOutcome.QUIET;
        assertThat(told.silent()).isEqualTo(quiet ? new Fraction(silent.size(), early.size()) : new Fraction(0, 0));
        assertThat(told.rolledBack())
                .isEqualTo(new Fraction(back.size(), by(came, last.minusDays(1)).size()));
        requireErrors(told, recount.latest(last.minusDays(6), last), release, os);
        Statistics.collect(came.isEmpty() ? "nobody" : "came", back.isEmpty(), silent.isEmpty());
        if (quiet) {
            requireList(
                    population,
                    told,
                    ReleaseOutcome.SILENT,
                    told.days(),
                    told.silent().with());
            requireList(
                    population,
                    told,
                    ReleaseOutcome.CAME,
                    told.daysBeforeQuiet(),
                    told.silent().of());
        }
        if (days > 1) {
            requireList(
                    population,
                    told,
                    ReleaseOutcome.ROLLED_BACK,
                    told.days(),
                    told.rolledBack().with());
            requireList(
                    population,
                    told,
                    ReleaseOutcome.CAME,
                    told.daysBeforeLast(),
                    told.rolledBack().of());
        }
    }

    /** Each number is that of the instances that a filter with its condition finds. */
    private static void requireList(
            Population population, FirstDays told, ReleaseOutcome outcome, Window days, int number) {
        String release = told.release().version();
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.add(new Condition.WasUpgradedTo(outcome, VERSION, release, days.from(), days.to()));
        Population asked = population.with(new Filter(population.filter().lanes(), conditions));
        assertThat(InstanceState.ACTIVE
                        .on(asked, told.release().since().minusDays(1), Condition.DAYS)
                        .getCardinality())
                .as("%s of %s", outcome, told)
                .isEqualTo(number);
    }

    private static Reach reach(Recount recount, LocalDate day, Version release, String os) {
        int reported = 0;
        int have = 0;
        for (Map<String, Object> kept : recount.latest(day.minusDays(6), day).values()) {
            List<String> said = Recount.values(kept, "version");
            if (!said.isEmpty() && is(kept, os)) {
                reported++;
                have += Version.BY_RELEASE.compare(new Version(said.get(0)), release) >= 0 ? 1 : 0;
            }
        }
        return reported == 0 ? null : new Reach(have, reported);
    }

    /** Who had an older version before, and the day on which each reported the release first. */
    private static Map<Integer, LocalDate> came(
            Recount recount, LocalDate since, LocalDate last, Version release, String os) {
        Map<Integer, LocalDate> came = new HashMap<>();
        recount.latest(since.minusDays(28), since.minusDays(1)).forEach((number, kept) -> {
            if (order(kept, release) == -1 && is(kept, os)) {
                since.datesUntil(last.plusDays(1))
                        .filter(day -> order(recount.latest(day, day).get(number), release) == 0)
                        .findFirst()
                        .ifPresent(day -> came.put(number, day));
            }
        });
        return came;
    }

    private static Set<Integer> back(Recount recount, Map<Integer, LocalDate> came, LocalDate last, Version release) {
        Set<Integer> back = new HashSet<>();
        came.forEach((number, first) -> first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(day -> order(recount.latest(day, day).get(number), release) == -1)
                .forEach(day -> back.add(number)));
        return back;
    }

    private static Set<Integer> by(Map<Integer, LocalDate> came, LocalDate day) {
        Set<Integer> early = new HashSet<>();
        came.forEach((number, first) -> {
            if (!first.isAfter(day)) {
                early.add(number);
            }
        });
        return early;
    }

    private static void requireErrors(
            FirstDays told, Map<Integer, Map<String, Object>> latest, Version release, String os) {
        List<Integer> wanted = new ArrayList<>(List.of(0, 0, 0));
        latest.values().stream()
                .filter(kept -> order(kept, release) == 0 && is(kept, os))
                .flatMap(kept -> Recount.values(kept, "os").stream())
                .map(ERRORS.labels()::indexOf)
                .filter(at -> at >= 0)
                .forEach(at -> wanted.set(at, wanted.get(at) + 1));
        assertThat(told.errors().instances()).isEqualTo(wanted);
    }

    private static void requireSums(ReleaseHealth health) {
        if (health.hasErrors()) {
            int median = health.before().errors().median();
            Fraction many = health.before().errors().above(median);
            assertThat(2 * many.with()).isLessThanOrEqualTo(many.of());
            assertThat(median == 0
                            || 2 * health.before().errors().above(median - 1).with() > many.of())
                    .isTrue();
        }
    }

    /** -1 for an older version, 0 for the release, 1 for a newer one; 2 for no report or no usable version. */
    private static int order(Map<String, Object> kept, Version release) {
        List<String> said = kept == null ? List.of() : Recount.values(kept, "version");
        return said.isEmpty() ? 2 : Integer.signum(Version.BY_RELEASE.compare(new Version(said.get(0)), release));
    }

    private static boolean is(Map<String, Object> kept, String os) {
        return os == null || os.equals(kept.get("os"));
    }
}
