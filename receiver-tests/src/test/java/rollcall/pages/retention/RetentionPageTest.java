package rollcall.pages.retention;

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

/** Retention: its sentence, its cohorts, its file, the lists behind its numbers, and what it says of too few days. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionPageTest {
    private static final String WEEKS = "lane=all&by=week&range=2026-03-02..2026-03-29";
    private static final Pattern CELL = Pattern.compile("class=\"n(?: shade-\\d+)?\"(?: title=\"(\\d+) of \\d+\")?>"
            + "<a class=\"to-list\" href=\"([^\"]*)\">\\s*(?:<data value=\"(\\d+)\")?");

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void the_sentence_the_grid_and_the_file_say_who_of_each_week_was_active_later() throws Exception {
        fourWeeks();

        String page = site.page("retention?" + WEEKS);
        assertThat(HtmlTable.text(page))
                .contains("Of 12 instances new in these weeks, 6 (50 %) were active 2 weeks later.")
                .contains("Reports began on 2026-03-04");
        assertThat(HtmlTable.rows(page, "class=\"table-box\""))
                .containsExactly(
                        List.of("2026-03-23", "0", "", "", ""),
                        List.of("2026-03-16", "4", "25 %", "", ""),
                        List.of("2026-03-09", "12", "67 %", "50 %", ""),
                        List.of("2026-03-02, not new", "5", "100 %", "0 %", "20 %"),
                        List.of("All together", "16", "56 %", "50 %", "–"));
        assertThat(site.page("retention.csv?" + WEEKS).lines())
                .contains(
                        "new_from,new_to,new,weeks_later,active,share_of_new",
                        "2026-03-09,2026-03-15,12,0,12,1.0000",
                        "2026-03-09,2026-03-15,12,2,6,0.5000",
                        "2026-03-23,2026-03-29,0,0,0,");
        assertThat(HtmlTable.rows(
                        site.page("retention?lane=all&by=week&os_family=Linux&range=2026-03-09..2026-03-29"),
                        "class=\"table-box\""))
                .contains(List.of("2026-03-09", "8", "100 %", "75 %"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&os_family=Linux",
                "&os_family=(none)",
                "&at=2026-03-23..2026-03-29",
                "&first_seen=2026-03-09..2026-03-22"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        fourWeeks();

        Matcher cell = CELL.matcher(site.page("retention?" + WEEKS + more));
        int looked = 0;
        while (cell.find()) {
            String number = cell.group(1) == null ? cell.group(3) : cell.group(1);
            String list = cell.group(2);
            site.requireList(list, number);
            looked++;
        }
        assertThat(looked).isGreaterThan(2);
    }

    @Test
    void the_second_table_and_its_file_say_who_is_new_returned_and_silent_by_a_field() throws Exception {
        fourWeeks();

        String asked = WEEKS + "&split=os_family&window=7";
        String page = site.page("retention?" + asked);
        assertThat(HtmlTable.text(page))
                .contains(
                        "In 7 days, today among them, 0 instances were new, 1 returned, and 5 of the 12 that reported in the 7 days before fell silent.");
        assertThat(HtmlTable.rows(page, "id=\"values-values\""))
                .containsExactly(
                        List.of("Linux", "6", "0", "0", "2", "25 %"),
                        List.of("not reported", "2", "0", "1", "3", "75 %"));
        assertThat(site.page("retention.csv?of=movement&" + asked).lines())
                .contains(
                        "value,active,before,new,returned,silent,share_silent_of_before",
                        "Linux,6,8,0,0,2,0.2500",
                        "(not reported),2,4,0,1,3,0.7500",
                        "(all),8,12,0,1,5,0.4167");
        for (String wrong : List.of("split=nothing", "window=28", "split=os_family&split=version")) {
            assertThat(site.superuser()
                            .get("/p/" + site.product().slug() + "/retention?" + wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void of_too_few_days_the_page_says_what_is_missing() throws Exception {
        site.report(LocalDate.parse("2026-04-20"), 8, 0, 2, "3.1.0");
        site.see(Instant.parse("2026-04-23T09:00:00Z"));
        assertThat(text("retention?by=week"))
                .contains("No whole week of this range is over. Reports began on 2026-04-20.");
        assertThat(text("retention?by=month")).contains("No whole month of this range is over.");
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
        assertThat(text("retention?by=week")).contains("Nobody can be followed yet");

        site.report(LocalDate.parse("2026-04-28"), 8, 2, 3, "3.1.0");
        site.report(LocalDate.parse("2026-05-05"), 8, 2, 3, "3.1.0");
        site.see(Instant.parse("2026-05-12T09:00:00Z"));
        assertThat(text("retention?by=week&lane=all"))
                .contains(
                        "Of 1 instance new in these weeks, 1 was active a week later. A share of fewer than 10 instances");
        assertThat(text("retention?by=week&lane=all&os_family=Linux"))
                .contains("No instance that the filter matches was new");
        assertThat(site.page("retention?by=week")).doesNotContain("NaN");
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** Instances 0 to 4 are there at the beginning, 10 to 21 are new in the second week, 30 to 33 in the third. */
    private static void fourWeeks() throws Exception {
        String linux = ",\"os_family\":\"Linux\"";
        site.report(LocalDate.parse("2026-03-04"), 6, 0, 5, "3.0.0");
        site.report(LocalDate.parse("2026-03-09"), 6, 0, 5, "3.0.0");
        site.report(LocalDate.parse("2026-03-12"), 6, 10, 18, "3.0.0", linux);
        site.report(LocalDate.parse("2026-03-15"), 7, 18, 22, "3.0.0");
        site.report(LocalDate.parse("2026-03-18"), 6, 10, 18, "3.0.0", linux);
        site.report(LocalDate.parse("2026-03-22"), 7, 30, 34, "3.1.0");
        site.report(LocalDate.parse("2026-03-29"), 6, 10, 16, "3.1.0", linux);
        site.report(LocalDate.parse("2026-03-29"), 7, 30, 31, "3.1.0");
        site.report(LocalDate.parse("2026-03-29"), 8, 0, 1, "3.1.0");
        site.see(Instant.parse("2026-03-30T09:00:00Z"));
    }
}
