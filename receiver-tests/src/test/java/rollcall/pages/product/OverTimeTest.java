package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollcall.support.page.MovedSite;
import rollcall.support.page.Visitor;

/** Fleets that live for weeks by a clock that is moved, and what the pages say of them at some moments. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverTimeTest {
    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-11-01T00:00:00Z");

    @Test
    void half_is_not_reached_by_those_who_happened_to_report_early_today() throws Exception {
        days("2026-11-10", "2026-11-26").forEach(day -> site.report(day, 1, 0, 10, "1.0.0"));
        site.report(LocalDate.parse("2026-11-27"), 1, 0, 4, "2.0.0");

        site.see(Instant.parse("2026-11-27T04:00:00Z"));
        assertThat(site.csv("versions.csv").get("2.0.0")).isEqualTo("2026-11-27,4,0.4000,");
        assertThat(site.page("versions")).doesNotContain(" to reach half of the instances");

        site.report(LocalDate.parse("2026-11-27"), 20, 4, 10, "1.0.0");
        site.see(Instant.parse("2026-11-27T23:30:00Z"));
        assertThat(site.csv("versions.csv").get("2.0.0")).isEqualTo("2026-11-27,4,0.4000,");
        site.see(Instant.parse("2026-11-28T00:30:00Z"));
        assertThat(site.csv("versions.csv").get("2.0.0")).isEqualTo("2026-11-27,4,0.4000,");
        assertThat(site.page("versions"))
                .contains("2.0.0 is at 40\u00a0% of 10 after 0\u00a0days.")
                .contains("the latest report of at least 3 instances");
    }

    @Test
    void half_is_reached_by_latest_reports_of_seven_days_and_taken_back_when_they_fall_below() throws Exception {
        List<String> toHalf = new ArrayList<>();
        for (LocalDate day : days("2026-11-02", "2026-11-24").toList()) {
            if (List.of(14, 15, 18, 21, 24).contains(day.getDayOfMonth())) {
                site.see(Instant.parse(day + "T00:30:00Z"));
                toHalf.add(site.csv("versions.csv").get("2.0.0"));
            }
            if (day.getDayOfMonth() == 21) {
                assertThat(site.page("versions"))
                        .contains(
                                "2.0.0 took 7\u00a0days (2026-11-13 to 2026-11-20) to reach half of the instances that report a"
                                        + " version, which have it or a newer one.");
            }
            site.report(day, 8, 0, 4, day.getDayOfMonth() < 13 || day.getDayOfMonth() == 23 ? "1.0.0" : "2.0.0");
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                site.report(day, 9, 4, 10, day.getDayOfMonth() == 20 ? "2.0.0" : "1.0.0");
            }
        }

        assertThat(toHalf)
                .containsExactly(
                        "2026-11-13,4,0.4000,",
                        "2026-11-13,4,0.4000,",
                        "2026-11-13,4,0.4000,",
                        "2026-11-13,10,1.0000,7",
                        "2026-11-13,0,0.0000,");
    }

    @Test
    void a_point_of_seven_days_is_the_same_whatever_the_day_of_the_week() throws Exception {
        site.report(LocalDate.parse("2026-07-01"), 8, 999, 1000, "1.0.0");
        days("2026-09-21", "2026-11-27").forEach(day -> {
            site.report(day, 8, 0, 3, "1.0.0", ",\"accounts\":5");
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                site.report(day, 9, 3, 10, "1.0.0", ",\"accounts\":500");
            }
            int once = (int) day.toEpochDay();
            site.report(day, 10, once, once + 1, "1.0.0");
        });

        site.see(Instant.parse("2026-11-23T12:00:00Z"));
        requireSevenOfTen(9);
        site.see(Instant.parse("2026-11-28T12:00:00Z"));
        requireSevenOfTen(9);
    }

    /** In so many last weeks ten reported the number, seven of them the larger one, and seven more instances came once. */
    private void requireSevenOfTen(int weeks) throws Exception {
        List<List<String>> accounts = MovedSite.table(site.page("metrics?range=90"), "over-accounts");
        assertThat(accounts.get(0).subList(0, 3)).containsExactly("7 days to", "Active", "Reported");
        int large = accounts.get(0).indexOf("101\u2013500");
        assertThat(accounts.subList(accounts.size() - weeks, accounts.size())).allSatisfy(week -> {
            assertThat(week.subList(1, 3)).containsExactly("17", "10");
            assertThat(week.get(large)).isEqualTo("7");
        });
        assertThat(accounts.get(1).subList(1, 3)).as("nobody reported").containsExactly("–", "–");
        assertThat(site.page("metrics?range=90"))
                .contains("Each point: the latest report of each instance in the 7 days that end there, in UTC.");

        List<List<String>> reported = MovedSite.table(site.page("overview?range=365"), "presence");
        List<List<String>> newcomers = MovedSite.table(site.page("overview?range=365"), "newcomers");
        assertThat(reported.get(0)).containsExactly("7 days to", "reported");
        assertThat(newcomers.get(0)).containsExactly("7 days to", "new");
        assertThat(reported.subList(reported.size() - weeks + 1, reported.size()))
                .allSatisfy(week -> assertThat(week.get(1)).isEqualTo("17"));
        assertThat(newcomers.subList(newcomers.size() - weeks + 1, newcomers.size()))
                .allSatisfy(week -> assertThat(week.get(1)).isEqualTo("7"));
        assertThat(newcomers.subList(1, newcomers.size()).stream()
                        .map(week -> week.get(1))
                        .filter(count -> !count.equals("–"))
                        .mapToInt(Integer::parseInt)
                        .sum())
                .as("everybody was new once")
                .isEqualTo(site.csv("overview.csv?range=all&of=days").values().stream()
                        .map(row -> row.split(","))
                        .filter(row -> row[0].equals("yes") && row.length > 2 && !row[2].isEmpty())
                        .mapToInt(row -> Integer.parseInt(row[2]))
                        .sum());
        assertThat(site.page("overview?range=365"))
                .contains("Each point: who reported on any of the 7 days that end there, and who was new in them");
    }

    @Test
    void the_chart_of_versions_shows_what_most_instances_run_and_says_what_other_holds() throws Exception {
        for (LocalDate day : days("2026-11-01", "2026-11-20").toList()) {
            site.report(day, 8, 0, 12, day.getDayOfMonth() < 12 ? "3.0.0" : "3.0.1");
            site.report(day, 9, 12, 13, "3.1.0-dev." + day.toString().replace("-", ""));
        }
        site.report(LocalDate.parse("2026-11-03"), 10, 13, 14, "20261101");
        site.report(LocalDate.parse("2026-11-21"), 1, 14, 18, "4.0.0");

        site.see(Instant.parse("2026-11-21T02:00:00Z"));
        String page = site.page("versions?range=30");
        List<String> lines = MovedSite.table(page, "adoption").get(0);
        assertThat(lines.subList(0, 3)).containsExactly("Day", "Active", "Reported");
        assertThat(lines.subList(3, lines.size()))
                .containsSubsequence("3.0.1", "3.0.0", "other")
                .endsWith("other", "Notes")
                .hasSize(9)
                .doesNotContain("4.0.0");
        assertThat(page)
                .contains("other: 16 versions, at most 1\u00a0instance each.")
                .contains("On 2026-11-20: of 13\u00a0instances, all that were active.");
        assertThat(site.csv("versions.csv")).containsKeys("4.0.0", "20261101");
        assertThat(site.page("overview"))
                .containsPattern("(?s)The most used versions.*>\\s*4\\.0\\.0\\s*<.*>\\s*3\\.0\\.1\\s*<")
                .doesNotContain("20261101");
    }

    @Test
    void a_field_of_many_names_has_one_denominator_and_no_usable_version_is_not_silence() throws Exception {
        for (LocalDate day : days("2026-11-18", "2026-11-20").toList()) {
            site.report(day, 8, 0, 2, "1.0.0", ",\"plugins\":[\"core\"]");
            site.report(day, 8, 2, 3, "1.0.0", ",\"plugins\":[]");
            site.report(day, 8, 3, 4, "1.0.0", ",\"plugins\":[\"core\",\"mail\"]");
            site.report(day, 8, 4, 6, "6f2b9c1");
        }

        site.see(Instant.parse("2026-11-21T02:00:00Z"));
        List<List<String>> plugins = MovedSite.table(site.page("environment?view=time"), "over-plugins");
        assertThat(plugins.get(0)).containsExactly("Day", "Active", "Reported", "core", "mail");
        assertThat(plugins.get(plugins.size() - 1)).containsExactly("2026-11-20", "6", "4", "3", "1");
        assertThat(site.page("environment?view=time"))
                .contains("of 4\u00a0instances that report it; 2 of 6 active do not.");
        assertThat(site.csv("environment.csv?of=plugins.days"))
                .containsEntry("day", "complete,answered,reported,no_usable_value,core,mail,notes")
                .containsEntry("2026-11-20", "yes,6,4,0,3,1,");
        List<List<String>> versions = MovedSite.table(site.page("versions"), "adoption");
        assertThat(versions.get(0)).containsExactly("Day", "Active", "No usable version", "Reported", "1.0.0");
        assertThat(versions.get(versions.size() - 1)).containsExactly("2026-11-20", "6", "2", "4", "4");
        assertThat(site.page("versions"))
                .contains("of 4\u00a0instances that report it; 0 of 6 active do not, 2 report no usable version.");
        assertThat(site.csv("versions.csv?of=days"))
                .containsEntry("day", "complete,answered,reported,no_usable_version,1.0.0,notes")
                .containsEntry("2026-11-20", "yes,6,4,2,4,");
    }

    @Test
    void a_file_of_days_marks_today_and_its_name_tells_product_table_and_days() throws Exception {
        days("2026-11-18", "2026-11-21").forEach(day -> site.report(day, 8, 0, 3, "1.0.0", ",\"plugins\":[\"core\"]"));

        site.see(Instant.parse("2026-11-21T09:00:00Z"));
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : List.of(
                "overview.csv?of=days",
                "versions.csv?of=days",
                "environment.csv?of=plugins.days",
                "metrics.csv?of=accounts.days")) {
            assertThat(site.csv(file).get("2026-11-20")).as(file).startsWith("yes,3,");
            assertThat(site.csv(file).get("2026-11-21")).as(file).startsWith("no,3,");
            files.put(file, name(file));
        }
        for (String file : List.of(
                "versions.csv",
                "environment.csv?of=plugins",
                "environment.csv?of=flags",
                "environment.csv?of=database_type",
                "environment.csv?of=database_type.database_version",
                "metrics.csv?of=accounts",
                "events.csv",
                "events.csv?prefix=a/b",
                "events.csv?prefix=a-b",
                "funnels.csv?steps=a&steps=b",
                "funnels.csv?steps=b&steps=a",
                "refusals.csv?of=names",
                "refusals.csv?of=requests&range=all")) {
            files.put(file, name(file));
        }

        String slug = site.product().slug();
        assertThat(files.values())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches(slug + "-[A-Za-z0-9._+-]+-\\d{4}-\\d\\d-\\d\\d_2026-11-21\\.csv"));
        assertThat(files)
                .containsEntry("versions.csv?of=days", slug + "-versions-by-day-2026-11-14_2026-11-21.csv")
                .containsEntry("versions.csv", slug + "-versions-2026-11-14_2026-11-21.csv")
                .containsEntry(
                        "refusals.csv?of=requests&range=all", slug + "-refusals-requests-2026-11-14_2026-11-21.csv")
                .containsEntry(
                        "environment.csv?of=plugins.days",
                        slug + "-environment-plugins-by-day-2026-11-14_2026-11-21.csv");
    }

    @Test
    void data_that_begin_within_a_range_and_what_is_not_about_it_are_told_on_the_page() throws Exception {
        days("2026-11-01", "2026-11-20").forEach(day -> site.report(day, 8, 0, 1, "1.0.0"));

        site.see(Instant.parse("2026-11-21T09:00:00Z"));
        for (String page : List.of("overview", "versions", "metrics", "environment?view=time", "refusals")) {
            String and = page.contains("?") ? "&" : "?";
            assertThat(site.page(page + and + "range=7"))
                    .as(page)
                    .doesNotContain("range-note")
                    .contains(">7 days<", "name=\"from\"", "max=\"2026-11-21\"");
            assertThat(site.page(page + and + "range=2026-11-02..2026-11-04"))
                    .as(page)
                    .contains("value=\"2026-11-02\"", "value=\"2026-11-04\"");
        }
        for (String range : List.of("30", "90", "365", "all")) {
            assertThat(site.page("versions?range=" + range)).contains("Data begin 2026-11-01, 20\u00a0days ago.");
        }
        assertThat(MovedSite.table(site.page("versions?range=7"), "adoption")).hasSize(8);
        assertThat(site.page("versions?range=2026-11-02..2026-11-04"))
                .contains("Only the first chart shows these days");
        assertThat(site.page("overview?range=2026-11-02..2026-11-04")).contains("tiles and versions are about now");
        assertThat(site.page("versions?range=2026-10-02..2026-10-04")).contains("There are no data of these days");
        assertThat(site.page("refusals?range=2026-11-02..2026-11-04")).contains("from 2026-11-02 to 2026-11-04");
        assertThat(MovedSite.table(site.page("versions?range=2026-11-02..2026-11-04"), "adoption"))
                .hasSize(4);
        assertThat(site.csv("overview.csv?of=days&range=2026-11-02..2026-11-04").values())
                .filteredOn(row -> row.startsWith("yes,1,"))
                .hasSize(3);
    }

    private static Stream<LocalDate> days(String from, String to) {
        return LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1));
    }

    private String name(String file) {
        String disposition =
                site.get(file).headers().firstValue("Content-Disposition").orElseThrow();
        return Visitor.between(disposition, "filename=\"", "\"");
    }
}
