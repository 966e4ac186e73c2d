package rollcall.pages.reach;

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

/** Reach: its sentences, its forecast, its files, the lists behind its numbers, and what it says of too little. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReachPageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\"");
    private static final int INSTANCES = 40;

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void the_sentences_the_tables_and_the_files_say_who_is_in_reach_and_how_long_still() throws Exception {
        fallingShare();

        String page = site.page("reach?lane=all&versions=%3C3.1.0&range=30");
        assertThat(HtmlTable.text(page))
                .contains("12 of 40 instances (30 %) that report a version are in reach: Version below 3.1.0.")
                .contains("At this rate, 90 % will be past it about 2026-0")
                .contains("(between 2026-0")
                .contains("Of 40 instances in reach on 2026-03-30, 28 (70 %) are past it on 2026-04-27")
                .contains("12 still are in reach, and 0 fell silent")
                .contains("There are not as many days with reports before")
                .doesNotContain("No versions are chosen");
        assertThat(HtmlTable.rows(page, "id=\"values-versions\""))
                .contains(List.of("3.0.0", "8", "67 %"), List.of("2.9.0", "4", "33 %"));
        assertThat(MovedSite.table(page, "reach")).contains(List.of("2026-04-27", "40", "40", "12", ""));
        assertThat(site.csv("reach.csv?lane=all&versions=%3C3.1.0&range=30"))
                .containsEntry("day", "complete,active,reported,no_usable_version,in_reach,notes")
                .containsEntry("2026-04-27", "yes,40,40,0,12,");
        assertThat(site.page("reach.csv?lane=all&versions=%3C3.1.0&of=versions").lines())
                .contains("3.0.0,8,0.6667", "2.9.0,4,0.3333");
    }

    @Test
    void without_versions_it_is_about_those_below_the_newest_release() throws Exception {
        fallingShare();

        assertThat(text("reach?lane=all"))
                .contains("12 of 40 instances (30 %)", "Version below 3.1.0", "No versions are chosen");
        assertThat(text("reach?lane=all&product_version=3.0.x"))
                .contains("8 of 40 instances (20 %)", "Version 3.0.x")
                .doesNotContain("No versions are chosen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&versions=%3C3.1.0",
                "&versions=%5B2.0,3.0.0)+3.0.x&os_family=Linux",
                "&versions=%3C3.1.0&since=2026-04-10&range=30",
                "&versions=%3E%3D3.0.0&product_version=!2.9.0",
                "&product_version=%3E%3D2.0&product_version=%3C3.0",
                "&versions=%3C3.1.0&at=2026-04-27"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        fallingShare();

        Matcher link = LIST.matcher(site.page("reach?lane=all" + more));
        int looked = 0;
        while (link.find()) {
            String list = link.group(1);
            site.requireList(list, link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThan(3);
    }

    @Test
    void as_many_days_before_say_how_many_would_be_past_it_anyway() throws Exception {
        fallingShare();

        assertThat(text("reach?lane=all&versions=%3C3.1.0&since=2026-04-17"))
                .contains("Of 32 instances in reach on 2026-04-17, 20 (63 %) are past it on 2026-04-27")
                .contains("In as many days before, it was 20 % of 40 instances: at that pace, 6 of them would be past "
                        + "it anyway.")
                .contains("times as frequent as before", "they leave faster");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "versions !3.0.0",
                "versions (none)",
                "versions [,]",
                "versions %3E2.0,%3C3",
                "field no_such_field",
                "field os_family",
                "since 2026-04-28",
                "since yesterday",
                "since 1999-01-01",
                "show all",
                "range 2026-04-10..2026-03-01"
            })
    void what_does_not_exist_is_refused(String name, String value) throws Exception {
        days("2026-04-26", "2026-04-27", 2, "3.0.0");
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        assertThat(site.get("reach?" + name + "=" + value).statusCode()).isEqualTo(400);
    }

    @Test
    void versions_that_match_nobody_and_too_few_days_and_instances_are_sentences() throws Exception {
        assertThat(site.page("reach")).contains("How many do these versions reach?");
        days("2026-04-25", "2026-04-25", 2, "main");
        site.see(Instant.parse("2026-04-25T09:00:00Z"));
        assertThat(text("reach")).contains("No release is run by 3 instances or more. Choose versions.");
        assertThat(text("reach?versions=%3C3")).contains("reports a usable value of Version; 2 were active.");

        days("2026-04-26", "2026-04-27", 20, "3.0.0");
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
        String none = site.page("reach?lane=all&versions=%3C1.0");
        assertThat(HtmlTable.text(none))
                .contains("None of 20 instances that report a version, by the latest report in 7 days, is in reach: "
                        + "Version below 1.0.")
                .contains("It takes two days that are over");
        assertThat(none).doesNotContain("<figure", "NaN", "Infinity");
        String few = site.page("reach?lane=all&versions=%3C4");
        assertThat(HtmlTable.text(few))
                .contains(
                        "20 of 20 instances (100 %)",
                        "There is no forecast: it takes 14 days with reports of the last 28,");
        assertThat(few).doesNotContain("NaN", "Infinity");
        assertThat(text("reach?versions=%3C4&since=2026-04-20")).contains("It takes two days that are over");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** 40 instances from 30 March on: until 17 April 8 of them leave 3.0.0, and 20 more until the 27th; 4 have 2.9.0 all the time. */
    private static void fallingShare() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-24");
        LocalDate slow = LocalDate.parse("2026-04-09");
        LocalDate fast = LocalDate.parse("2026-04-17");
        String linux = ",\"os_family\":\"Linux\"";
        for (int i = 0; i < 35; i++) {
            LocalDate day = first.plusDays(i);
            int left = day.isAfter(fast)
                    ? 8 + 2 * (int) (day.toEpochDay() - fast.toEpochDay())
                    : day.isAfter(slow) ? (int) (day.toEpochDay() - slow.toEpochDay()) : 0;
            site.report(day, 6, 0, 4, "2.9.0", linux);
            site.report(day, 6, 4, INSTANCES - left, "3.0.0", linux);
            site.report(day, 6, INSTANCES - left, INSTANCES, "3.1.0");
        }
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
    }

    private static void days(String from, String to, int instances, String version) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(day -> site.report(day, 8, 0, instances, version));
    }
}
