package rollcall.analysis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.analysis.events.EventsByHand.all;
import static rollcall.analysis.events.EventsByHand.folded;
import static rollcall.analysis.events.EventsByHand.instances;
import static rollcall.analysis.events.EventsByHand.product;
import static rollcall.analysis.events.EventsByHand.range;
import static rollcall.analysis.events.EventsByHand.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.Asked;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;
import rollcall.rollup.EventFleet;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.rollup.Sent;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventUseDao;

/** Numbers of events and funnels of some instances, and the lists behind them, against a count of generated heartbeats and events by hand. */
class FilteredEventsByHandTest {
    private static final int TRIES = 25;
    private static final int DAYS = 60;
    private static final int MANY = Integer.MAX_VALUE;
    private static final List<String> NAMES = List.of("open", "save", "share");
    private static final Dimension VERSION = Dimension.of("version", FieldKind.VERSION);
    private static final Dimension OS = Dimension.of("os", FieldKind.CHOICE);

    private final EventUseDao counts = Fleets.jdbi().onDemand(EventUseDao.class);
    private final EventUse use = EventsByHand.use();
    private final Funnels funnels = new Funnels(new EventRollupReader(counts));

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(DAYS);
    }

    @Provide
    Arbitrary<List<List<Report>>> heartbeats() {
        return Fleets.commits(DAYS);
    }

    @Property(tries = TRIES)
    void every_number_of_an_event_counts_the_instances_of_the_filter_and_its_list_has_as_many(
            @ForAll("batches") List<Sent> batches,
            @ForAll("heartbeats") List<List<Report>> heartbeats,
            @ForAll @IntRange(max = 59) int back,
            @ForAll @IntRange(max = 20) int until) {
        Asker asker = new Asker(batches, heartbeats, range(back, until));
        for (Filter filter : filters(asker.range)) {
            Set<Integer> members = asker.members(filter);
            Population population = asker.population(filter);
            Senders senders = Senders.of(population, asker.range.from(), asker.range.to());
            EventListing list = use.list(senders, NameSearch.ALL, EventUse.MOST);

            assertThat(list.active()).as(filter.toString()).isEqualTo(members.size());
            assertThat(list.rows())
                    .extracting(EventNameRow::name)
                    .containsExactlyInAnyOrderElementsOf(NAMES.stream()
                            .filter(name -> !asker.senders(name, members).isEmpty())
                            .toList());
            for (EventNameRow row : list.rows()) {
                assertThat(row.instances())
                        .isEqualTo(asker.senders(row.name(), members).size())
                        .isEqualTo(asker.listed(filter, asker.sent(row.name(), true, null)));
                assertThat(row.share()).isEqualTo((double) row.instances() / members.size());
                requireRan(asker, filter, members, row);
                assertThat(row.events()).isNull();
                assertThat(row.profiles()).isNull();
                requireAnswer(
                        asker,
                        filter,
                        members,
                        use.one(senders, row.name(), MANY).orElseThrow());
            }
        }
    }

    @Property(tries = TRIES)
    void a_point_counts_the_instances_of_the_filter_that_sent_the_event_on_its_days(
            @ForAll("batches") List<Sent> batches,
            @ForAll("heartbeats") List<List<Report>> heartbeats,
            @ForAll @IntRange(min = 3, max = 80) int most) {
        Asker asker = new Asker(batches, heartbeats, range(DAYS - 1, 0));
        for (Filter filter : filters(asker.range)) {
            Set<Integer> members = asker.members(filter);
            Senders senders = Senders.of(asker.population(filter), asker.range.from(), asker.range.to());
            for (int time = 0; time < 2; time++) {
                EventDays.OverTime points =
                        use.days().points(senders, "open", asker.range, new EventDays.Most(most, 1_000));
                assertThat(points.daily().lines()).isEmpty();
                for (int i = 0; i < points.daily().days().size(); i++) {
                    requirePoint(asker, members, points, i);
                }
            }
        }
    }

    @Property(tries = TRIES)
    void a_funnel_of_some_instances_counts_them_alone_and_each_step_and_each_drop_off_has_its_list(
            @ForAll("batches") List<Sent> batches,
            @ForAll("heartbeats") List<List<Report>> heartbeats,
            @ForAll @IntRange(max = 59) int back) {
        Asker asker = new Asker(batches, heartbeats, range(back, 0));
        for (List<String> steps : List.of(List.of("open", "save"), List.of("save", "open", "save", "share"))) {
            for (Filter filter : Stream.concat(Stream.of(Filter.NONE), filters(asker.range).stream())
                    .toList()) {
                Population population = asker.population(filter);
                Senders senders = Senders.of(population, asker.range.from(), asker.range.to());
                List<Funnels.Step> answer = funnels.answer(senders, steps);
                for (int i = 0; i < steps.size(); i++) {
                    int reached = asker.through(steps.subList(0, i + 1), asker.members(filter));
                    List<String> before = steps.subList(0, i);

                    assertThat(answer.get(i).instances())
                            .as(steps + " " + filter)
                            .isEqualTo(reached)
                            .isEqualTo(asker.listed(filter, asker.through(steps.subList(0, i + 1), (String) null)));
                    if (i > 0) {
                        assertThat(asker.listed(filter, asker.through(before, steps.get(i))))
                                .isEqualTo(answer.get(i - 1).instances() - reached);
                    }
                }
            }
        }
    }

    /** Those that could send it: who ran, in a heartbeat, a version with which it was ever sent, or sent it. */
    private static void requireRan(Asker asker, Filter filter, Set<Integer> members, EventNameRow row) {
        Set<String> versions = all(asker.fleet).stream()
                .filter(one ->
                        one.event().name().equals(row.name()) && !one.version().isEmpty())
                .filter(one -> !one.event().day().isAfter(asker.range.to()))
                .map(EventsByHand.Happening::version)
                .collect(Collectors.toSet());
        if (versions.isEmpty()) {
            assertThat(row.ran()).isNull();
            assertThat(row.usedBy()).isEqualTo(row.share());
            return;
        }
        Set<Integer> could = members.stream()
                .filter(number -> asker.ran(number, versions)
                        || !asker.here(row.name(), Set.of(number)).isEmpty())
                .collect(Collectors.toSet());
        assertThat(row.ran().instances())
                .isEqualTo(could.size())
                .isEqualTo(asker.listed(
                        filter,
                        new Condition.AnyOf(
                                List.of(asker.ran(row.ran().versions()), asker.sent(row.name(), true, null)))));
        assertThat(row.usedBy()).isEqualTo((double) row.instances() / could.size());
    }

    private static void requireByVersion(Asker asker, Filter filter, Set<Integer> members, EventAnswer told) {
        String name = told.totals().name();
        for (String version : List.of("1.0", "1.1", "2.0", "10.0")) {
            Set<Integer> used = instances(asker.here(name, members).stream()
                    .filter(one -> one.version().equals(version))
                    .toList());
            Set<Integer> ran = members.stream()
                    .filter(number -> used.contains(number) || asker.ran(number, Set.of(version)))
                    .collect(Collectors.toSet());
            List<VersionUse> uses = told.byVersion().uses().stream()
                    .filter(use -> use.version().equals(version))
                    .toList();
            assertThat(uses)
                    .isEqualTo(ran.isEmpty() ? List.of() : List.of(new VersionUse(version, ran.size(), used.size())));
            assertThat(asker.listed(
                            filter,
                            new Condition.AnyOf(List.of(
                                    asker.ran(List.of(version)),
                                    asker.sent(name, true, EventDetail.version(version))))))
                    .isEqualTo(ran.size());
        }
    }

    private static void requireAnswer(Asker asker, Filter filter, Set<Integer> members, EventAnswer told) {
        String name = told.totals().name();
        List<EventsByHand.Happening> here = asker.here(name, members);
        int with = instances(
                        here.stream().filter(one -> !one.version().isEmpty()).toList())
                .size();
        assertThat(told.sentWith().instances()).isEqualTo(with);
        requireByVersion(asker, filter, members, told);
        told.sentWith().shares().forEach(share -> {
            assertThat(share.instances())
                    .isPositive()
                    .isEqualTo(count(here, one -> one.version().equals(share.value())))
                    .isEqualTo(asker.listed(filter, asker.sent(name, true, EventDetail.version(share.value()))));
            assertThat(share.share()).isEqualTo((double) share.instances() / with);
        });
        told.kinds()
                .forEach(kind -> assertThat(kind.instances())
                        .isPositive()
                        .isEqualTo(count(
                                here,
                                one -> one.event().type().equals(kind.type())
                                        && one.event().source().equals(kind.source())))
                        .isEqualTo(asker.listed(
                                filter, asker.sent(name, true, EventDetail.kind(kind.type(), kind.source())))));
        assertThat(told.kinds()).allMatch(kind -> kind.events() == null);
        assertThat(told.properties()).allMatch(property -> property.events() == null);
        told.properties()
                .forEach(property -> property.values().forEach(value -> {
                    assertThat(value.instances())
                            .isPositive()
                            .isEqualTo(count(
                                    here,
                                    one -> value.value()
                                            .equals(one.event().values().get(property.field()))))
                            .isEqualTo(asker.listed(
                                    filter, asker.sent(name, true, new EventDetail(property.field(), value.value()))));
                    assertThat(value.share())
                            .isEqualTo(
                                    (double) value.instances() / told.totals().instances());
                }));
    }

    private static void requirePoint(Asker asker, Set<Integer> members, EventDays.OverTime points, int point) {
        LocalDate end = points.daily().days().get(point);
        LocalDate from = end.minusDays(points.daily().span() - 1L);
        List<EventsByHand.Happening> here = all(asker.fleet).stream()
                .filter(one -> one.event().name().equals("open") && members.contains(one.instance()))
                .filter(one ->
                        !one.event().day().isBefore(from) && !one.event().day().isAfter(end))
                .toList();
        assertThat(points.daily().active().get(point)).isEqualTo(instances(here).size());
        points.versions()
                .lines()
                .forEach(line -> assertThat(line.counts().get(point))
                        .isEqualTo(count(here, one -> one.version().equals(line.value()))));
    }

    private static int count(List<EventsByHand.Happening> happenings, Predicate<EventsByHand.Happening> which) {
        return instances(happenings.stream().filter(which).toList()).size();
    }

    /** Conditions about reports, about events, and about both; and all lanes but one, in which nobody is. */
    private static List<Filter> filters(Range range) {
        LocalDate from = range.from();
        LocalDate to = range.to();
        Condition linux = new Condition.OneOf(OS, List.of("Linux"));
        Condition saved = new Condition.SentEvent("save", true, null, from, to);
        return List.of(
                with(linux),
                with(new Condition.NotReported(OS)),
                with(saved),
                with(new Condition.SentEvent("save", false, null, from, to)),
                with(new Condition.SentEvent("save", true, EventDetail.version("1.1"), from, to)),
                with(new Condition.CameThrough(List.of("open", "save"), null, from, to)),
                with(new Condition.CameThrough(List.of("open"), "share", from, to), linux),
                Filter.NONE.in(EnumSet.complementOf(EnumSet.of(Lane.CI))));
    }

    private static Filter with(Condition... conditions) {
        return new Filter(Filter.NONE.lanes(), List.of(conditions));
    }

    /** The definitions of the manual, by plain loops. */
    private static final class Asker {
        private final EventFleet fleet;
        private final RawFleet beating;
        private final Range range;

        Asker(List<Sent> batches, List<List<Report>> heartbeats, Range range) {
            this.fleet = folded(batches);
            this.beating = new RawFleet(Fleets.jdbi(), fleet.productId());
            this.range = range;
            heartbeats.forEach(beating::commit);
            Fleets.fold(1000).run();
        }

        Population population(Filter filter) {
            return Asked.of(product(fleet), EventFleet.TODAY).with(filter);
        }

        /** How many the list of those that were seen has with one more condition. */
        int listed(Filter filter, Condition more) {
            List<Condition> conditions =
                    Stream.concat(filter.conditions().stream(), Stream.of(more)).toList();
            return population(new Filter(filter.lanes(), conditions))
                    .seen(range.from(), range.to())
                    .getCardinality();
        }

        Condition sent(String name, boolean sent, EventDetail with) {
            return new Condition.SentEvent(name, sent, with, range.from(), range.to());
        }

        Condition ran(List<String> versions) {
            return new Condition.Ran(VERSION, versions, range.from(), range.to());
        }

        /** Whether a heartbeat of these days names one of the versions. */
        boolean ran(int number, Set<String> versions) {
            return beating.current().stream()
                    .filter(report -> report.instance() == number && within(range, report.day()))
                    .anyMatch(report ->
                            versions.contains(String.valueOf(report.kept().get("version"))));
        }

        Condition through(List<String> steps, String next) {
            return new Condition.CameThrough(steps, next, range.from(), range.to());
        }

        Set<Integer> members(Filter filter) {
            Map<Integer, Report> latest = new HashMap<>();
            beating.current().stream()
                    .filter(report -> within(range, report.day()))
                    .sorted(Comparator.comparing(Report::day))
                    .forEach(report -> latest.put(report.instance(), report));
            Set<Integer> seen = new HashSet<>(latest.keySet());
            seen.addAll(instances(EventsByHand.in(fleet, range)));
            return seen.stream()
                    .filter(number -> filter.hasAllLanes() || latest.containsKey(number))
                    .filter(number -> filter.conditions().stream()
                            .allMatch(condition -> meets(number, latest.get(number), condition)))
                    .collect(Collectors.toSet());
        }

        private boolean meets(int number, Report latest, Condition condition) {
            if (condition instanceof Condition.OneOf one) {
                return latest != null
                        && one.values().contains(String.valueOf(latest.kept().get("os")));
            } else if (condition instanceof Condition.NotReported) {
                return latest != null && !latest.kept().containsKey("os");
            } else if (condition instanceof Condition.CameThrough funnel) {
                return through(funnel.steps(), Set.of(number)) == 1
                        && (funnel.next() == null || through(plus(funnel), Set.of(number)) == 0);
            }
            Condition.SentEvent event = (Condition.SentEvent) condition;
            return event.sent()
                    == here(event.name(), Set.of(number)).stream()
                            .anyMatch(one -> event.with() == null
                                    || one.version().equals(event.with().value()));
        }

        private static List<String> plus(Condition.CameThrough funnel) {
            return Stream.concat(funnel.steps().stream(), Stream.of(funnel.next()))
                    .toList();
        }

        List<EventsByHand.Happening> here(String name, Set<Integer> members) {
            return EventsByHand.in(fleet, range).stream()
                    .filter(one -> one.event().name().equals(name) && members.contains(one.instance()))
                    .toList();
        }

        Set<Integer> senders(String name, Set<Integer> members) {
            return instances(here(name, members));
        }

        /** How many of them sent all steps, each on the day of the step before or later. */
        int through(List<String> steps, Set<Integer> members) {
            LocalDate[] at = new LocalDate[1];
            return (int) members.stream()
                    .filter(number -> {
                        Arrays.fill(at, LocalDate.MIN);
                        return steps.stream().allMatch(step -> {
                            at[0] = here(step, Set.of(number)).stream()
                                    .map(one -> one.event().day())
                                    .filter(day -> !day.isBefore(at[0]))
                                    .min(Comparator.naturalOrder())
                                    .orElse(null);
                            return at[0] != null;
                        });
                    })
                    .count();
        }
    }
}
