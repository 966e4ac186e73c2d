package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollcall.support.page.ChartTable;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;
import rollcall.support.page.Visitor;

/** What the page of versions shows of many versions: levels, few rows at first, the others as lines, and adoption by age. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VersionsAtScaleTest {
    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-09-01T00:00:00Z");

    @Test
    void few_versions_are_shown_one_by_one_and_the_switch_puts_them_together_everywhere() throws Exception {
        LocalDate day = site.today().plusDays(1);
        report(day, 0, 3, "2.1.0");
        report(day, 3, 4, "2.1.0-rc1");
        report(day, 4, 6, "2.1.2");
        report(day, 6, 7, "2.0.9");
        report(day, 7, 8, "1.9.0");
        see(day.plusDays(1));

        assertThat(site.csv("versions.csv").keySet())
                .containsExactly("version", "2.1.2", "2.1.0", "2.1.0-rc1", "2.0.9", "1.9.0");
        assertThat(site.page("versions"))
                .contains("Each version is shown by itself.", "Every version</h2>")
                .containsPattern("aria-current=\"true\"[^>]*>Patch<");
        assertThat(site.csv("versions.csv?level=minor"))
                .containsEntry("2.1.x", day + ",6,0.7500,")
                .containsEntry("2.0.x", day + ",1,0.1250,")
                .containsEntry("1.9.x", day + ",1,0.1250,")
                .hasSize(4);
        assertThat(site.csv("versions.csv?level=major"))
                .containsEntry("2.x", day + ",7,0.8750,")
                .hasSize(3);
        assertThat(site.csv("versions.csv?of=days&level=major").get("day"))
                .startsWith("complete,answered,reported,no_usable_version,2.x,1.x");
        assertThat(site.csv("versions.csv?of=days&level=major").get(day.toString()))
                .startsWith("yes,8,8,0,7,1");

        String minor = site.page("versions?level=minor");
        assertThat(HtmlTable.text(minor))
                .contains(
                        "75 % of 8 instances active in 7 days run 2.1.x",
                        "by their first two numbers", "Every minor version")
                .doesNotContain("finer ones have active instances");
        assertThat(ChartTable.in(minor, "adoption").values()).containsExactly("2.1.x", "2.0.x", "1.9.x");
        assertThat(names(minor)).containsExactly("2.1.x", "2.0.x", "1.9.x");
        assertThat(minor).contains("/versions?lane=all&amp;level=patch&amp;find=2.1.\"");
        assertThat(names(site.page("versions?level=patch&find=2.1."))).containsExactly("2.1.2", "2.1.0", "2.1.0-rc1");
        assertThat(site.page("versions?level=major")).contains("by their first number", "2.x");
        assertThat(site.get("versions?level=build").statusCode()).isEqualTo(400);
    }

    @Test
    void more_than_twenty_versions_with_instances_are_shown_by_minor_and_more_of_these_by_major_versions()
            throws Exception {
        LocalDate day = site.today().plusDays(1);
        for (int i = 0; i < 21; i++) {
            report(day, i, i + 1, "1." + i / 2 + "." + i % 2);
        }
        see(day.plusDays(1));

        assertThat(site.csv("versions.csv")).hasSize(1 + 11).containsKey("1.10.x");
        assertThat(HtmlTable.text(site.page("versions"))).contains("More than 20 finer ones have active instances.");
        String each = site.page("versions?level=patch");
        assertThat(names(each)).as("one more than 20 needs no link").hasSize(21);
        String chart = Visitor.between(each, "id=\"adoption\"", "</figure>");
        assertThat(ChartTable.in(each, "adoption").values()).hasSize(8).endsWith("other");
        assertThat(chart)
                .contains(
                        "other: 14 versions, at most 1\u00a0instance each. Show them as lines",
                        "level=patch&amp;lane=all&amp;lines=all");
        String opened = site.page("versions?level=patch&lines=all");
        assertThat(ChartTable.in(opened, "adoption").values()).hasSize(21).doesNotContain("other");
        assertThat(opened).contains("Show the 7 largest lines");

        report(day.plusDays(1), 100, 125, "2.0.0");
        for (int i = 0; i < 21; i++) {
            report(day.plusDays(1), i, i + 1, "1." + i + ".0");
        }
        see(day.plusDays(2));
        assertThat(site.csv("versions.csv")).containsOnlyKeys("version", "2.x", "1.x");
        assertThat(names(site.page("versions"))).containsExactly("2.x", "1.x");
    }

    @Test
    void a_table_begins_with_the_twenty_of_the_most_instances_and_opens_to_all_and_is_filtered() throws Exception {
        LocalDate old = site.today().plusDays(1);
        for (int i = 0; i < 5; i++) {
            report(old, i, i + 1, "3.0.0-dev.2026010" + i);
        }
        LocalDate day = old.plusDays(10);
        for (int i = 0; i < 24; i++) {
            report(day, 10 * i, 10 * i + (i < 4 ? 1 : 2), "1.0." + i);
        }
        see(day.plusDays(1));

        String first = site.page("versions?level=patch");
        assertThat(names(first)).hasSize(20).startsWith("1.0.23").endsWith("1.0.4");
        assertThat(HtmlTable.text(first))
                .contains(
                        "29 versions; 5 have no active instances; shown are the 20 with the most active instances.",
                        "Show all 29");
        assertThat(names(site.page("versions?level=patch&sort=version")))
                .hasSize(20)
                .startsWith("1.0.4");
        String all = site.page("versions?level=patch&show=versions");
        assertThat(names(all)).hasSize(29).startsWith("3.0.0-dev.20260104").endsWith("1.0.0");
        assertThat(HtmlTable.text(all)).contains("29 versions.", "Show the first 20");

        String found = site.page("versions?level=patch&find=1.0.2");
        assertThat(names(found)).containsExactly("1.0.23", "1.0.22", "1.0.21", "1.0.20", "1.0.2");
        assertThat(HtmlTable.text(found)).contains("5 versions contain \u201c1.0.2\u201d.");
        assertThat(site.csv("versions.csv?level=patch&find=1.0.2")).hasSize(6);
        String silent = site.page("versions?level=patch&find=DEV");
        assertThat(HtmlTable.text(silent))
                .contains("5 versions contain \u201cDEV\u201d; 5 have no active instances.", "Show all 5");
        assertThat(names(site.page("versions?level=patch&find=DEV&show=versions")))
                .hasSize(5);
        assertThat(HtmlTable.text(site.page("versions?level=patch&find=nothing")))
                .contains("0 versions contain \u201cnothing\u201d.");
    }

    @Test
    void releases_are_compared_by_their_age_in_a_sentence_a_chart_and_a_file() throws Exception {
        LocalDate start = site.today().plusDays(1);
        days(start, 12).forEach(day -> report(day, 0, 10, "1.0.0"));
        see(start.plusDays(12));
        assertThat(site.page("versions"))
                .contains("No release can be followed yet")
                .doesNotContain("id=\"spread\"");

        LocalDate first = start.plusDays(12);
        report(first, 0, 4, "2.0.0");
        report(first, 4, 10, "1.0.0");
        see(first.plusDays(1));
        assertThat(site.page("versions"))
                .contains("2.0.0 is too young to compare")
                .doesNotContain("id=\"spread\"");

        days(first.plusDays(1), 9).forEach(day -> {
            report(day, 0, 5, "2.0.0");
            report(day, 5, 10, "1.0.0");
        });
        see(first.plusDays(10));
        assertThat(HtmlTable.text(site.page("versions")))
                .contains("2.0.0 had 50 % after 9 days. There is no other release to compare it with yet.");

        LocalDate second = first.plusDays(10);
        days(second, 5).forEach(day -> {
            report(day, 0, 3, "2.1.0");
            report(day, 3, 6, "2.0.0");
            report(day, 6, 10, "1.0.0");
        });
        see(second.plusDays(5));

        String page = site.page("versions");
        assertThat(HtmlTable.text(page)).contains("2.1.0 had 30 % after 4 days; 2.0.0 had 50 %.");
        ChartTable chart = ChartTable.in(page, "spread");
        assertThat(chart.values()).containsExactly("2.1.0", "2.0.0");
        assertThat(chart.rows()).hasSize(15);
        assertThat(chart.rows().get(0)).containsEntry("2.0.0", "40.0 %").containsEntry("2.1.0", "30.0 %");
        assertThat(chart.rows().get(5)).containsEntry("2.0.0", "50.0 %").containsEntry("2.1.0", "\u2013");
        assertThat(chart.rows().get(10)).containsEntry("2.0.0", "60.0 %");
        List<String> file = site.page("versions.csv?of=adoption").lines().toList();
        assertThat(file).hasSize(1 + 5 + 15);
        assertThat(file)
                .contains(
                        "2.1.0,4," + second.plusDays(4) + ",3,10,0.3000",
                        "2.0.0,0," + first + ",4,10,0.4000",
                        "2.0.0,14," + second.plusDays(4) + ",6,10,0.6000");
        assertThat(HtmlTable.text(site.page("versions?level=major")))
                .contains("2.x had 60 % after 14 days. There is no other release to compare it with yet.");
    }

    private static Stream<LocalDate> days(LocalDate from, int many) {
        return from.datesUntil(from.plusDays(many));
    }

    /** Heartbeats of the instances with these numbers, at noon. */
    private static void report(LocalDate day, int from, int until, String version) {
        site.report(day, 12, from, until, version);
    }

    /** Somebody logs in early on that day, when all that came before is counted. */
    private static void see(LocalDate day) throws InterruptedException {
        site.see(day.atTime(0, 30).toInstant(ZoneOffset.UTC));
    }

    /** The versions of the table, in its order. */
    private static List<String> names(String page) {
        return HtmlTable.rows(page, "id=\"values-versions\"").stream()
                .map(row -> row.get(0))
                .toList();
    }
}
