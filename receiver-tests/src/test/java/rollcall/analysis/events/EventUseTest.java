package rollcall.analysis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.analysis.events.EventsByHand.all;
import static rollcall.analysis.events.EventsByHand.count;
import static rollcall.analysis.events.EventsByHand.fold;
import static rollcall.analysis.events.EventsByHand.folded;
import static rollcall.analysis.events.EventsByHand.group;
import static rollcall.analysis.events.EventsByHand.in;
import static rollcall.analysis.events.EventsByHand.instances;
import static rollcall.analysis.events.EventsByHand.numbers;
import static rollcall.analysis.events.EventsByHand.on;
import static rollcall.analysis.events.EventsByHand.profiles;
import static rollcall.analysis.events.EventsByHand.range;
import static rollcall.analysis.events.EventsByHand.senders;
import static rollcall.analysis.events.EventsByHand.trend;
import static rollcall.analysis.events.EventsByHand.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.report.Version;
import rollcall.rollup.EventFleet;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.rollup.Sent;
import rollcall.rollup.heartbeats.Fleets;

/** Each answer about events against the same question put to the events themselves by hand. */
class EventUseTest {
    private static final int TRIES = 80;
    private static final int DAYS = 100;
    private static final int MANY = Integer.MAX_VALUE;
    private static final LocalDate TODAY = EventFleet.TODAY;

    private final EventUse use = EventsByHand.use();

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(DAYS);
    }

    @Provide
    Arbitrary<List<List<Report>>> heartbeats() {
        return Fleets.commits(DAYS);
    }

    @Property(tries = TRIES)
    void a_list_counts_instances_events_and_users_of_any_range(
            @ForAll("batches") List<Sent> batches,
            @ForAll("heartbeats") List<List<Report>> heartbeats,
            @ForAll @IntRange(max = 99) int back,
            @ForAll @IntRange(max = 99) int until) {
        EventFleet fleet = folded(batches);
        RawFleet beating = new RawFleet(Fleets.jdbi(), fleet.productId());
        heartbeats.forEach(beating::commit);
        Fleets.fold(1000).run();
        Range range = range(back, until);
        Set<Integer> active = instances(in(fleet, range));
        beating.current().stream()
                .filter(report -> within(range, report.day()))
                .forEach(report -> active.add(report.instance()));

        EventListing list = use.list(senders(fleet, range), NameSearch.ALL, EventUse.MOST);

        assertThat(list.active()).isEqualTo(active.size());
        assertThat(list.more()).isFalse();
        assertThat(list.rows()).isSortedAccordingTo(Comparator.comparing(eventNameRow -> -eventNameRow.instances()));
        assertThat(list.rows())
                .extracting(EventNameRow::name)
                .containsExactlyInAnyOrderElementsOf(
                        in(fleet, range).stream().map(one -> one.event().name()).collect(Collectors.toSet()));
        list.rows().forEach(eventNameRow -> requireRow(eventNameRow, fleet, range, active.size()));
        assertThat(use.list(senders(fleet, range), new NameSearch("s", ""), EventUse.MOST)
                        .rows())
                .isEqualTo(list.rows().stream()
                        .filter(eventNameRow -> eventNameRow.name().startsWith("s"))
                        .toList());
    }

    @Property(tries = TRIES)
    void a_trend_has_each_day_of_up_to_ninety_and_blocks_of_eight_days_of_more(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(max = 200) int back,
            @ForAll @IntRange(max = 9) int until) {
        EventFleet fleet = folded(batches);
        Range range = range(back, until);

        var trends = use.trends(EventsByHand.product(fleet), List.of("open", "never"), range.from(), range.to());

        int days = range.days() > 90 ? 8 : 1;
        assertThat(trends.days()).isEqualTo(days);
        List<LocalDate> begins = range.eachDay().stream()
                .filter(day -> day.toEpochDay() % days == 0)
                .filter(day -> !day.plusDays(days - 1L).isAfter(range.to()))
                .toList();
        assertThat(trends.counts().get("open"))
                .isEqualTo(begins.stream()
                        .map(begin -> instances(happened(
                                        fleet, "open", new Range("", begin, begin.plusDays(days - 1L), range.today())))
                                .size())
                        .toList());
        assertThat(trends.counts().get("never")).hasSameSizeAs(begins).containsOnly(0);
    }

    @Property(tries = TRIES)
    void one_event_is_told_by_kind_version_and_property(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(max = 99) int back,
            @ForAll @IntRange(max = 99) int until) {
        EventFleet fleet = folded(batches);
        Range range = range(back, until);
        for (String name : List.of("open", "save", "share", "never")) {
            List<EventsByHand.Happening> ever = all(fleet).stream()
                    .filter(one -> one.event().name().equals(name))
                    .toList();
            List<EventsByHand.Happening> here = ever.stream()
                    .filter(one -> within(range, one.event().day()))
                    .toList();

            var answer = use.one(senders(fleet, range), name, MANY);

            assertThat(answer.isPresent()).isEqualTo(!ever.isEmpty());
            answer.ifPresent(told -> {
                requireAnswer(told, fleet, range, here);
                requireNewest(told, use.one(senders(fleet, range), name, 1).orElseThrow());
                requireDays(use.days().each(senders(fleet, range), name, range), range, here);
            });
        }
    }

    @Property(tries = TRIES)
    void a_point_of_several_days_is_all_who_sent_the_event_in_them_and_the_sum_of_its_events(
            @ForAll("batches") List<Sent> batches) {
        EventFleet fleet = folded(batches);
        Range range = range(60, 0);
        List<EventsByHand.Happening> opened = all(fleet).stream()
                .filter(one -> one.event().name().equals("open"))
                .toList();

        EventDays.OverTime points =
                use.days().points(senders(fleet, range), "open", range, new EventDays.Most(3, 1_000));

        LocalDate firstOfPoints = Points.of(range, 3).from();
        boolean before = opened.stream()
                .anyMatch(one ->
                        one.event().day().isBefore(TODAY) && !one.event().day().isBefore(firstOfPoints));
        assertThat(points.daily().span()).isEqualTo(before ? 28 : 1);
        assertThat(points.daily().days()).endsWith(before ? TODAY.minusDays(1) : TODAY);
        for (int i = 0; i < points.daily().days().size(); i++) {
            LocalDate end = points.daily().days().get(i);
            LocalDate from = end.minusDays(points.daily().span() - 1L);
            List<EventsByHand.Happening> here = opened.stream()
                    .filter(one ->
                            within(new Range("30", from, end), one.event().day()))
                    .toList();
            assertThat(points.daily().active().get(i)).isEqualTo(instances(here).size());
            assertThat(points.daily().lines().get(0).counts().get(i)).isEqualTo(here.size());
            for (Trend.Line trendLine : points.versions().lines()) {
                assertThat(trendLine.counts().get(i))
                        .isEqualTo(instances(here.stream()
                                        .filter(one -> one.version().equals(trendLine.value()))
                                        .toList())
                                .size());
            }
        }
    }

    @Example
    void a_list_shows_the_largest_three_hundred_names_and_says_that_there_are_more() {
        EventFleet fleet = new EventFleet();
        for (int instance = 0; instance < 2; instance++) {
            List<Sent.Happened> sent = new ArrayList<>();
            for (int i = instance; i < 301; i++) {
                sent.add(new Sent.Happened(TODAY, "n" + i, "", "", null, Map.of()));
            }
            fleet.commit(new Sent(instance, "1.0", sent));
        }
        fold();

        EventListing list = use.list(senders(fleet, range(9, 0)), NameSearch.ALL, EventUse.MOST);

        assertThat(list.more()).isTrue();
        assertThat(list.rows())
                .hasSize(300)
                .noneMatch(eventNameRow -> eventNameRow.name().equals("n0"));
        assertThat(use.list(senders(fleet, range(9, 0)), new NameSearch("n29", ""), EventUse.MOST)
                        .rows())
                .hasSize(11);
    }

    @Example
    void a_property_of_many_values_shows_a_hundred_of_them_and_the_others_together() {
        EventFleet fleet = new EventFleet();
        for (int instance = 0; instance < 2; instance++) {
            List<Sent.Happened> sent = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                sent.add(new Sent.Happened(TODAY, "open", "", "", null, Map.of("property.word", "w" + i)));
            }
            fleet.commit(new Sent(instance, "", sent));
        }
        fold();

        PropertyUse word = use.one(senders(fleet, range(9, 0)), "open", MANY)
                .orElseThrow()
                .properties()
                .get(0);

        assertThat(word.definition()).isNull();
        assertThat(word.events()).isEqualTo(300);
        assertThat(word.values()).hasSize(101).contains(new PropertyUse.Value("(other)", 2, 100L, 100 / 300.0));
    }

    private static void requireRow(EventNameRow eventNameRow, EventFleet fleet, Range range, int active) {
        List<EventsByHand.Happening> ever = all(fleet).stream()
                .filter(one -> one.event().name().equals(eventNameRow.name()))
                .toList();
        List<EventsByHand.Happening> here =
                ever.stream().filter(one -> within(range, one.event().day())).toList();
        assertThat(eventNameRow.instances()).isEqualTo(instances(here).size());
        assertThat(eventNameRow.events()).isEqualTo(here.size());
        assertThat(eventNameRow.profiles()).isEqualTo(profiles(here));
        if (active >= 0) {
            assertThat(eventNameRow.share()).isEqualTo((double) eventNameRow.instances() / active);
        }
        assertThat(eventNameRow.firstSeen())
                .isEqualTo(ever.stream()
                        .map(one -> one.event().day())
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(eventNameRow.lastSeen())
                .isEqualTo(ever.stream()
                        .map(one -> one.event().day())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static void requireAnswer(
            EventAnswer told, EventFleet fleet, Range range, List<EventsByHand.Happening> here) {
        requireRow(told.totals(), fleet, range, -1);
        Map<List<String>, List<EventsByHand.Happening>> kinds =
                group(here, one -> List.of(one.event().type(), one.event().source()));
        assertThat(told.kinds())
                .isSortedAccordingTo(Comparator.comparing(kind -> -kind.events()))
                .hasSize(kinds.size())
                .allSatisfy(kind -> {
                    List<EventsByHand.Happening> same = kinds.get(List.of(kind.type(), kind.source()));
                    assertThat(kind.events()).isEqualTo(same.size());
                    assertThat(kind.instances()).isEqualTo(instances(same).size());
                });
        Map<String, List<EventsByHand.Happening>> versions = byVersion(here);
        int withVersion = instances(
                        here.stream().filter(one -> !one.version().isEmpty()).toList())
                .size();
        assertThat(told.sentWith().instances()).isEqualTo(withVersion);
        assertThat(told.sentWith().shares()).allSatisfy(share -> {
            assertThat(share.instances())
                    .isEqualTo(instances(versions.get(share.value())).size());
            assertThat(share.share()).isEqualTo((double) share.instances() / withVersion);
        });
        assertThat(told.sentWith().shares()).hasSize(versions.size());
        requireProperties(told, here);
    }

    /** An answer about the newest versions alone is the other one without the others, where every event has a version. */
    private static void requireNewest(EventAnswer all, EventAnswer newest) {
        List<Share> shares = all.sentWith().shares();
        List<Share> shown = newest.sentWith().shares();
        assertThat(shares.subList(0, Math.min(1, shares.size())))
                .isEqualTo(shown.subList(0, Math.min(1, shown.size())));
        assertThat(newest.sentWith().count()).isEqualTo(shares.size());
        assertThat(new EventAnswer(
                        newest.active(),
                        newest.totals(),
                        newest.kinds(),
                        all.sentWith(),
                        all.byVersion(),
                        newest.properties()))
                .isEqualTo(all);
        assertThat(newest.sentWith().instances()).isEqualTo(all.sentWith().instances());
    }

    @Example
    void of_many_versions_the_newest_are_counted_alone_unless_some_events_have_none() {
        EventFleet fleet = new EventFleet();
        Sent.Happened opened = new Sent.Happened(TODAY, "open", "", "", null, Map.of());
        fleet.commit(new Sent(0, "1.9", List.of(opened)));
        fleet.commit(new Sent(1, "1.9", List.of(opened)));
        fleet.commit(new Sent(1, "1.10", List.of(opened)));
        fold();
        Range range = range(9, 0);

        EventUse.Versions all =
                use.one(senders(fleet, range), "open", MANY).orElseThrow().sentWith();
        EventUse.Versions newest =
                use.one(senders(fleet, range), "open", 1).orElseThrow().sentWith();
        assertThat(newest).isEqualTo(new EventUse.Versions(2, 2, List.of(new Share("1.10", 1, 0.5))));
        assertThat(all)
                .isEqualTo(new EventUse.Versions(2, 2, List.of(new Share("1.10", 1, 0.5), new Share("1.9", 2, 1))));

        fleet.commit(new Sent(2, "", List.of(opened)));
        fold();
        assertThat(use.one(senders(fleet, range), "open", 1).orElseThrow().sentWith())
                .isEqualTo(all);
    }

    private static void requireDays(EventDays.OverTime told, Range range, List<EventsByHand.Happening> here) {
        assertThat(told.daily().active()).isEqualTo(trend(here, range));
        assertThat(told.daily().days()).isEqualTo(range.eachDay());
        assertThat(told.daily().lines())
                .containsExactly(new Trend.Line("events", numbers(range, day -> count(here, one -> on(one, day)))));
        Map<String, List<EventsByHand.Happening>> versions = byVersion(here);
        assertThat(told.versions().lines())
                .extracting(Trend.Line::value)
                .isSortedAccordingTo(Comparator.comparing(Version::new).reversed())
                .containsExactlyInAnyOrderElementsOf(versions.keySet());
        told.versions()
                .lines()
                .forEach(line -> assertThat(line.counts()).isEqualTo(trend(versions.get(line.value()), range)));
    }

    private static Map<String, List<EventsByHand.Happening>> byVersion(List<EventsByHand.Happening> happenings) {
        return group(
                happenings.stream().filter(one -> !one.version().isEmpty()).toList(), EventsByHand.Happening::version);
    }

    private static List<EventsByHand.Happening> happened(EventFleet fleet, String name, Range range) {
        return in(fleet, range).stream()
                .filter(one -> one.event().name().equals(name))
                .toList();
    }

    private static void requireProperties(EventAnswer told, List<EventsByHand.Happening> here) {
        for (String field : List.of("property.lang", "context.browser")) {
            List<EventsByHand.Happening> saying = here.stream()
                    .filter(one -> one.event().values().containsKey(field))
                    .toList();
            List<PropertyUse> uses = told.properties().stream()
                    .filter(one -> one.field().equals(field))
                    .toList();
            assertThat(uses).hasSize(saying.isEmpty() ? 0 : 1);
            uses.forEach(property -> {
                assertThat(property.definition())
                        .isEqualTo(field.equals("property.lang") ? EventsByHand.LANGUAGE : null);
                assertThat(property.events()).isEqualTo(saying.size());
                Map<String, List<EventsByHand.Happening>> byValue =
                        group(saying, one -> one.event().values().get(field));
                assertThat(property.values()).hasSize(byValue.size()).allSatisfy(value -> {
                    List<EventsByHand.Happening> same = byValue.get(value.value());
                    assertThat(value.events()).isEqualTo(same.size());
                    assertThat(value.instances()).isEqualTo(instances(same).size());
                    assertThat(value.share()).isEqualTo((double) same.size() / saying.size());
                });
            });
        }
    }
}
