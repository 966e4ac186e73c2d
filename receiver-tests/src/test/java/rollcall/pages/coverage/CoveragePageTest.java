package rollcall.pages.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import rollcall.support.page.Visitor;

/** Coverage: who reports a field, since which version, what share of installations reports, the file of counts, and too little. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoveragePageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\"");

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void a_field_is_told_by_all_over_time_and_since_which_version() throws Exception {
        since31();

        String page = site.page("coverage?lane=all&range=30&field=os_family");
        assertThat(HtmlTable.text(page))
                .contains("Of 30 instances active in 7 days, at least 90 % report")
                .contains(
                        "12 of 30 instances (40 %) report a usable value of Operating system, 2 report one that cannot be used, and 16 do not report it.")
                .contains(
                        "Since 3.1.0, most instances report Operating system. Of those with older versions 0 of 16 instances report it.");
        assertThat(HtmlTable.rows(page, "id=\"fields-title\""))
                .contains(
                        List.of("Operating system", "12", "40 %", "2", "16"),
                        List.of("Version", "30", "100 %", "0", "0"));
        assertThat(HtmlTable.rows(page, "id=\"versions-title\""))
                .contains(List.of("3.1.0", "14", "12", "86 %"), List.of("3.0.0", "16", "0", "0 %"));
        assertThat(MovedSite.table(page, "coverage")).contains(List.of("2026-04-27", "30", "12", "2", ""));
        assertThat(site.csv("coverage.csv?lane=all")).containsEntry("os_family", "30,12,2,16,0.4000");
        assertThat(site.csv("coverage.csv?lane=all&of=versions&field=os_family"))
                .containsEntry("3.1.0", "14,12,0.8571")
                .containsEntry("3.0.0", "16,0,0.0000");
        assertThat(site.csv("coverage.csv?lane=all&of=days&field=os_family&range=30"))
                .containsEntry("day", "complete,active,reported,no_usable_value")
                .containsEntry("2026-04-27", "yes,30,12,2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&field=os_family&range=30",
                "&field=os_family&os_family=Linux",
                "&field=memory&product_version=3.1.x"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String more) throws Exception {
        since31();
        upload(weeks());

        Matcher link = LIST.matcher(site.page("coverage?lane=all" + more));
        int looked = 0;
        while (link.find()) {
            site.requireList(link.group(1), link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThan(3);
    }

    @Test
    void downloads_give_an_estimate_with_a_warning_and_can_be_replaced_and_removed() throws Exception {
        since31();
        assertThat(text("coverage")).contains("Nobody knows how many installations there are.");

        assertThat(upload(weeks()).statusCode()).isEqualTo(303);
        String page = site.page("coverage?lane=all&range=90");
        assertThat(HtmlTable.text(page))
                .contains(
                        "In the 5 weeks from 2026-03-23 to 2026-04-26, 10 instances are new, and 500 downloads were counted: "
                                + "if each were a new installation, 2.0 % of the installations would report.")
                .contains("30 instances were active in the 28 days to 2026-04-26, of 800 downloads up to then: 3.8 %.")
                .contains("Take it for an order of magnitude.")
                .contains("8 counts from 2026-03-02 to 2026-04-26, uploaded by");
        assertThat(HtmlTable.rows(page, "id=\"weeks-title\""))
                .contains(List.of("2026-04-20", "2", "100", "2.0 %"), List.of("All", "10", "500", "2.0 %"));
        assertThat(MovedSite.table(page, "downloads-by-week"))
                .hasSize(6)
                .contains(List.of("2026-04-19", "100", "Release 3.1.0"), List.of("2026-04-26", "100", ""));
        assertThat(MovedSite.table(page, "new-by-week"))
                .hasSize(6)
                .contains(List.of("2026-04-19", "2", "Release 3.1.0"), List.of("2026-04-26", "2", ""));
        assertThat(site.csv("coverage.csv?lane=all&of=downloads"))
                .containsEntry("2026-04-20", "2026-04-26,2,100,0.0200");
        assertThat(text("coverage?os_family=Linux")).contains("take the conditions of the filter off");

        assertThat(upload("day,count\n2026-04-26,7\n").statusCode()).isEqualTo(303);
        assertThat(text("coverage"))
                .contains(
                        "There is no estimate and no chart: it takes 4 whole weeks in a row",
                        "there is none",
                        "1 count from 2026-04-26");
        assertThat(site.page("coverage")).doesNotContain("by-week");
        assertThat(upload(weeks().replace(",100", ",0")).statusCode()).isEqualTo(303);
        assertThat(text("coverage?lane=all"))
                .contains("There is no estimate and no chart: not one download was counted in the 5 latest weeks.");
        assertThat(site.superuser().send(path(), path() + "/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(text("coverage")).contains("Nobody knows how many installations there are.");
        assertThat(site.superuser().send(path(), path() + "/remove", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_maintainer_may_upload_and_what_is_no_file_of_counts_is_refused_and_changes_nothing() throws Exception {
        since31();
        Visitor maintainer = Visitor.maintainer(site.server());
        assertThat(maintainer
                        .upload(path(), weeks().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<String> wrong = upload("day,count\n2026-04-26,1,204\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(HtmlTable.text(wrong.body()))
                .contains(
                        "Line 2, column 12: this is no count. Write at most 12 digits and nothing else: 1204. Nothing was kept.");
        assertThat(site.superuser().upload(path()).body()).contains("Choose the file of counts.");
        HttpResponse<String> large = site.superuser().upload(path(), new byte[(1 << 20) + 1]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("A file of counts has at most 1 MiB.");
        assertThat(text("coverage")).contains("8 counts from 2026-03-02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "field maintainer_contact",
                "field no_such_field",
                "show all",
                "of weeks",
                "range 2026-04-10..2026-03-01"
            })
    void what_does_not_exist_is_refused(String name, String value) throws Exception {
        site.report(LocalDate.parse("2026-04-27"), 8, 0, 2, "3.0.0");
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        String page = name.equals("of") ? "coverage.csv?" : "coverage?";
        assertThat(site.get(page + name + "=" + value).statusCode()).isEqualTo(400);
    }

    @Test
    void without_reports_and_with_few_instances_it_is_sentences() throws Exception {
        assertThat(site.page("coverage")).contains("who reports what?");
        assertThat(site.page("coverage.csv").lines())
                .containsExactly("field,active,reported,no_usable_value,not_reported,share_of_active");
        site.report(LocalDate.parse("2026-04-27"), 8, 0, 3, "3.0.0");
        site.see(Instant.parse("2026-04-28T09:00:00Z"));

        String few = site.page("coverage?field=os_family");
        assertThat(HtmlTable.text(few)).contains("it takes a version that 5 instances have");
        assertThat(few).doesNotContain("NaN", "Infinity");
        assertThat(text("coverage?product_version=9.9.9"))
                .contains("No instance that the filter matches was active in 7 days.");
    }

    private static String path() {
        return "/p/" + site.product().slug() + "/coverage";
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    private static HttpResponse<String> upload(String file) {
        return site.superuser().upload(path(), file.getBytes(StandardCharsets.UTF_8));
    }

    /** 100 downloads in each of the eight weeks to 26 April. */
    private static String weeks() {
        StringBuilder file = new StringBuilder("week,count\n");
        for (int week = 0; week < 8; week++) {
            file.append(LocalDate.parse("2026-03-02").plusWeeks(week)).append(",100\n");
        }
        return file.toString();
    }

    /** 20 instances from 10 March on, and two more in each of the five weeks from 23 March on. Those with 3.1.0 report their system, two of them an unknown one. */
    private static void since31() throws Exception {
        for (LocalDate day = LocalDate.parse("2026-03-10");
                day.isBefore(LocalDate.parse("2026-04-28"));
                day = day.plusDays(1)) {
            int weeks = (int) Math.floorDiv(
                            day.toEpochDay() - LocalDate.parse("2026-03-23").toEpochDay(), 7L)
                    + 1;
            int until = 20 + 2 * Math.max(0, Math.min(5, weeks));
            boolean released = day.isAfter(LocalDate.parse("2026-04-14"));
            site.report(day, 8, 0, 12, released ? "3.1.0" : "3.0.0", released ? ",\"os_family\":\"Linux\"" : "");
            site.report(day, 8, 12, 14, released ? "3.1.0" : "3.0.0", released ? ",\"os_family\":\"unknown\"" : "");
            site.report(day, 8, 14, until, "3.0.0");
        }
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
    }
}
