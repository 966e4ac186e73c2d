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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.TestSender;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/**
 * A fleet plays for ten weeks through the real endpoint, with a clock that is moved, and each page says what was played. What was played is
 * decided before the first report and counted here in the plainest way, by the manual's definitions.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlayedFleetTest {
    /** The day on which the pages are asked for a forecast. */
    private static final int FORECAST = Play.GOOD + 17;

    private static final List<Played> ALL = new Play(20_261_129).instances();

    private static MovedSite site;
    private static String forecast;

    @BeforeAll
    static void play() throws Exception {
        site = new MovedSite(Play.START + "T00:00:00Z");
        site.addProduct();
        for (int day = 0; day <= Play.LAST; day++) {
            if (day == FORECAST + 1) {
                site.see(day(day).atTime(5, 0).toInstant(ZoneOffset.UTC));
                site.awaitClosedDays();
                forecast = HtmlTable.text(site.page("reach?lane=all&versions=%3C1.1.0&range=30"));
            }
            send(day);
        }
        site.see(day(Play.LAST + 1).atTime(9, 0).toInstant(ZoneOffset.UTC));
        site.awaitClosedDays();
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

        assertThat(lines("upgrades.csv?lane=all&level=patch&" + range(from, Play.LAST)))
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
            assertThat(lines("upgrades.csv?lane=all&level=patch&of=days&" + range(Play.BAD - 1, Play.LAST)))
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
        List<String> file = lines("release-health.csv?lane=all&release=2.0.0&against=1.1.0");
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
        assertThat(HtmlTable.text(site.page("release-health?lane=all&release=2.0.0&against=1.1.0")))
                .contains("After the upgrade to 2.0.0 more instances fell silent than after 1.1.0");
    }

    @Test
    void how_many_of_the_new_ones_of_each_week_stay() {
        List<String> file = lines("retention.csv?lane=all&range=" + day(0) + ".." + day(Play.LAST));
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

        List<String> pairs = lines("plugins.csv?lane=all&of=pairs&" + range(Play.BAD - 1, Play.LAST));
        assertThat(pairs)
                .anyMatch(line -> line.startsWith("mail,sales,%d,%d,%d,%d,%s,"
                                .formatted(both, mail, sales - both, active.size() - mail, decimal(lift)))
                        || line.startsWith(
                                "sales,mail,%d,%d,%d,%d,".formatted(both, sales, mail - both, active.size() - sales)));
        assertThat(pairs).noneMatch(line -> line.contains("badges"));
        assertThat(lines("plugins.csv?lane=all&" + range(Play.BAD - 1, Play.LAST)))
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

    private static void requireList(String question, Predicate<Played> played) {
        long number = count(ALL, played);
        assertThat(number).as(question).isPositive();
        site.requireList(
                "/p/" + site.product().slug() + "/instances?lane=all&" + question,
                String.format(Locale.ROOT, "%,d", number));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> lines(String file) {
        return site.page(file).lines().collect(Collectors.toCollection(ArrayList::new));
    }

    private static String range(int from, int to) {
        return "range=" + day(from) + ".." + day(to);
    }

    private static void send(int day) {
        site.move(day(day).atTime(8, 0).toInstant(ZoneOffset.UTC));
        ALL.parallelStream().filter(one -> one.reports(day)).forEach(one -> {
            String heartbeat = TestSender.heartbeat(one.id(), one.version(day));
            String plugins = one.plugins().stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
            try {
                var answer = site.heartbeats()
                        .post(heartbeat.substring(0, heartbeat.length() - 1) + ",\"plugins\":[" + plugins + "]}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
