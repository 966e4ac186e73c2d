package rollcall.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.simulation.Loops.FOUR_WEEKS;
import static rollcall.simulation.Loops.WEEK;
import static rollcall.simulation.Loops.count;
import static rollcall.simulation.Loops.dayZero;
import static rollcall.simulation.Loops.days;
import static rollcall.simulation.Loops.decimal;
import static rollcall.simulation.Loops.ratio;
import static rollcall.simulation.Loops.time;
import static rollcall.simulation.Play.day;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * A fleet plays for ten weeks through the real endpoint, with a clock that is moved, and each page says what was played. What was played is
 * decided before the first report and counted here in the plainest way, by the manual's definitions.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlayedFleetTest {
    /** The day on which the pages are asked for a forecast. */
    private static final int FORECAST = Play.GOOD + 17;

    private static final List<Played> ALL = new Play(20_261_129).instances();

    private static PlayedSite site;
    private static String forecast;

    @BeforeAll
    static void play() throws Exception {
        site = new PlayedSite(ALL);
        site.play(0, FORECAST);
        forecast = site.text("reach?lane=all&versions=%3C1.1.0&range=30");
        site.play(FORECAST + 1, Play.LAST);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void who_is_active_new_and_silent() {
        int last = Play.LAST;
        requireList("state=active&window=7", one -> one.reports(last - 6, last));
        requireList("state=new&window=7", one -> one.born() > last - 7);
        requireList("state=silent&window=7", one -> one.reports(last - 13, last - 7) && one.gone() <= last - 6);
        requireList("state=silent&window=30", one -> one.reports(last - 59, last - 30) && one.gone() <= last - 29);
    }

    @Test
    void what_became_of_the_instances_of_one_day_until_another() {
        int from = Play.BAD - 1;
        Map<String, Long> moves = new TreeMap<>();
        for (Played one : ALL) {
            if (one.reports(from - FOUR_WEEKS + 1, from)) {
                String was = one.latest(from - FOUR_WEEKS + 1, from);
                boolean heard = one.reports(Play.LAST - FOUR_WEEKS + 1, Play.LAST);
                String is = heard ? one.latest(Play.LAST - FOUR_WEEKS + 1, Play.LAST) : "(silent)";
                moves.merge(was + "," + is, 1L, Long::sum);
            }
        }

        assertThat(site.lines("upgrades.csv?lane=all&level=patch&" + range(from, Play.LAST)))
                .containsAll(moves.entrySet().stream()
                        .map(move -> move.getKey() + "," + move.getValue() + "," + ratio(move.getValue(), sum(moves)))
                        .toList());
        assertThat(moves).hasSizeGreaterThan(4);
    }

    @Test
    void how_many_days_it_takes_to_a_release() {
        for (String release : List.of("1.1.0", "2.0.0")) {
            int zero = dayZero(ALL, release);
            List<Played> behind = ALL.stream()
                    .filter(one -> one.isBelow(release, zero - FOUR_WEEKS, zero - 1))
                    .toList();
            List<Played> followed =
                    behind.stream().filter(one -> one.reports(zero, Play.LAST)).toList();
            List<int[]> times =
                    followed.stream().map(one -> time(one, release, zero)).toList();
            long upgraded = times.stream().filter(time -> time[1] == 1).count();
            assertThat(site.lines("upgrades.csv?lane=all&level=patch&of=days&" + range(Play.BAD - 1, Play.LAST)))
                    .as("%s from day %s", release, zero)
                    .anyMatch(line -> line.startsWith("%s,%s,%d,%d,%d,%s,%s,"
                            .formatted(
                                    release,
                                    day(zero),
                                    behind.size(),
                                    followed.size(),
                                    upgraded,
                                    days(times, 0.5),
                                    days(times, 0.9))));
        }
    }

    @Test
    void the_bad_release_is_worse_by_the_numbers_that_were_played() {
        int now = dayZero(ALL, "2.0.0");
        int before = dayZero(ALL, "1.1.0");
        List<String> file = site.lines("release-health.csv?lane=all&release=2.0.0&against=1.1.0");
        for (String release : List.of("2.0.0", "1.1.0")) {
            int zero = release.equals("2.0.0") ? now : before;
            int end = zero + 13;
            List<Played> older = ALL.stream()
                    .filter(one -> one.isBelow(release, zero - FOUR_WEEKS, zero - 1))
                    .toList();
            List<Played> early = older.stream()
                    .filter(one -> one.upgradedTo(release, zero, end - WEEK) >= 0)
                    .toList();
            long silent = early.stream().filter(one -> one.gone() <= end - 6).count();
            List<Played> upgraded = older.stream()
                    .filter(one -> one.upgradedTo(release, zero, end - 1) >= 0)
                    .toList();
            long back = upgraded.stream()
                    .filter(one -> goesBack(one, release, zero, end))
                    .count();
            assertThat(file)
                    .anyMatch(line -> line.startsWith("%s,%s,silent,,%s,%s,%d,%d,%s,"
                            .formatted(
                                    release,
                                    day(zero),
                                    day(zero),
                                    day(end),
                                    silent,
                                    early.size(),
                                    ratio(silent, early.size()))));
            assertThat(file)
                    .anyMatch(line -> line.startsWith("%s,%s,rolled_back,,%s,%s,%d,%d,"
                            .formatted(release, day(zero), day(zero), day(end), back, upgraded.size())));
        }
        assertThat(file)
                .anyMatch(line -> line.startsWith("2.0.0,") && line.contains("silent") && line.endsWith(",worse"));
        assertThat(site.text("release-health?lane=all&release=2.0.0&against=1.1.0"))
                .contains("After the upgrade to 2.0.0 more instances fell silent than after 1.1.0");
    }

    @Test
    void how_many_of_the_new_ones_of_each_week_stay() {
        List<String> file = site.lines("retention.csv?lane=all&range=" + day(0) + ".." + day(Play.LAST));
        int looked = 0;
        for (int week = 1; (week + 1) * WEEK - 1 <= Play.LAST; week++) {
            int first = week * WEEK;
            List<Played> cohort = ALL.stream()
                    .filter(one -> one.born() >= first && one.born() < first + WEEK)
                    .toList();
            for (int later = 0; first + (later + 1) * WEEK - 1 <= Play.LAST; later++) {
                int from = first + later * WEEK;
                long active = cohort.stream()
                        .filter(one -> one.reports(from, from + 6))
                        .count();
                assertThat(file)
                        .contains("%s,%s,%d,%d,%d,%s"
                                .formatted(
                                        day(first),
                                        day(first + 6),
                                        cohort.size(),
                                        later,
                                        active,
                                        cohort.isEmpty() ? "" : ratio(active, cohort.size())));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(30);
        assertThat(Play.START.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void which_plugins_go_together_and_how_much_more_often_than_apart() {
        List<Played> active = ALL.stream()
                .filter(one -> one.reports(Play.LAST - FOUR_WEEKS + 1, Play.LAST))
                .toList();
        long mail = count(active, one -> one.plugins().contains("mail"));
        long sales = count(active, one -> one.plugins().contains("sales"));
        long both = count(active, one -> one.plugins().containsAll(List.of("mail", "sales")));
        double lift = (double) both / mail / ((double) (sales - both) / (active.size() - mail));

        List<String> pairs = site.lines("plugins.csv?lane=all&of=pairs&" + range(Play.BAD - 1, Play.LAST));
        assertThat(pairs)
                .anyMatch(line -> line.startsWith("mail,sales,%d,%d,%d,%d,%s,"
                                .formatted(both, mail, sales - both, active.size() - mail, decimal(lift)))
                        || line.startsWith(
                                "sales,mail,%d,%d,%d,%d,".formatted(both, sales, mail - both, active.size() - sales)));
        assertThat(pairs).noneMatch(line -> line.contains("badges"));
        assertThat(site.lines("plugins.csv?lane=all&" + range(Play.BAD - 1, Play.LAST)))
                .anyMatch(line -> line.startsWith("mail,%d,%s,".formatted(mail, ratio(mail, active.size()))));
    }

    /** Half way through the play the page did not know what would come; the play went on, and it came. */
    @Test
    void the_forecast_of_a_reach_comes_true() {
        int from = FORECAST - 6;
        long of = count(ALL, one -> one.reports(from, FORECAST));
        long in = count(ALL, one -> one.isBelow("1.1.0", from, FORECAST));
        assertThat(forecast).contains("%d of %d instances".formatted(in, of));

        Matcher between = Pattern.compile("between (\\S+) and ([-\\d]+)").matcher(forecast);
        assertThat(between.find()).as(forecast).isTrue();
        int crossing = FORECAST;
        while (shareBelow("1.1.0", crossing) > 0.1) {
            crossing++;
        }
        assertThat(day(crossing))
                .as(forecast)
                .isBetween(LocalDate.parse(between.group(1)), LocalDate.parse(between.group(2)));
    }

    @Test
    void which_errors_are_sent_which_are_new_and_which_are_back() {
        int from = Play.LAST - FOUR_WEEKS;
        PlayedErrors played = new PlayedErrors(ALL);
        String range = range(from, Play.LAST);

        List<String> all = played.signatures(from, Play.LAST, one -> true, true);
        assertThat(site.rows("errors.csv?" + range)).isEqualTo(all);
        assertThat(all)
                .hasSize(3)
                .anyMatch(line -> line.endsWith(",2.0.0,,"))
                .anyMatch(line -> line.endsWith(",,1.1.0,2.0.0"));
        assertThat(site.rows("errors.csv?of=versions&" + range))
                .isEqualTo(played.versions(from, Play.LAST, one -> true, true, null));
        assertThat(site.rows("errors.csv?of=signature&signature=E300&" + range))
                .isEqualTo(played.versions(from, Play.LAST, one -> true, true, "E300"));
        assertThat(site.text("errors?" + range))
                .contains(
                        "1 signature is new since 2.0.0; it is on %d of the %d instances"
                                .formatted(
                                        played.with("E300", from, Play.LAST),
                                        count(ALL, one -> one.ran("2.0.0", from, Play.LAST))),
                        "%d of the %d instances that were seen in these days sent an error"
                                .formatted(
                                        played.with(from, Play.LAST), count(ALL, one -> one.reports(from, Play.LAST))),
                        "1 signature returned after a fix.");
    }

    @Test
    void errors_of_those_with_a_plugin_and_of_all_days() {
        PlayedErrors played = new PlayedErrors(ALL);
        Predicate<Played> mail = one -> one.plugins().contains("mail");

        assertThat(site.rows("errors.csv?plugins=mail&" + range(0, Play.LAST)))
                .isEqualTo(played.signatures(0, Play.LAST, mail, false));
        assertThat(site.rows("errors.csv?of=versions&plugins=mail&" + range(0, Play.LAST)))
                .isEqualTo(played.versions(0, Play.LAST, mail, false, null))
                .hasSize(3);
        assertThat(site.rows("errors.csv?" + range(0, Play.BAD - 1)))
                .isEqualTo(played.signatures(0, Play.BAD - 1, one -> true, true));
    }

    @Test
    void big_ones_upgrade_less_often_and_the_middle_one_is_as_big_as_played() {
        PlayedSizes played = new PlayedSizes(ALL);
        List<String> ranges = played.compared();
        String biggest = ranges.get(ranges.size() - 1);
        long[] big = played.with(biggest, "2.0.");
        long[] small = played.with(ranges.get(0), "2.0.");

        assertThat(site.rows("metrics.csv?lane=all&of=accounts.against&against=product_version"))
                .isEqualTo(played.against("2.0.0", "2.0.x"));
        List<String> sorted = played.sorted();
        String middle = sorted.get((sorted.size() - 1) / 2);
        assertThat(sorted.get(sorted.size() / 2)).isEqualTo(middle);
        assertThat(site.text("metrics?lane=all&field=accounts&against=product_version"))
                .contains(
                        "the median instance has %s accounts (of %d that report it)"
                                .formatted(PlayedSizes.words(middle), sorted.size()),
                        "Instances of %s accounts report version 2.0.x less often than those of %s: %s against %s."
                                .formatted(
                                        PlayedSizes.words(biggest),
                                        PlayedSizes.words(ranges.get(0)),
                                        percent(big[1], big[0]),
                                        percent(small[1], small[0])));
    }

    @Test
    void who_grew_and_who_shrank() {
        PlayedSizes played = new PlayedSizes(ALL);
        int from = FOUR_WEEKS;
        Map<String, Long> moved = played.moved(from, Play.LAST);

        assertThat(site.rows("metrics.csv?lane=all&of=accounts.moved&" + range(from, Play.LAST)))
                .containsExactlyInAnyOrderElementsOf(moved.entrySet().stream()
                        .map(move -> move.getKey() + "," + move.getValue())
                        .toList());
        assertThat(moved).containsKeys("1-10,11-50", "501-1000,1001-5000");
        assertThat(site.text("metrics?lane=all&field=accounts&" + range(from, Play.LAST)))
                .contains(
                        "Of %d instances that reported accounts up to both %s and %s, %d grew by a range or more, %d shrank and %d stayed."
                                .formatted(
                                        sum(moved),
                                        day(from),
                                        day(Play.LAST),
                                        played.resized(from, Play.LAST, 1),
                                        played.resized(from, Play.LAST, -1),
                                        played.resized(from, Play.LAST, 0)));
    }

    @Test
    void who_reports_a_field_that_only_the_newest_version_tells() {
        PlayedCoverage played = new PlayedCoverage(ALL);
        PlayedCoverage.Told now = played.in(Loops.THIS_WEEK, Play.LAST);
        PlayedCoverage.Told older = played.on(List.of("1.0.0", "1.1.0"));

        assertThat(site.rows("coverage.csv?lane=all")).contains(played.now());
        assertThat(site.rows("coverage.csv?lane=all&of=versions&field=os_family"))
                .isEqualTo(played.versions())
                .hasSizeGreaterThan(1);
        assertThat(site.rows("coverage.csv?lane=all&of=days&field=os_family&" + range(0, Play.LAST)))
                .isEqualTo(played.days(0, Play.LAST));
        assertThat(site.text("coverage?lane=all&field=os_family"))
                .contains(
                        "%d of %d instances (%s) report a usable value of Operating system, %d report one that cannot be used, and %d do not report it."
                                .formatted(
                                        now.reported(),
                                        now.active(),
                                        percent(now.reported(), now.active()),
                                        now.unusable(),
                                        now.missing()),
                        "Since 2.0.0, most instances report Operating system. Of those with older versions 0 of %d instances report it."
                                .formatted(older.active()));
    }

    @Test
    void how_many_are_new_beside_the_downloads() {
        String file = IntStream.rangeClosed(0, Play.LAST)
                .mapToObj(day -> day(day) + "," + PlayedCoverage.downloads(day))
                .collect(Collectors.joining("\n", "day,count\n", "\n"));
        var answer = site.upload("coverage", file);
        assertThat(answer.statusCode()).isEqualTo(303);

        assertThat(site.rows("coverage.csv?lane=all&of=downloads&" + range(0, Play.LAST)))
                .isEqualTo(new PlayedCoverage(ALL).newcomers())
                .hasSize(9);
    }

    @Test
    void percentiles_and_sums_of_each_day_hold_for_what_was_measured() {
        List<Map<String, String>> latency =
                site.cells("performance.csv?lane=all&field=latency&" + range(Play.BAD - 7, Play.LAST));
        List<Map<String, String>> requests =
                site.cells("performance.csv?lane=all&field=requests&" + range(Play.BAD - 7, Play.LAST));
        assertThat(latency).hasSize(Play.LAST - Play.BAD + 8).hasSameSizeAs(requests);
        for (int i = 0; i < latency.size(); i++) {
            int day = Play.BAD - 7 + i;
            List<List<Integer>> measured = PlayedPerformance.measured(ALL, day, day, null);
            for (Map<String, String> row : List.of(latency.get(i), requests.get(i))) {
                assertThat(row)
                        .containsEntry("day", day(day).toString())
                        .containsEntry("active", String.valueOf(count(ALL, one -> one.reports(day))))
                        .containsEntry("reported", String.valueOf(measured.size()));
            }
            PlayedPerformance.requireLatency(latency.get(i), measured);
            double kept = measured.stream()
                    .mapToDouble(each -> PlayedPerformance.kept(each.size()))
                    .sum();
            PlayedPerformance.requireAmount(
                    requests.get(i),
                    "total",
                    kept,
                    PlayedPerformance.together(measured).size());
        }
    }

    @Test
    void the_newest_version_is_slower_by_the_numbers_that_were_measured() {
        List<List<Integer>> all = PlayedPerformance.measured(ALL, Loops.THIS_WEEK, Play.LAST, null);
        List<Map<String, String>> bounds = site.cells("performance.csv?lane=all&field=latency&of=now");
        assertThat(bounds).hasSize(PlayedPerformance.BOUNDS.size() + 1);
        for (int place = 0; place < bounds.size(); place++) {
            assertThat(bounds.get(place))
                    .containsEntry("counted", PlayedPerformance.text(PlayedPerformance.kept(all, place)))
                    .containsEntry(
                            "instances_own_p50",
                            String.valueOf(PlayedPerformance.own(all, 50).get(place)))
                    .containsEntry(
                            "instances_own_p95",
                            String.valueOf(PlayedPerformance.own(all, 95).get(place)));
        }
        assertThat(site.cells("performance.csv?lane=all&field=requests&of=now").stream()
                        .collect(Collectors.toMap(row -> row.get("value"), row -> Long.valueOf(row.get("instances")))))
                .isEqualTo(PlayedPerformance.classes(all));

        Map<String, List<List<Integer>>> measured = new TreeMap<>();
        for (Map<String, String> row : site.cells("performance.csv?lane=all&field=latency&of=versions")) {
            String version = row.get("version");
            measured.put(version, PlayedPerformance.measured(ALL, Loops.THIS_WEEK, Play.LAST, version));
            assertThat(row)
                    .containsEntry(
                            "instances", String.valueOf(measured.get(version).size()));
            PlayedPerformance.requireLatency(row, measured.get(version));
        }
        List<Integer> slow = PlayedPerformance.own(measured.get("2.0.0"), 95);
        List<Integer> fast = PlayedPerformance.own(measured.get("1.1.0"), 95);
        int place = 0;
        while (2 * PlayedPerformance.above(fast, place) > PlayedPerformance.above(fast, -1)) {
            place++;
        }
        assertThat(site.text("performance?lane=all&field=latency"))
                .contains(
                        "It is higher with 2.0.0 than with 1.1.0: %d of %d instances have their own 95 %% above %d ms, against %d of %d."
                                .formatted(
                                        PlayedPerformance.above(slow, place),
                                        PlayedPerformance.above(slow, -1),
                                        PlayedPerformance.BOUNDS.get(place),
                                        PlayedPerformance.above(fast, place),
                                        PlayedPerformance.above(fast, -1)));
    }

    private static double shareBelow(String version, int day) {
        return (double) count(ALL, one -> one.isBelow(version, day, day)) / count(ALL, one -> one.reports(day));
    }

    private static boolean goesBack(Played one, String release, int zero, int end) {
        int upgraded = one.upgradedTo(release, zero, end - 1);
        for (int day = upgraded + 1; day <= one.lastReport(end); day++) {
            if (Played.compare(one.version(day), release) < 0) {
                return true;
            }
        }
        return false;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void requireList(String question, Predicate<Played> played) {
        long number = count(ALL, played);
        assertThat(number).as(question).isPositive();
        site.requireList(question, number);
    }

    private static String percent(long part, long of) {
        return Math.round(100.0 * part / of) + " %";
    }

    private static String range(int from, int to) {
        return "range=" + day(from) + ".." + day(to);
    }
}
