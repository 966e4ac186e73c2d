package rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.Wiring;
import rollcall.analysis.Recount;
import rollcall.analysis.Row;
import rollcall.pages.text.Numbers;
import rollcall.report.Lane;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.MovableClock;
import rollcall.support.page.ChartTable;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.Visitor;

/** What the demo's pages say on two days, against a naive recount of its raw rows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoPagesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Pattern TILE = Pattern.compile(
            "class=\"tile-name\">\\s*<a [^>]*>([^<]+)</a>.*?class=\"tile-number\" value=\"(\\d+)\"", Pattern.DOTALL);

    /** The overview whose reader chose no lane. */
    private static final String USUAL = "";

    private static final Map<When, Pages> pages = new HashMap<>();
    private static List<Row> rows;
    private static Map<String, Long> refusals;

    /** When the pages are read; nothing more has come by then. */
    enum When {
        FRIDAY_NOON(FRIDAY.atTime(12, 0)),
        MONDAY_MORNING(FRIDAY.plusDays(3).atTime(4, 0));

        private final LocalDateTime moment;

        When(LocalDateTime moment) {
            this.moment = moment;
        }

        LocalDate today() {
            return moment.toLocalDate();
        }
    }

    /** What was read at a moment, by address. */
    private record Pages(Map<String, String> html) {
        String at(String path) {
            return html.get(path);
        }
    }

    @BeforeAll
    static void readPages() {
        String url = DemoDatabase.fresh();
        MovableClock clock = new MovableClock(DemoDatabase.NOON);
        try (Wiring demo = DemoDatabase.start(url, clock)) {
            for (When when : When.values()) {
                clock.move(Duration.between(clock.instant(), when.moment.toInstant(ZoneOffset.UTC)));
                Visitor visitor = new Visitor(demo);
                visitor.logIn(Demo.EMAIL, demo.demoLogin().orElseThrow().password());
                pages.put(when, read(visitor));
            }
        }
        try (Database database = open(url)) {
            rows = DemoRows.all(database, FRIDAY);
            refusals = DemoRows.refusals(database);
        }
    }

    @AfterAll
    static void forget() {
        rows = null;
        pages.clear();
    }

    @ParameterizedTest
    @EnumSource
    void the_overview_counts_who_is_active_new_back_and_silent(When when) {
        Recount recount = new Recount(rows);
        LocalDate today = when.today();
        Set<Integer> active = recount.active(today.minusDays(30), today);
        Set<Integer> before = recount.active(today.minusDays(60), today.minusDays(31));
        Set<Integer> newcomers = recount.newcomers(today.minusDays(30), today);
        Set<Integer> silent = without(before, active);
        Set<Integer> returned = without(without(active, before), newcomers);

        Map<String, Integer> tiles = tiles(pages.get(when).at("overview"));

        assertThat(tiles)
                .containsEntry("Active today", recount.active(today, today).size())
                .containsEntry(
                        "Active in 7 days",
                        recount.active(today.minusDays(7), today).size())
                .containsEntry("Active in 30 days", active.size())
                .containsEntry("New in 30 days", newcomers.size())
                .containsEntry("Returned in 30 days", returned.size())
                .containsEntry("Silent in 30 days", silent.size());
        assertThat(HtmlTable.text(pages.get(when).at("overview")))
                .contains("%s active in 30 days = %s in the 30 days before + %d new + %d returned − %d silent."
                        .formatted(
                                Numbers.count(active.size()),
                                Numbers.count(before.size()),
                                newcomers.size(),
                                returned.size(),
                                silent.size()));
        assertThat(returned).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_overview_whose_reader_chose_no_lane_counts_the_established(When when) {
        Recount recount = new Recount(rows);
        LocalDate today = when.today();
        var latest = recount.latest(today.minusDays(7), today);
        int all = latest.size();
        latest.entrySet().removeIf(each -> recount.lane(each.getKey(), each.getValue(), today) != Lane.ESTABLISHED);

        assertThat(tiles(pages.get(when).at(USUAL))).containsEntry("Active in 7 days", latest.size());
        assertThat(latest.size()).isPositive().isLessThan(all);
    }

    @ParameterizedTest
    @EnumSource
    void each_version_has_its_instances_its_share_and_its_days_to_half(When when) {
        Recount recount = new Recount(rows);
        var latest = recount.latest(when.today().minusDays(7), when.today());
        Map<String, Integer> counts = Recount.counts(latest, "version");
        int reported = Recount.reported(latest, "version");
        List<List<String>> expected = new ArrayList<>();
        for (String version : recount.versions(when.today())) {
            int count = counts.getOrDefault(version, 0);
            expected.add(List.of(
                    version,
                    recount.firstDayOf(version).toString(),
                    Numbers.count(count),
                    plain(Numbers.percent(Numbers.share(count, reported))),
                    Numbers.count(recount.daysToHalf(version, when.today()))));
        }

        List<List<String>> table = HtmlTable.rows(pages.get(when).at("versions?show=versions"), "Every version");

        assertThat(table).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).anySatisfy(row -> assertThat(row.get(4)).matches("\\d+"));
    }

    @ParameterizedTest
    @EnumSource
    void a_point_of_the_versions_is_the_latest_state_of_its_days_and_other_is_the_rest(When when) {
        Recount recount = new Recount(rows);
        for (String range : List.of("30", "90", "all")) {
            String page = pages.get(when).at("versions?range=" + range);
            requireChart(ChartTable.in(page, "adoption"), recount, "version", when.today(), true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_field_has_the_same_denominator_now_and_over_time(When when) {
        Recount recount = new Recount(rows);
        var latest = recount.latest(when.today().minusDays(7), when.today());
        String now = pages.get(when).at("environment");
        String over = pages.get(when).at("environment?view=time&range=90");

        requireChart(ChartTable.in(over, "over-os_family"), recount, "os_family", when.today(), true);
        requireChart(ChartTable.in(over, "over-enabled_plugins"), recount, "enabled_plugins", when.today(), false);
        requireBars(HtmlTable.rows(now, ">Operating system</h2>"), latest, "os_family");
        requireBars(HtmlTable.rows(now, ">Plugins</h2>"), latest, "enabled_plugins");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_answered_or_repeated_is_not_among_the_rejected(When when) {
        long repeated = sum(when, Set.of("rate_limited", "repeated"));
        long answered = sum(when, Set.of("not_kept", "forgotten"));
        long all = sum(when, null);

        String page = HtmlTable.text(pages.get(when).at("refusals?range=30"));

        assertThat(repeated * answered * (all - repeated - answered)).isPositive();
        assertThat(page)
                .contains("Rejected requests " + Numbers.count(all - repeated - answered) + " requests")
                .contains("Answered, not kept " + Numbers.count(answered) + " requests")
                .contains("Repeated " + Numbers.count(repeated) + " requests");
    }

    private static void requireChart(
            ChartTable chart, Recount recount, String field, LocalDate today, boolean oneValue) {
        assertThat(chart.rows().get(chart.rows().size() - 1).get("end"))
                .isEqualTo(today.minusDays(1).toString());
        for (Map<String, String> row : chart.rows()) {
            LocalDate end = LocalDate.parse(row.get("end"));
            var latest = recount.latest(end.minusDays(chart.span() - 1L), end);
            Map<String, Integer> counts = Recount.counts(latest, field);
            int reported = Recount.reported(latest, field);
            if (latest.isEmpty()) {
                assertThat(row.values()).as("a gap and not a zero").containsOnly(end.toString(), "–");
                continue;
            }
            assertThat(row.get("Active")).isEqualTo(Numbers.count(latest.size()));
            assertThat(row.get("Reported")).as("%s on %s", field, end).isEqualTo(Numbers.count(reported));
            int left = reported;
            for (String value : chart.values()) {
                if (!value.startsWith("other")) {
                    int count = counts.getOrDefault(asKept(value), 0);
                    assertThat(row.get(value)).as("%s on %s", value, end).isEqualTo(Numbers.count(count));
                    left -= count;
                }
            }
            for (String other : List.of("other", "others")) {
                if (row.containsKey(other)) {
                    assertThat(row.get(other)).as("other on %s", end).isEqualTo(Numbers.count(left));
                    left = 0;
                }
            }
            assertThat(oneValue ? left : 0).as("in no line on %s", end).isZero();
        }
    }

    private static void requireBars(List<List<String>> rows, Map<Integer, Map<String, Object>> latest, String field) {
        Map<String, Integer> counts = Recount.counts(latest, field);
        int reported = Recount.reported(latest, field);
        // The versions of a system stand between the rows of the systems.
        List<List<String>> values = rows.stream()
                .filter(row -> counts.containsKey(asKept(row.get(0))))
                .toList();
        assertThat(values).extracting(row -> asKept(row.get(0))).containsExactlyInAnyOrderElementsOf(counts.keySet());
        assertThat(values).allSatisfy(row -> {
            int count = counts.get(asKept(row.get(0)));
            assertThat(row.get(1)).isEqualTo(Numbers.count(count));
            assertThat(row.get(2)).isEqualTo(plain(Numbers.percent(Numbers.share(count, reported))));
        });
    }

    /** What instances send of a system that pages call by its usual name. */
    private static String asKept(String shown) {
        return shown.equals("macOS") ? "Darwin" : shown;
    }

    private static Map<String, Integer> tiles(String page) {
        return TILE.matcher(page)
                .results()
                .collect(Collectors.toMap(tile -> tile.group(1), tile -> Integer.valueOf(tile.group(2))));
    }

    private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
        Set<Integer> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static Pages read(Visitor visitor) {
        Map<String, String> html = new HashMap<>();
        for (String path : List.of(
                "overview",
                "versions?range=30",
                "versions?show=versions",
                "versions?range=90",
                "versions?range=all",
                "environment",
                "environment?view=time&range=90")) {
            String allLanes = path + (path.contains("?") ? "&" : "?") + "lane=all";
            html.put(path, visitor.page("/p/eventyay-demo/" + allLanes));
        }
        html.put("refusals?range=30", visitor.page("/p/eventyay-demo/refusals?range=30"));
        html.put(USUAL, visitor.page("/p/eventyay-demo/overview"));
        return new Pages(html);
    }

    private static long sum(When when, Set<String> reasons) {
        LocalDate from = when.today().minusDays(30);
        long sum = 0;
        for (var each : refusals.entrySet()) {
            String[] key = each.getKey().split(" ");
            if (!LocalDate.parse(key[0]).isBefore(from) && (reasons == null || reasons.contains(key[1]))) {
                sum += each.getValue();
            }
        }
        return sum;
    }

    private static Database open(String url) {
        return Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
    }
}
