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
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** Upgrades by releases: which were skipped, and how many days instances take to each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UpgradeReleasesTest {
    private static final String RANGE = "range=2026-03-01..2026-04-04";
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*(?:<data[^>]*>)?(\\d+)<");

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void which_releases_were_skipped_and_how_many_days_it_takes() throws Exception {
        tenUpgrade();

        String page = site.page("upgrades?lane=all&" + RANGE);
        assertThat(HtmlTable.text(page))
                .contains("Of 7 instances that were upgraded, 3 (43 %) have at least one release between")
                .contains(
                        "Of the instances that were behind 3.1.0 when it came, half had it or a newer one after 3 days; "
                                + "90 % have not yet: 64 % after 3 days.");
        assertThat(HtmlTable.rows(page, "aria-labelledby=\"skipped-title\""))
                .containsExactly(List.of("3.1.0", "3", "43 %", "7"));
        assertThat(HtmlTable.rows(page, "aria-labelledby=\"days-title\""))
                .containsExactly(
                        List.of("3.2.0", "too few", "too few", "too few", "2026-04-01", "10", "3"),
                        List.of("3.1.0", "3 days", "not yet", "64 % after 3 days", "2026-03-21", "10", "10"));
        assertThat(site.page("upgrades.csv?of=skipped&lane=all&" + RANGE).lines())
                .contains("release,skipped_it,passed_it,share_of_passed", "(any),3,7,0.4286", "3.1.0,3,7,0.4286");
        assertThat(site.page("upgrades.csv?of=days&lane=all&" + RANGE).lines())
                .contains(
                        "release,day_0,behind,followed,upgraded,days_to_half,days_to_90_percent,last_day,share_on_last_day",
                        "3.2.0,2026-04-01,10,3,3,,,,",
                        "3.1.0,2026-03-21,10,10,7,3,,3,0.6400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&level=minor",
                "&product_version=3.0.0",
                "&product_version=3.0.x&product_version=%3C4.0",
                "&at=2026-04-04:product_version:!3.0.0",
                "&os_family=Linux&level=minor"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        tenUpgrade();

        Matcher link = LIST.matcher(site.page("upgrades?lane=all&" + RANGE + more));
        int looked = 0;
        while (link.find()) {
            String list = link.group(1);
            site.requireList(list, link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThanOrEqualTo(7);
    }

    @Test
    void a_bound_of_another_condition_on_the_later_day_takes_the_links_away_and_not_the_numbers() throws Exception {
        tenUpgrade();

        String page = site.page("upgrades?lane=all&at=2026-04-04:product_version:%3E%3D3.0&" + RANGE);
        assertThat(HtmlTable.rows(page, "aria-labelledby=\"skipped-title\""))
                .containsExactly(List.of("3.1.0", "3", "43 %", "7"));
        assertThat(page.substring(page.indexOf("skipped-title"), page.indexOf("days-title"))
                        .split("to-list"))
                .hasSize(2);
    }

    @Test
    void no_release_a_release_of_yesterday_and_few_instances_are_sentences() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-01");
        site.report(first, 6, 0, 1, "3.0.0");
        site.report(first.plusDays(1), 6, 0, 1, "3.0.0");
        site.see(Instant.parse("2026-03-03T09:00:00Z"));
        assertThat(text("upgrades")).contains("No release has come out since the first week of counting");

        site.report(first.plusDays(20), 6, 0, 6, "3.0.0");
        site.report(first.plusDays(21), 6, 0, 3, "3.1.0");
        site.see(Instant.parse("2026-03-23T09:00:00Z"));
        assertThat(text("upgrades"))
                .contains("How many days instances take to 3.1.0 cannot be told: 3 of those behind it have reported "
                        + "since, and it takes 5.");

        site.report(first.plusDays(22), 6, 3, 6, "3.0.0");
        site.see(Instant.parse("2026-03-24T09:00:00Z"));
        assertThat(text("upgrades"))
                .contains("half had it or a newer one on day 0; 90 % have not yet: 50 % after 0 days.")
                .doesNotContain("NaN");
    }

    @Test
    void another_file_does_not_exist() {
        assertThat(site.get("upgrades.csv?of=nothing").statusCode()).isEqualTo(400);
        assertThat(site.page("upgrades.csv?of=days").lines()).hasSize(1);
        assertThat(site.page("upgrades.csv?of=skipped").lines()).contains("(any),0,0,0.0000");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page + "?lane=all"));
    }

    /**
     * Of 10 instances behind 3.1.0 four have it on the day on which it comes, when one is heard of for the last time; two have it on the
     * third day after, and one on the ninth, when two are heard of for the last time. Three of the first have 3.2.0 later.
     */
    private static void tenUpgrade() throws Exception {
        String linux = ",\"os_family\":\"Linux\"";
        LocalDate first = LocalDate.parse("2026-03-01");
        LocalDate day0 = LocalDate.parse("2026-03-21");
        site.report(first, 6, 0, 10, "3.0.0", linux);
        site.report(day0.minusDays(1), 6, 0, 10, "3.0.0", linux);
        site.report(day0, 6, 0, 4, "3.1.0", linux);
        site.report(day0, 7, 9, 10, "3.0.0", linux);
        site.report(day0.plusDays(3), 6, 4, 6, "3.1.0", linux);
        site.report(day0.plusDays(9), 6, 6, 7, "3.1.0", linux);
        site.report(day0.plusDays(9), 7, 7, 9, "3.0.0", linux);
        site.report(LocalDate.parse("2026-04-01"), 6, 0, 3, "3.2.0", linux);
        site.see(Instant.parse("2026-04-05T09:00:00Z"));
    }
}
