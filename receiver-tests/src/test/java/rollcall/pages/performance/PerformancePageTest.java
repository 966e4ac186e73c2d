package rollcall.pages.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.report.PreferredNumber;
import rollcall.support.Sql;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** Performance: its sentences, its tables and files, the lists behind its numbers, and what it says of too little. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PerformancePageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*(?:<data value=\"(\\d+)\"|(\\d+))");
    private static final int[] BOUNDS = {5, 10, 25, 50, 100};
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void without_such_a_field_the_page_says_so() throws Exception {
        site.report(DAY, 8, 0, 3, "1.0");
        site.see(Instant.parse("2026-03-01T09:00:00Z"));

        assertThat(text("performance?lane=all")).contains("No field of this product is a day sum or a histogram.");
        assertThat(site.get("performance?field=latency").statusCode()).isEqualTo(400);
        assertThat(site.page("performance.csv?lane=all")).contains("day");
    }

    @Test
    void as_long_as_nobody_reports_the_field_the_page_says_so() throws Exception {
        permit();
        site.report(DAY, 8, 0, 3, "1.0");
        site.see(Instant.parse("2026-03-01T09:00:00Z"));

        assertThat(text("performance?lane=all"))
                .contains("latency: no instance that was active in 7 days reports it; 3 were active.")
                .doesNotContain("NaN", "∞");
        assertThat(text("performance?lane=all&field=requests")).contains("requests: no instance");
    }

    @Test
    void nothing_was_counted_is_said_and_no_percentile() throws Exception {
        permit();
        site.report(DAY, 8, 0, 2, "1.0", latency(0, 0, 0, 0, 0, 0));
        site.see(Instant.parse("2026-03-01T09:00:00Z"));

        assertThat(text("performance?lane=all"))
                .contains("2 instances report it, and nothing was counted.", "It takes two versions to compare.")
                .doesNotContain("NaN", "Infinity", "is not counted");
    }

    @Test
    void the_sentences_the_tables_and_the_files_say_what_all_come_to() throws Exception {
        twoVersions();

        String page = site.page("performance?lane=all&range=7");
        assertThat(HtmlTable.text(page))
                .contains("latency: 95 % are at most 83.4 ms (certainly 50 to 100 ms)")
                .contains("of about 10,600 that 90 instances counted in a day.")
                .contains(
                        "It is higher with 3.1.0 than with 3.0.0: 40 of 40 instances have their own 95 % above 25 ms, "
                                + "against 0 of 50.")
                .contains("90 of 90 instances active in 7 days report it.")
                .doesNotContain("NaN", "Infinity");
        assertThat(MovedSite.table(page, "performance"))
                .anySatisfy(row -> assertThat(row).startsWith("2026-03-02", "90", "90"));
        assertThat(HtmlTable.text(page))
                .contains("95 %, at least", "95 %, at most", "50 %, between", "99 %, between")
                .contains("Dashed lines are the limits of 95 %.");
        assertThat(text("performance?lane=all&range=7&percentile=50"))
                .contains("50 %, at least", "50 %, at most", "95 %, between")
                .contains("Dashed lines are the limits of 50 %.");
        assertThat(site.get("performance?lane=all&percentile=75").statusCode()).isEqualTo(400);
        Map<String, String> bounds = site.csv("performance.csv?lane=all&of=now");
        assertThat(bounds)
                .containsEntry("bound", "counted,counted_low,counted_high,instances_own_p50,instances_own_p95")
                .hasEntrySatisfying("100", row -> assertThat(row).endsWith(",0,40"))
                .hasEntrySatisfying("25", row -> assertThat(row).endsWith(",90,50"))
                .hasEntrySatisfying("inf", row -> assertThat(row).isEqualTo("0,0,0,0,0"));
        assertThat(site.page("performance.csv?lane=all&of=versions").lines())
                .anySatisfy(line -> assertThat(line).startsWith("3.1.0,40,"));
        assertThat(site.csv("performance.csv?lane=all&range=7"))
                .hasEntrySatisfying("2026-03-02", row -> assertThat(row).startsWith("yes,90,90,"));
    }

    @Test
    void fields_that_are_added_up_are_offered_nowhere_to_tell_instances_apart() throws Exception {
        twoVersions();

        for (String refused : List.of("explore?rows=", "explore?columns=", "retention?split=", "metrics?against=")) {
            assertThat(site.get(refused + "latency").statusCode()).as(refused).isEqualTo(400);
            assertThat(site.get(refused + "requests").statusCode()).as(refused).isEqualTo(400);
        }
        for (String page : List.of("explore", "retention", "metrics", "environment", "versions", "instances")) {
            assertThat(site.page(page + "?lane=all"))
                    .as(page)
                    .doesNotContain("<option value=\"latency\"", "<option value=\"requests\"");
        }
        assertThat(text("upgrades?lane=all&range=7")).doesNotContain("latency");
        assertThat(site.page("coverage?lane=all")).contains("<option value=\"latency\"");
        assertThat(text("instances?latency=p95%3A25&lane=all")).contains("50 instances");
    }

    @Test
    void sums_are_added_up_between_limits_and_by_version() throws Exception {
        twoVersions();

        assertThat(text("performance?lane=all&field=requests"))
                .contains("requests: about 11,400 in a day (certainly 10,100 to 12,700), by 90 instances together.")
                .contains("Half of them have at most 112 each.")
                .contains(
                        "It is higher with 3.1.0 than with 3.0.0: 40 of 40 instances have more than 112, against 0 of 50.");
        assertThat(site.csv("performance.csv?lane=all&field=requests&of=now"))
                .hasEntrySatisfying("100", row -> assertThat(row).endsWith(",50"))
                .hasEntrySatisfying("160", row -> assertThat(row).endsWith(",40"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&field=requests",
                "&product_version=3.1.0",
                "&latency=p95%3A25&range=7",
                "&field=requests&requests=100&requests=160"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        twoVersions();

        Matcher link = LIST.matcher(site.page("performance?lane=all" + more));
        int looked = 0;
        while (link.find()) {
            site.requireList(link.group(1), link.group(2) == null ? link.group(3) : link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThan(2);
    }

    @Test
    void too_few_instances_get_no_verdict_and_hear_how_many_would_be_enough() throws Exception {
        permit();
        site.report(DAY, 8, 0, 5, "3.0.0", latency(0, 90, 10, 0, 0, 0));
        site.report(DAY, 9, 5, 10, "3.1.0", latency(0, 80, 20, 0, 0, 0));
        site.see(Instant.parse("2026-03-02T09:00:00Z"));

        assertThat(text("performance?lane=all"))
                .containsPattern(
                        "Too few to say whether it is higher with 3.1.0 than with 3.0.0: 0 of 5 instances have their own "
                                + "95 % above 25 ms, against 0 of 5. About [\\d,]+ on each would be enough.");
    }

    @Test
    void exact_percentiles_of_what_was_measured_lie_between_the_limits_of_the_file() throws Exception {
        permit();
        Random random = new Random(7);
        int[] measured = new int[30_000];
        for (int i = 0; i < 30; i++) {
            int[] counts = new int[BOUNDS.length + 1];
            for (int j = 0; j < 1_000; j++) {
                int time = (int) (8 * Math.exp(random.nextGaussian()));
                measured[1_000 * i + j] = time;
                counts[(int) IntStream.of(BOUNDS).filter(bound -> time > bound).count()]++;
            }
            site.report(DAY, 8, i, i + 1, "1.0", latency(counts));
        }
        site.see(Instant.parse("2026-03-02T09:00:00Z"));

        String[] head = site.csv("performance.csv?lane=all&range=7").get("day").split(",");
        String[] row =
                site.csv("performance.csv?lane=all&range=7").get("2026-03-01").split(",", -1);
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < head.length; i++) {
            told.put(head[i], i < row.length ? row[i] : "");
        }
        int[] sorted = IntStream.of(measured).sorted().toArray();
        for (int percent : new int[] {50, 90, 95, 99}) {
            double exact = sorted[percent * sorted.length / 100 - 1];
            assertThat(exact)
                    .as("%s", percent)
                    .isBetween(number(told.get("p" + percent + "_low")), number(told.get("p" + percent + "_high")));
        }
        assertThat(30_000.0).isBetween(number(told.get("counted_low")), number(told.get("counted_high")));
    }

    /** Six days of reports that nobody planned, against loops over what was sent. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_naive_recount_of_what_was_sent_finds_the_same_sums_now_and_on_each_day(int seed) throws Exception {
        permit();
        Random random = new Random(seed);
        List<Map<Integer, Integer>> sent = new ArrayList<>();
        Map<Integer, String> versions = new HashMap<>();
        for (int day = 0; day < 6; day++) {
            Map<Integer, Integer> ofDay = new HashMap<>();
            sent.add(ofDay);
            for (int i = 0; i < 12; i++) {
                if (random.nextInt(3) > 0) {
                    int requests = random.nextInt(4) == 0 ? 0 : random.nextInt(3_000);
                    versions.putIfAbsent(i, random.nextBoolean() ? "1.0" : "2.0");
                    ofDay.put(i, requests);
                    site.report(DAY.plusDays(day), 8, i, i + 1, versions.get(i), ",\"requests\":" + requests);
                }
            }
        }
        site.see(Instant.parse("2026-03-07T01:00:00Z"));

        Map<Integer, Integer> latest = new HashMap<>();
        sent.forEach(latest::putAll);
        requireClasses("", latest);
        latest.keySet().removeIf(instance -> !versions.get(instance).equals("2.0"));
        requireClasses("&product_version=2.0", latest);
        Map<String, String> days = site.csv("performance.csv?lane=all&field=requests&range=7");
        for (int day = 0; day < 6; day++) {
            double total = sent.get(day).values().stream()
                    .mapToDouble(PerformancePageTest::kept)
                    .sum();
            String[] row = days.get(DAY.plusDays(day).toString()).split(",", -1);
            assertThat(row[2]).isEqualTo(String.valueOf(sent.get(day).size()));
            assertThat(number(row[3])).isCloseTo(total, within(total / 1e5 + 1e-9));
        }
    }

    private static void requireClasses(String filter, Map<Integer, Integer> latest) {
        Map<String, String> expected = new TreeMap<>();
        latest.values()
                .forEach(requests -> expected.merge(
                        PreferredNumber.of(BigDecimal.valueOf(requests))
                                .orElseThrow()
                                .label(),
                        "1",
                        (one, more) -> String.valueOf(Integer.parseInt(one) + 1)));
        Map<String, String> told = new TreeMap<>(site.csv("performance.csv?lane=all&field=requests&of=now" + filter));
        told.remove("value");
        told.replaceAll((value, row) -> row.substring(row.lastIndexOf(',') + 1));
        assertThat(told).isEqualTo(expected);
    }

    private static double kept(int requests) {
        return PreferredNumber.of(BigDecimal.valueOf(requests))
                .orElseThrow()
                .value()
                .doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"field, nothing", "of, everything", "range, 5", "latency, >=3"})
    void what_is_not_known_is_named_with_what_is_permitted(String name, String value) {
        permit();
        assertThat(site.get("performance.csv?" + name + "=" + value.replace(">=", "%3E%3D"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** 50 instances on 3.0.0 that are fast, and 40 on 3.1.0 that are slow, for two days. */
    private static void twoVersions() throws Exception {
        permit();
        for (int day = 0; day < 2; day++) {
            site.report(DAY.plusDays(day), 8, 0, 50, "3.0.0", latency(0, 0, 100, 0, 0, 0) + ",\"requests\":100");
            site.report(DAY.plusDays(day), 9, 50, 90, "3.1.0", latency(0, 0, 100, 0, 40, 0) + ",\"requests\":150");
        }
        site.see(Instant.parse("2026-03-03T09:00:00Z"));
    }

    private static String latency(int... counts) {
        String bounds = IntStream.of(BOUNDS).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String all = IntStream.of(counts).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return ",\"latency\":{\"bounds\":[" + bounds + "],\"counts\":[" + all + "]}";
    }

    private static void permit() {
        for (String field : List.of(
                "{\"name\":\"requests\",\"kind\":\"day_sum\"}",
                "{\"name\":\"latency\",\"kind\":\"histogram\",\"unit\":\"ms\",\"bounds\":[5,10,25,50,100]}")) {
            Sql.execute(
                    site.server(),
                    "INSERT INTO permitted_field SELECT " + site.product().id()
                            + ", d->>'name', d, 'x', now() FROM (VALUES ('" + field + "'::jsonb)) AS permitted (d)");
        }
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }
}
