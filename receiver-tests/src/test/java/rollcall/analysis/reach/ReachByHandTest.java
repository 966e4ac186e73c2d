package rollcall.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.report.Version;
import rollcall.report.VersionInterval;
import rollcall.rollup.heartbeats.Fleets;

/** Who is in reach of versions of generated fleets, against loops over their raw rows. */
class ReachByHandTest {
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final Dimension OS =
            Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow());
    private static final List<VersionInterval> INTERVALS = List.of(
            VersionInterval.below("1.1.0"),
            VersionInterval.from("1.1.0"),
            new VersionInterval("1.0.0", false, "1.1.0", true),
            new VersionInterval("1.0.0", true, "1.0.0", true),
            VersionInterval.below("0.0.1"));

    @Property(tries = 15)
    void numbers_of_now_of_days_and_of_what_became_of_them_are_those_of_loops(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        Population linux =
                all.with(new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux")))));
        for (VersionInterval interval : INTERVALS) {
            VersionSet asked = new VersionSet(VERSION, new Condition.Within(VERSION, List.of(interval)));
            require(all, asked, interval, fleet, stored, kept -> true);
            require(linux, asked, interval, fleet, stored, kept -> "Linux".equals(kept.get("os")));
        }
        requireTogether(all, fleet, stored, kept -> true);
        requireTogether(linux, fleet, stored, kept -> "Linux".equals(kept.get("os")));
    }

    /** Several sets of versions at once are what each of them is alone, and nobody counts twice. */
    private static void requireTogether(
            Population everyone, Fleet fleet, StoredFleet stored, Predicate<Map<String, Object>> wanted) {
        List<VersionSet> sets = INTERVALS.stream()
                .map(interval -> new VersionSet(VERSION, new Condition.Within(VERSION, List.of(interval))))
                .toList();
        List<InReach> each =
                sets.stream().map(set -> InReach.now(everyone, set)).toList();
        List<Outlook> outlooks = Outlook.ofEach(everyone, sets, each);
        for (int i = 0; i < sets.size(); i++) {
            assertThat(outlooks.get(i)).isEqualTo(Outlook.of(everyone, sets.get(i), each.get(i)));
        }
        LocalDate today = fleet.today();
        long either = latest(stored, today.minusDays(7), today, wanted).values().stream()
                .filter(kept ->
                        (isIn(kept, INTERVALS.get(0)) || isIn(kept, INTERVALS.get(2))) && !isIn(kept, INTERVALS.get(3)))
                .count();
        assertThat(InReach.now(everyone, VERSION, List.of(sets.get(0), sets.get(2)), List.of(sets.get(3)))
                        .instances())
                .isEqualTo((int) either);
    }

    private static void require(
            Population everyone,
            VersionSet asked,
            VersionInterval interval,
            Fleet fleet,
            StoredFleet stored,
            Predicate<Map<String, Object>> wanted) {
        LocalDate today = fleet.today();
        Collection<Map<String, Object>> now =
                latest(stored, today.minusDays(7), today, wanted).values();
        InReach told = InReach.now(everyone, asked);
        assertThat(told.instances()).as("%s", interval).isEqualTo(inReach(now, interval));
        assertThat(told.reported()).isEqualTo(reported(now));
        assertThat(told.active()).isEqualTo(now.size());
        assertThat(told.versions()).allMatch(share -> share.instances() > 0);

        Range range = Range.of("30", today, everyone.firstDay());
        Trend trend = ReachTrend.points(everyone, asked, range, 120);
        for (int i = 0; i < trend.days().size(); i++) {
            LocalDate end = trend.days().get(i);
            var then = latest(stored, end.minusDays(trend.span() - 1L), end, wanted)
                    .values();
            assertThat(trend.reported().get(i)).isEqualTo(then.isEmpty() ? null : Integer.valueOf(reported(then)));
            assertThat(trend.lines().get(0).counts().get(i))
                    .isEqualTo(reported(then) == 0 ? null : Integer.valueOf(inReach(then, interval)));
        }
        List<LocalDate> days =
                fleet.someDays().stream().filter(day -> day.isBefore(today)).toList();
        for (LocalDate from : days) {
            requireLeft(everyone, asked, interval, stored, wanted, from, days.get(days.size() - 1));
        }
    }

    private static void requireLeft(
            Population everyone,
            VersionSet asked,
            VersionInterval interval,
            StoredFleet stored,
            Predicate<Map<String, Object>> wanted,
            LocalDate from,
            LocalDate to) {
        Leaving told = Leaving.between(everyone, asked, from, to);
        Map<Integer, Map<String, Object>> later = stored.recount().latest(to.minusDays(27), to);
        int[] counts = new int[5];
        latest(stored, from.minusDays(27), from, wanted).forEach((number, kept) -> {
            if (isIn(kept, interval)) {
                counts[0]++;
                Map<String, Object> then = later.get(number);
                counts[
                        then == null
                                ? 3
                                : Recount.values(then, "version").isEmpty() ? 4 : isIn(then, interval) ? 2 : 1]++;
            }
        });
        assertThat(told).isEqualTo(new Leaving(from, to, counts[0], counts[1], counts[2], counts[3], counts[4]));

        LocalDate first = to.minusDays(Condition.DAYS - 1L);
        assertThat(count(everyone, from, asked.condition())).isEqualTo(told.instances());
        assertThat(count(everyone, from, asked.condition(), on(first, to, asked.condition())))
                .isEqualTo(told.still());
        assertThat(count(
                        everyone,
                        from,
                        asked.condition(),
                        on(first, to, new Condition.Outside(VERSION, List.of(interval)))))
                .isEqualTo(told.past());
        assertThat(count(
                        everyone,
                        from,
                        asked.condition(),
                        new Condition.CameTo(UpgradeOutcome.SILENT, VERSION, from, to)))
                .isEqualTo(told.silent());
    }

    private static Condition on(LocalDate from, LocalDate to, Condition condition) {
        return new Condition.OnDays(from, to, List.of(condition));
    }

    private static int count(Population population, LocalDate day, Condition... more) {
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.addAll(List.of(more));
        Population asked = population.with(new Filter(population.filter().lanes(), conditions));
        return InstanceState.ACTIVE.on(asked, day, Condition.DAYS).getCardinality();
    }

    private static Map<Integer, Map<String, Object>> latest(
            StoredFleet stored, LocalDate from, LocalDate to, Predicate<Map<String, Object>> wanted) {
        Map<Integer, Map<String, Object>> latest =
                new HashMap<>(stored.recount().latest(from, to));
        latest.values().removeIf(wanted.negate());
        return latest;
    }

    private static int inReach(Collection<Map<String, Object>> latest, VersionInterval interval) {
        return (int) latest.stream().filter(kept -> isIn(kept, interval)).count();
    }

    private static int reported(Collection<Map<String, Object>> latest) {
        return (int) latest.stream()
                .filter(kept -> !Recount.values(kept, "version").isEmpty())
                .count();
    }

    /** By the ends' own comparison, not the program's. */
    private static boolean isIn(Map<String, Object> kept, VersionInterval interval) {
        return Recount.values(kept, "version").stream().anyMatch(text -> {
            int low = interval.low().isEmpty()
                    ? 1
                    : Version.BY_RELEASE.compare(new Version(text), new Version(interval.low()));
            int high = interval.high().isEmpty()
                    ? -1
                    : Version.BY_RELEASE.compare(new Version(text), new Version(interval.high()));
            return (low > 0 || low == 0 && interval.withLow()) && (high < 0 || high == 0 && interval.withHigh());
        });
    }
}
