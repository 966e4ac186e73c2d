package rollcall.pages.upgrades;

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

/** Upgrades: its sentence, its moves, its file, the lists behind its numbers, and what it says of too few days. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UpgradesPageTest {
    private static final String RANGE = "range=2026-03-01..2026-04-10";
    private static final Pattern LIST = Pattern.compile(
            "(?:class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\")|(?:tile-name\">\\s*<a href=\"([^\"]*)\".*?<data class=\"tile-number\" value=\"(\\d+)\")",
            Pattern.DOTALL);

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void the_sentence_the_table_and_the_file_say_what_became_of_the_instances_of_the_first_day() throws Exception {
        fortyDays();

        String page = site.page("upgrades?lane=all&" + RANGE);
        assertThat(HtmlTable.text(page))
                .contains("Of 20 instances active on 2026-03-01, 9 (45 %) were upgraded by 2026-04-10; 4 stayed, "
                        + "1 was downgraded and 3 fell silent. 3 reported no usable version on one of the days.")
                .contains("Shares are of 20 instances active on 2026-03-01.")
                .doesNotContain("less than 28 days apart");
        assertThat(HtmlTable.rows(page, "id=\"values-moves\""))
                .containsExactly(
                        List.of("3.0.0", "3.1.0", "5", "25 %"),
                        List.of("2.9.0", "3.1.0", "4", "20 %"),
                        List.of("3.0.0", "3.0.0", "4", "20 %"),
                        List.of("3.0.0", "silent", "3", "15 %"),
                        List.of("3.0.0", "no usable version", "2", "10 %"),
                        List.of("no usable version", "3.1.0", "1", "5 %"),
                        List.of("3.0.0", "2.9.0", "1", "5 %"));
        assertThat(page).contains("class=\"ribbons\"", "3.0.0 → 3.1.0: 5 instances");
        assertThat(site.page("upgrades.csv?lane=all&level=minor&" + RANGE).lines())
                .contains(
                        "from,to,instances,share_of_all",
                        "3.0.x,3.1.x,5,0.2500",
                        "3.0.x,(silent),3,0.1500",
                        "(no usable version),3.1.x,1,0.0500");
        assertThat(HtmlTable.text(site.page("upgrades?lane=all&range=2026-03-20..2026-04-10")))
                .contains("less than 28 days apart");
    }

    @Test
    void all_days_begin_at_the_end_of_the_first_week_with_data() throws Exception {
        fortyDays();

        assertThat(text("upgrades?lane=all&range=all")).contains("Of 20 instances active on 2026-03-07,");
        assertThat(text("upgrades?lane=all&range=30")).contains("Of 20 instances active on 2026-03-12,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&level=minor",
                "&level=major&os_family=Linux",
                "&product_version=3.0.0&product_version=(none)",
                "&at=2026-04-10:product_version:3.1.0&at=2026-04-10:product_version:3.0.0",
                "&outcome=upgraded:2026-03-01..2026-04-10&outcome=silent:2026-03-01..2026-04-10",
                "&at=2026-03-20&os_family=!Windows"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        fortyDays();

        assertThat(lists("upgrades?lane=all&" + RANGE + more)).isGreaterThan(3);
    }

    @Test
    void who_is_stuck_on_which_version_and_what_they_have_in_common() throws Exception {
        twentyAreStuck();

        String page = site.page("upgrades?lane=all&" + RANGE);
        assertThat(HtmlTable.text(page))
                .contains("Of 40 instances that were behind 3.1.0 on 2026-03-01, 20 (50 %) have the same version on "
                        + "2026-04-10; 20 were upgraded.");
        assertThat(HtmlTable.rows(page, "aria-label=\"Stuck on\"")).containsExactly(List.of("3.0.0", "20", "100 %"));
        assertThat(HtmlTable.rows(page, "aria-labelledby=\"traits-title\""))
                .containsExactly(List.of("Operating system Windows", "2.7 ×", "80 %", "30 %"));
        // 2 of the tiles, 3 of the sentence, 2 of the value.
        assertThat(lists("upgrades?lane=all&" + RANGE)).isGreaterThanOrEqualTo(7);
        assertThat(lists("upgrades?lane=all&" + RANGE + "&product_version=3.0.0&product_version=3.1.0"))
                .isGreaterThan(5);
        assertThat(HtmlTable.text(site.page("upgrades?lane=all&os_family=Linux&" + RANGE)))
                .contains(
                        "What they have in common cannot be told: it takes 5 that are stuck and 5 that were upgraded.");
    }

    /** Looks at the list behind each number, and returns how many numbers have one. */
    private static int lists(String path) throws Exception {
        Matcher link = LIST.matcher(site.page(path));
        int looked = 0;
        while (link.find()) {
            String list = (link.group(1) == null ? link.group(3) : link.group(1));
            String number = link.group(1) == null ? link.group(4) : link.group(2);
            site.requireList(list, number);
            looked++;
        }
        return looked;
    }

    @Test
    void what_is_asked_of_another_day_is_a_chip_that_can_be_taken_off() throws Exception {
        fortyDays();

        String page = site.page("instances?lane=all&state=active&window=28&on=2026-03-01"
                + "&at=2026-04-10:product_version:3.1.0&outcome=upgraded:2026-03-01..2026-04-10&at=2026-03-20");
        assertThat(HtmlTable.text(page))
                .contains(
                        "9 instances",
                        "On 2026-04-10: Version: 3.1.0",
                        "Upgraded, 2026-03-01 to 2026-04-10",
                        "Active in the 28 days to 2026-03-20");
        assertThat(page).contains("on=2026-03-01&amp;at=2026-04-10%3Aproduct_version%3A3.1.0&amp;at=2026-03-20\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "at 2026-04-11",
                "at 2026-02-30",
                "at 1999-12-31",
                "at yesterday",
                "at 2026-04-03..2026-04-01",
                "at 2025-03-31..2026-04-01",
                "at 2026-04-01..2026-04-11",
                "at 2026-04-01:no_such_field:1",
                "at 2026-04-01:os_family:",
                "at 2026-04-01:os_family:(empty)",
                "outcome upgraded",
                "outcome moved:2026-03-01..2026-04-10",
                "outcome upgraded:2026-04-10..2026-03-01",
                "outcome upgraded:2026-03-01..2026-04-11",
                "level tiny",
                "show all",
                "range 2026-04-10..2026-03-01"
            })
    void what_does_not_exist_is_refused(String name, String value) throws Exception {
        days("2026-04-01", "2026-04-03", 2, "3.0.0");
        site.see(Instant.parse("2026-04-11T09:00:00Z"));

        assertThat(site.get("upgrades?" + name + "=" + value).statusCode()).isEqualTo(400);
    }

    @Test
    void too_few_days_nobody_and_nobody_with_a_version_are_sentences() throws Exception {
        assertThat(site.page("upgrades")).contains("Who upgrades, and to what?");
        days("2026-04-20", "2026-04-20", 2, "main");
        site.see(Instant.parse("2026-04-20T09:00:00Z"));
        assertThat(text("upgrades")).contains("It takes two days that are over");
        site.see(Instant.parse("2026-04-21T09:00:00Z"));
        assertThat(text("upgrades")).contains("It takes two days that are over");

        days("2026-04-21", "2026-04-22", 2, "main");
        site.see(Instant.parse("2026-04-23T09:00:00Z"));
        assertThat(text("upgrades"))
                .contains("Of 2 instances active on 2026-04-20, none reported a usable version both then and on "
                        + "2026-04-22; 0 fell silent.");
        assertThat(site.page("upgrades"))
                .doesNotContain("<svg aria-hidden", "NaN")
                .contains("class=\"tile\"");
        assertThat(text("upgrades?os_family=Linux"))
                .contains("No instance that the filter matches was active in the 28 days to 2026-04-20.");
        assertThat(text("upgrades?range=2026-03-01..2026-03-10"))
                .contains("No instance was active in the 28 days to 2026-03-01.");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** 20 instances on 1 March: 4 and 15 with a version, and one without; 17 of them on 10 April. */
    private static void fortyDays() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-01");
        LocalDate last = LocalDate.parse("2026-04-10");
        String linux = ",\"os_family\":\"Linux\"";
        site.report(first, 6, 0, 4, "2.9.0", linux);
        site.report(first, 7, 4, 12, "3.0.0", linux);
        site.report(first, 8, 12, 19, "3.0.0");
        site.report(first, 8, 19, 20, "main");
        site.report(last, 6, 0, 9, "3.1.0", linux);
        site.report(last, 7, 9, 13, "3.0.0", linux);
        site.report(last, 8, 13, 14, "2.9.0");
        site.report(last, 9, 14, 16, "main");
        site.report(last, 9, 19, 20, "3.1.0");
        site.report(last, 10, 30, 33, "3.1.0");
        site.see(Instant.parse("2026-04-11T09:00:00Z"));
    }

    /** Of 40 instances with an old version 20 are upgraded, 6 of them on Windows; of the others 16 are. */
    private static void twentyAreStuck() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-01");
        LocalDate last = LocalDate.parse("2026-04-10");
        String linux = ",\"os_family\":\"Linux\"";
        String windows = ",\"os_family\":\"Windows\"";
        site.report(first, 6, 0, 10, "3.1.0", linux);
        site.report(first, 7, 10, 26, "3.0.0", windows);
        site.report(first, 7, 26, 30, "3.0.0", linux);
        site.report(first, 8, 30, 36, "3.0.0", windows);
        site.report(first, 8, 36, 50, "3.0.0", linux);
        site.report(last, 6, 0, 10, "3.1.0", linux);
        site.report(last, 7, 10, 26, "3.0.0", windows);
        site.report(last, 7, 26, 30, "3.0.0", linux);
        site.report(last, 8, 30, 36, "3.1.0", windows);
        site.report(last, 8, 36, 50, "3.1.0", linux);
        site.see(Instant.parse("2026-04-11T09:00:00Z"));
    }

    private static void days(String from, String to, int instances, String version) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(day -> site.report(day, 8, 0, instances, version));
    }
}
