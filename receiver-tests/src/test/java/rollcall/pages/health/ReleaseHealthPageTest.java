package rollcall.pages.health;

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

/** Release health: its verdict, its measures, its file, the lists behind its numbers, and what it says of too little. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReleaseHealthPageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\"", Pattern.DOTALL);
    private static final String LINUX = ",\"os_family\":\"Linux\"";

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void a_release_after_which_many_fall_silent_is_worse() throws Exception {
        twoReleases();

        String page = site.page("release-health?lane=all");
        assertThat(HtmlTable.text(page))
                .contains(
                        "After the upgrade to 3.1.0 more instances fell silent than after 3.0.0: "
                                + "16 of 30 against 1 of 30, 16 times as often. 0 of 30 rolled back against 2 of 30. "
                                + "After 13 days 100 % of 14 instances had 3.1.0 or a newer version; after as many 3.0.0 had 100 %.")
                .contains("Days of 3.1.0: 2026-04-01 to 2026-04-14; of 3.0.0: 2026-03-10 to 2026-03-23.")
                .contains("Errors are not compared: no field of this product is known to count them.")
                .doesNotContain("NaN");
        assertThat(HtmlTable.rows(page, "id=\"measures-title\""))
                .containsExactly(
                        List.of(
                                "Silent after the upgrade",
                                "16 of 30 53.3 % (36.1 % to 69.8 %)",
                                "1 of 30 3.3 % (0.6 % to 16.7 %)",
                                "+50.0 points +28.2 to +66.7",
                                "worse"),
                        List.of(
                                "Rolled back",
                                "0 of 30 0.0 % (0.0 % to 11.4 %)",
                                "2 of 30 6.7 % (1.8 % to 21.3 %)",
                                "−6.7 points −21.3 to +5.7",
                                "no worse"),
                        List.of(
                                "Have it or a newer one after 13 days",
                                "14 of 14 100.0 % (78.5 % to 100.0 %)",
                                "29 of 29 100.0 % (88.3 % to 100.0 %)",
                                "+0.0 points −21.5 to +11.7",
                                "no clear difference"));
        assertThat(site.page("release-health.csv?lane=all").lines())
                .contains(
                        "release,since,measure,range,from,to,instances,of,share,low,high,verdict",
                        "3.1.0,2026-04-01,silent,,2026-04-01,2026-04-14,16,30,0.5333,0.3614,0.6977,worse",
                        "3.0.0,2026-03-10,rolled_back,,2026-03-10,2026-03-23,2,30,0.0667,0.0185,0.2132,",
                        "3.1.0,2026-04-01,uptake,,2026-04-14,2026-04-14,14,14,1.0000,0.7847,1.0000,");
    }

    @Test
    void the_other_way_round_it_is_no_worse() throws Exception {
        twoReleases();

        assertThat(text("release-health?lane=all&release=3.0.0&against=3.1.0"))
                .contains("There are too few instances to tell whether 3.0.0 is worse than 3.1.0:")
                .contains("After the upgrade 1 of 30 fell silent against 16 of 30.");
        assertThat(text("release-health?lane=all&release=3.0.0"))
                .contains("3.0.0 came on 2026-03-10, and there is no earlier release with which it can be compared");
        assertThat(text("release-health?lane=all&release=3.0.0&against=3.0"))
                .contains("3.0.0 cannot be compared with itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&os_family=Linux",
                "&product_version=3.0.0",
                "&product_version=%3E%3D2.0",
                "&at=2026-04-01..2026-04-09:product_version:3.1.0",
                "&upgrade=came:2026-03-10..2026-03-23:3.0.0",
                "&release=3.0.0&against=3.1.0&first_seen=2026-03-01..2026-03-02"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        twoReleases();

        Matcher link = LIST.matcher(site.page("release-health?lane=all" + more));
        int looked = 0;
        while (link.find()) {
            String list = link.group(1);
            site.requireList(list, link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void who_was_upgraded_is_a_chip_that_can_be_taken_off() throws Exception {
        twoReleases();

        assertThat(HtmlTable.text(site.page("instances?lane=all&state=active&window=28&on=2026-03-09"
                        + "&upgrade=rolled-back:2026-03-10..2026-03-23:3.0.0")))
                .contains("2 instances", "Upgraded to 3.0.0 and rolled back, 2026-03-10 to 2026-03-23");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "release main",
                "release 3.1.0-rc1",
                "against latest",
                "range 30",
                "upgrade came",
                "upgrade moved:2026-04-01..2026-04-02:3.1.0",
                "upgrade came:2026-04-01..2026-04-02:main",
                "upgrade came:2026-04-02..2026-04-01:3.1.0",
                "upgrade came:2026-03-01..2026-04-02:3.1.0",
                "upgrade came:2026-04-01..2026-04-11:3.1.0",
                "upgrade silent:2026-04-01..2026-04-07:3.1.0"
            })
    void what_does_not_exist_is_refused(String name, String value) throws Exception {
        site.report(LocalDate.parse("2026-04-01"), 8, 0, 2, "3.0.0");
        site.see(Instant.parse("2026-04-11T09:00:00Z"));

        assertThat(site.get("release-health?" + name + "=" + value).statusCode())
                .isEqualTo(400);
    }

    @Test
    void of_too_little_the_page_says_what_is_missing() throws Exception {
        assertThat(site.page("release-health")).contains("How healthy is a release?");
        site.report(LocalDate.parse("2026-05-01"), 8, 0, 4, "3.0.0");
        site.see(Instant.parse("2026-05-03T09:00:00Z"));
        assertThat(text("release-health?lane=all"))
                .contains("No release can be followed yet. It takes one that 3 instances run");
        assertThat(text("release-health?lane=all&release=9.9.9")).contains("The first days of 9.9.9 are not known.");

        site.report(LocalDate.parse("2026-05-10"), 8, 0, 3, "3.1.0");
        site.see(Instant.parse("2026-05-11T09:00:00Z"));
        assertThat(text("release-health?lane=all"))
                .contains("3.1.0 came on 2026-05-10, and there is no earlier release");
        site.report(LocalDate.parse("2026-05-20"), 8, 0, 3, "3.2.0");
        site.see(Instant.parse("2026-05-21T09:00:00Z"));
        String page = site.page("release-health?lane=all&release=3.2.0");
        assertThat(HtmlTable.text(page))
                .contains("It is too early to tell whether 3.2.0 is worse than 3.1.0: silence after the upgrade shows "
                        + "when 8 days are over, and 1 is. After 0 days 100 % of 3 instances")
                .contains("Compared: the first day of each");
        assertThat(page).doesNotContain("NaN", "class=\"chart\"");
        assertThat(text("release-health?lane=all&release=3.2.0&os_family=Linux"))
                .contains("It is too early to tell")
                .doesNotContain("NaN");
        site.see(Instant.parse("2026-06-10T09:00:00Z"));
        assertThat(text("release-health?lane=all"))
                .contains(
                        "There are too few instances to tell whether 3.2.0 is worse than 3.1.0: 73 of each would be enough.")
                .doesNotContain("NaN");
        assertThat(text("release-health?lane=all&os_family=Linux"))
                .contains("On the days that count, no instance was upgraded to 3.2.0.")
                .doesNotContain("NaN");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** 30 of 40 are upgraded to 3.0.0 and to 3.1.0; after 3.0.0 one is silent and two go back, after 3.1.0 16 are silent. */
    private static void twoReleases() throws Exception {
        site.report(LocalDate.parse("2026-03-01"), 8, 0, 20, "2.9.0", LINUX);
        site.report(LocalDate.parse("2026-03-01"), 8, 20, 40, "2.9.0");
        site.report(LocalDate.parse("2026-03-10"), 8, 0, 20, "3.0.0", LINUX);
        site.report(LocalDate.parse("2026-03-10"), 8, 20, 30, "3.0.0");
        site.report(LocalDate.parse("2026-03-12"), 8, 0, 2, "2.9.0", LINUX);
        site.report(LocalDate.parse("2026-03-18"), 8, 0, 20, "3.0.0", LINUX);
        site.report(LocalDate.parse("2026-03-18"), 8, 20, 29, "3.0.0");
        site.report(LocalDate.parse("2026-04-01"), 8, 0, 20, "3.1.0", LINUX);
        site.report(LocalDate.parse("2026-04-01"), 8, 20, 30, "3.1.0");
        site.report(LocalDate.parse("2026-04-09"), 8, 0, 14, "3.1.0", LINUX);
        site.see(Instant.parse("2026-04-15T09:00:00Z"));
        site.awaitClosedDays();
    }
}
