package rollcall.pages.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** Metrics: one large and the others small, what big instances do otherwise, who grew, the lists behind the numbers, and too little. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsPageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\"");
    private static final Pattern TILE = Pattern.compile(
            "(?s)class=\"tile-name\">\\s*<a href=\"([^\"]*)\".*?<data class=\"tile-number\" value=\"(\\d+)\"");

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void big_instances_that_have_the_newest_version_less_often_are_told_with_numbers() throws Exception {
        bigOnesStayBehind();

        String page = site.page("metrics?range=30");
        assertThat(HtmlTable.text(page))
                .contains("the median instance has between 1–10 and 11–50 accounts (of 60 that report it)")
                .contains("Instances of 501–1,000 accounts report version 3.1.x less often than those of 1–10: "
                        + "21 % against 80 %.");
        assertThat(HtmlTable.rows(page, "id=\"against-title\""))
                .contains(
                        List.of("1–10", "30", "24", "80 %", "62.7 % to 90.5 %", "30", "4 days"),
                        List.of("501–1,000", "29", "6", "21 %", "9.8 % to 38.4 %", "29", "not yet: 21 % in 7 days"));
        assertThat(site.csv("metrics.csv?of=accounts.against&lane=all"))
                .containsEntry("1-10", "product_version,3.1.x,30,24,0.8000,0.6269,0.9049,30,4")
                .containsEntry("501-1000", "product_version,3.1.x,29,6,0.2069,0.0985,0.3839,29,");
    }

    @Test
    void any_other_field_and_value_can_be_chosen() throws Exception {
        bigOnesStayBehind();

        assertThat(text("metrics?against=os_family"))
                .contains("report operating system Linux more or less often", "cannot be told yet");
        assertThat(text("metrics?against=product_version&has=3.0.0"))
                .contains("Instances of 501–1,000 accounts report version 3.0.0 more often than those of 1–10")
                .doesNotContain("Half had");
        assertThat(text("metrics?against=os_family&has=Plan9"))
                .contains("No instance that reports accounts reports operating system Plan9.");
        assertThat(text("metrics?against=products")).contains("No instance reports Products.");
    }

    @Test
    void who_grew_and_who_shrank_is_told_from_day_to_day() throws Exception {
        bigOnesStayBehind();

        String page = site.page("metrics?range=2026-04-01..2026-04-27");
        assertThat(HtmlTable.text(page))
                .contains("Of 60 instances that reported accounts up to both 2026-04-01 and 2026-04-27, "
                        + "4 grew by a range or more, 1 shrank and 55 stayed.");
        assertThat(HtmlTable.rows(page, "id=\"moves-title\""))
                .contains(
                        List.of("1–10", "33", "29", "1", "0", "0", "3"),
                        List.of("501–1,000", "27", "1", "0", "0", "0", "26"))
                .contains(List.of("All", "60", "30", "1", "0", "0", "29"));
        assertThat(site.page("metrics.csv?of=accounts.moved&range=2026-04-01..2026-04-27")
                        .lines())
                .contains("1-10,501-1000,3", "1-10,11-50,1", "501-1000,1-10,1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&range=2026-04-01..2026-04-27",
                "&field=keys",
                "&against=os_family",
                "&accounts=1-10&accounts=501-1000&os_family=Linux",
                "&product_version=!2.9.0&at=2026-04-01:accounts:1-10"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        bigOnesStayBehind();

        String page = site.page("metrics?lane=all" + more);
        int looked = 0;
        for (Pattern pattern : List.of(LIST, TILE)) {
            Matcher link = pattern.matcher(page);
            while (link.find()) {
                site.requireList(link.group(1), link.group(2));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(5);
    }

    @Test
    void the_metric_of_most_instances_is_large_and_each_other_one_leads_to_its_own_page() throws Exception {
        bigOnesStayBehind();

        String page = site.page("metrics");
        assertThat(page).contains("id=\"over-accounts\"").doesNotContain("id=\"over-keys\"");
        String small = page.substring(page.indexOf("class=\"small-metrics\""));
        assertThat(HtmlTable.text(small)).contains("Keys", "median 1–10", "of 30 that report it");
        assertThat(small).contains("field=keys");
        assertThat(site.page("metrics?field=keys"))
                .contains("id=\"over-keys\"", "field=accounts")
                .doesNotContain("id=\"over-accounts\"");
    }

    @Test
    void the_change_is_a_condition_for_every_list_and_stands_above_it() throws Exception {
        bigOnesStayBehind();

        assertThat(text("instances?moved=grew:accounts:2026-04-01..2026-04-27"))
                .contains("Accounts: grew, 2026-04-01 to 2026-04-27", "4 instances");
        assertThat(text("overview?moved=shrank:accounts:2026-04-01..2026-04-27"))
                .contains("Accounts: shrank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "field os_family",
                "field no_such_field",
                "against no_such_field",
                "of accounts.moves",
                "moved grew:os_family:2026-04-01..2026-04-27",
                "moved larger:accounts:2026-04-01..2026-04-27",
                "moved grew:accounts:2026-04-27..2026-04-01",
                "moved grew:accounts:2026-04-01..2026-04-28",
                "range 2026-04-10..2026-03-01"
            })
    void what_does_not_exist_is_refused(String name, String value) throws Exception {
        report("2026-04-27", 0, 2, "3.0.0", 5);
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        String page = name.equals("of") ? "metrics.csv?" : "metrics?";
        assertThat(site.get(page + name + "=" + value).statusCode()).isEqualTo(400);
    }

    @Test
    void too_few_instances_and_days_are_sentences() throws Exception {
        assertThat(site.page("metrics")).contains("How big are the instances, by their metrics?");
        report("2026-04-27", 0, 5, "3.0.0", 5);
        report("2026-04-27", 5, 8, "3.0.0", 600);
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        String few = site.page("metrics");
        assertThat(HtmlTable.text(few))
                .contains(
                        "Two ranges are compared if at least 20 instances of each report Version; no range has as many.")
                .contains("That takes two days that are over, and the first of them with reports.");
        assertThat(few).doesNotContain("NaN", "Infinity");
        assertThat(text("metrics?field=products")).contains("No instance has reported Products in 7 days.");
    }

    @Test
    void what_cannot_be_told_yet_says_how_many_would_be_enough() throws Exception {
        report("2026-04-27", 0, 12, "3.0.0", 5);
        report("2026-04-27", 12, 22, "3.1.0", 5);
        report("2026-04-27", 22, 35, "3.0.0", 600);
        report("2026-04-27", 35, 43, "3.1.0", 600);
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        assertThat(text("metrics"))
                .contains("cannot be told yet: 38 % against 45 % may be chance. If the shares stay so,")
                .contains("instances in each of the two ranges would be enough");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /**
     * 60 instances report from 25 March to 27 April, 30 of them small in the end. 24 of the small ones and 6 of the big ones have 3.1.0 from 20
     * April on, one after the other. Until 10 April 4 of the big ones are small, and 1 of the small ones is big.
     */
    private static void bigOnesStayBehind() throws Exception {
        for (LocalDate day = LocalDate.parse("2026-03-25");
                day.isBefore(LocalDate.parse("2026-04-28"));
                day = day.plusDays(1)) {
            String at = day.toString();
            int upgraded = (int)
                    Math.max(0, day.toEpochDay() - LocalDate.parse("2026-04-19").toEpochDay());
            boolean early = day.isBefore(LocalDate.parse("2026-04-11"));
            int small = 3 * upgraded;
            report(at, 0, small, "3.1.0", 5);
            report(at, small, 29, "3.0.0", 5);
            report(at, 29, 30, "3.0.0", early ? 600 : 5);
            int big = Math.min(6, upgraded);
            report(at, 30, 30 + big, "3.1.0", 600);
            report(at, 30 + big, 56, "3.0.0", 600);
            report(at, 56, 57, "3.0.0", early ? 5 : 20);
            report(at, 57, 60, "3.0.0", early ? 5 : 600);
        }
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
    }

    private static void report(String day, int from, int until, String version, int accounts) {
        String keys = from < 30 ? ",\"keys\":3" : "";
        site.report(
                LocalDate.parse(day),
                8,
                from,
                until,
                version,
                ",\"accounts\":" + accounts + keys + ",\"os_family\":\"Linux\"");
    }
}
