package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollcall.support.TestSender;
import rollcall.support.page.MovedSite;
import rollcall.support.page.TestSite;

/** Fleets whose days are compared with earlier ones, by a clock that is moved. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {
    @RegisterExtension
    static final MovedSite site = new MovedSite("2025-10-01T00:00:00Z");

    @Test
    void every_point_stands_beside_the_one_as_many_days_earlier_in_table_and_file() throws Exception {
        twentyDays();

        site.see(Instant.parse("2025-11-21T09:00:00Z"));
        String page = site.page("overview?range=2025-11-13..2025-11-20&compare=before");
        List<List<String>> reported = MovedSite.table(page, "presence");
        assertThat(reported.get(0))
                .containsExactly(
                        "Day", "reported", "in 7 days", "reported, the period before", "in 7 days, the period before");
        assertThat(column(reported, 0)).first().asString().matches("2025-11-13\\s+and 2025-11-05");
        assertThat(column(reported, 1)).containsExactly("5", "5", "5", "5", "5", "5", "5", "5");
        assertThat(column(reported, 3)).containsExactly("3", "3", "3", "3", "3", "3", "5", "5");
        assertThat(column(reported, 4)).containsExactly("–", "–", "3", "3", "3", "3", "5", "5");
        assertThat(column(MovedSite.table(page, "newcomers"), 2))
                .containsExactly("0", "0", "0", "0", "0", "0", "2", "0");
        assertThat(page)
                .contains("Compared with the 8\u00a0days before: 2025-11-05 to 2025-11-12.")
                .containsPattern("id=\"see-before\"[^>]*aria-current=\"true\"")
                .contains(
                        "href=\"/p/" + site.product().slug() + "/overview?range=2025-11-13..2025-11-20&amp;lane=all\"",
                        "href=\"/p/" + site.product().slug() + "/overview?range=7&amp;compare=before&amp;lane=all\"",
                        "href=\"/p/" + site.product().slug() + "/overview?range=all&amp;lane=all\"",
                        "overview.csv?range=2025-11-13..2025-11-20&amp;compare=before&amp;lane=all&amp;of=days");
        assertThat(site.csv("overview.csv?of=days&range=7&compare=before"))
                .containsEntry(
                        "day",
                        "complete,answered,new,active_in_7_days,day_before,answered_before,new_before,"
                                + "active_in_7_days_before,notes")
                .containsEntry("2025-11-14", "yes,5,0,5,2025-11-07,3,0,3,")
                .containsEntry("2025-11-20", "yes,5,0,5,2025-11-13,5,0,5,")
                .containsEntry("2025-11-21", "no,,,5,,,,,");
    }

    @Test
    void a_year_ago_is_the_same_weekday_and_areas_become_lines() throws Exception {
        twentyDays();
        days("2026-11-02", "2026-11-13").forEach(day -> site.report(day, 8, 0, 4, "2.0.0", ",\"accounts\":500"));

        site.see(Instant.parse("2026-11-14T09:00:00Z"));
        String range = "range=2026-11-09..2026-11-13";
        String page = site.page("versions?compare=year&" + range);
        List<List<String>> versions = MovedSite.table(page, "adoption");
        assertThat(versions.get(0))
                .containsExactly(
                        "Day",
                        "Active",
                        "Reported",
                        "2.0.0",
                        "Active, a year before",
                        "Reported, a year before",
                        "2.0.0, a year before");
        assertThat(column(versions, 0)).last().asString().matches("2026-11-13\\s+and 2025-11-14");
        assertThat(column(versions, 5)).containsExactly("3", "5", "5", "5", "5");
        assertThat(column(versions, 6)).containsExactly("0", "2", "2", "2", "2");
        assertThat(page)
                .contains(
                        "Compared with the days 364\u00a0days earlier, so that weekdays match: 2025-11-10 to 2025-11-14.")
                .containsPattern("id=\"adoption\"[^>]*data-chart=\"line\"")
                .contains("<th scope=\"col\" class=\"n\" data-before=\"2.0.0\">")
                .contains("<th scope=\"col\" class=\"n\" data-whole=\"true\" data-before=\"whole\">");
        assertThat(site.page("versions?" + range))
                .containsPattern("id=\"adoption\"[^>]*data-chart=\"area\"")
                .doesNotContain("data-before");
        assertThat(site.csv("versions.csv?of=days&compare=year&" + range))
                .containsEntry(
                        "day",
                        "complete,answered,reported,no_usable_version,2.0.0,day_year_before,answered_year_before,"
                                + "reported_year_before,no_usable_version_year_before,2.0.0_year_before,"
                                + "1.0.0_year_before,notes")
                .containsEntry("2026-11-13", "yes,4,4,0,4,2025-11-14,5,5,0,2,3,");
        List<List<String>> accounts = MovedSite.table(site.page("metrics?compare=year&" + range), "over-accounts");
        int large = accounts.get(0).indexOf("101\u2013500, a year before");
        assertThat(column(accounts, large)).containsExactly("3", "3", "3", "3", "3");
        assertThat(site.csv("metrics.csv?of=accounts.days&compare=year&" + range)
                        .get("day"))
                .contains("reported_year_before");
    }

    @Test
    void days_before_the_first_are_gaps_and_a_comparison_without_any_data_says_so() throws Exception {
        twentyDays();

        site.see(Instant.parse("2025-11-21T09:00:00Z"));
        String partly = site.page("overview?range=2025-11-08..2025-11-20&compare=before");
        assertThat(column(MovedSite.table(partly, "presence"), 3))
                .containsExactly("–", "–", "–", "–", "–", "–", "3", "3", "3", "3", "3", "3", "3");
        assertThat(partly).contains("Data begin 2025-11-01: days before it are compared with nothing.");
        for (String page : List.of("overview", "versions", "metrics", "environment?view=time")) {
            String and = page + (page.contains("?") ? "&" : "?");
            assertThat(site.page(and + "range=7&compare=year"))
                    .as(page)
                    .contains(
                            "Data begin 2025-11-01: there is nothing of the days 364\u00a0days earlier, so that weekdays match, "
                                    + "2024-11-15 to 2024-11-21, to compare with.")
                    .doesNotContain("data-before");
        }
        assertThat(site.csv("versions.csv?of=days&range=7&compare=year").get("2025-11-20"))
                .contains(",2024-11-21,,,,");
    }

    @Test
    void all_days_are_compared_with_nothing_and_the_page_says_why() throws Exception {
        twentyDays();

        site.see(Instant.parse("2025-11-21T09:00:00Z"));
        for (String page : List.of("overview", "versions", "metrics", "environment?view=time")) {
            String and = page + (page.contains("?") ? "&" : "?");
            assertThat(site.page(and + "range=all"))
                    .as(page)
                    .contains("Nothing lies before all days, so they are compared with nothing.")
                    .doesNotContain("see-before");
            HttpResponse<String> refused = site.get(and + "range=all&compare=year");
            assertThat(refused.statusCode()).as(page).isEqualTo(400);
            assertThat(refused.body()).as(page).contains("Nothing lies before all days");
        }
    }

    @Test
    void events_and_what_was_rejected_stand_beside_the_numbers_of_the_earlier_days() throws Exception {
        TestSender events = site.sender("/ingest/events");
        for (LocalDate day : days("2025-11-01", "2025-11-20").toList()) {
            for (int i = 0; i < (day.getDayOfMonth() > 10 ? 2 : 1); i++) {
                site.move(day.atTime(8 + i, 0).toInstant(ZoneOffset.UTC));
                String event =
                        "{\"schema_version\":\"1\",\"instance_id\":\"%s\",\"events\":[{\"name\":\"accounts.added\"}]}"
                                .formatted(new UUID(site.product().id(), i));
                assertThat(events.post(event).statusCode()).isEqualTo(200);
                assertThat(site.heartbeats().post("not json").statusCode()).isEqualTo(400);
            }
        }

        site.see(Instant.parse("2025-11-21T09:00:00Z"));
        String range = "range=2025-11-11..2025-11-20&compare=before";
        TestSite.await(() -> site.page("events.csv?" + range).contains("accounts.added,2,1.0000,20,")
                && site.page("refusals.csv?" + range).contains(",20,2025-11-20"));
        assertThat(site.csv("events.csv?" + range))
                .containsEntry(
                        "event",
                        "instances,share_of_active,events,users,first_seen,last_seen,ran_its_versions,share_of_ran,"
                                + "instances_before,events_before")
                .containsEntry("accounts.added", "2,1.0000,20,0,2025-11-01,2025-11-20,,,1,10");
        assertThat(site.page("events?" + range))
                .contains("Instances, the period before", "Events, the period before")
                .contains("events/event?name=accounts.added&amp;range=2025-11-11..2025-11-20&amp;compare=before")
                .contains("name=\"compare\" value=\"before\"");
        String event = site.page("events/event?name=accounts.added&" + range);
        assertThat(column(MovedSite.table(event, "events-a-day"), 1)).containsOnly("2");
        assertThat(column(MovedSite.table(event, "events-a-day"), 2))
                .containsOnly("1")
                .hasSize(10);
        assertThat(column(MovedSite.table(event, "instances-a-day"), 2)).containsOnly("1");
        assertThat(site.csv("events/event.csv?name=accounts.added&of=days&" + range)
                        .get("2025-11-20"))
                .startsWith("yes,2,2,2025-11-10,1,1,");
        assertThat(site.page("refusals?" + range))
                .contains("Requests, the period before", "20\u00a0requests, 10 the period before")
                .contains("Compared with the 10\u00a0days before: 2025-11-01 to 2025-11-10.");
        assertThat(site.csv("refusals.csv?of=requests&" + range))
                .containsEntry("outcome", "reason,field,requests,last_day,requests_before")
                .containsEntry("rejected", "invalid_json,,20,2025-11-20,10");
        String farther = "range=2025-11-07..2025-11-20&compare=before";
        assertThat(column(MovedSite.table(site.page("events/event?name=accounts.added&" + farther), "events-a-day"), 2))
                .containsExactly("–", "–", "–", "–", "–", "–", "–", "–", "1", "1", "1", "1", "1", "1");
        for (String page : List.of("events", "events/event?name=accounts.added", "refusals")) {
            String and = page + (page.contains("?") ? "&" : "?");
            assertThat(site.page(and + "range=7&compare=year"))
                    .as(page)
                    .contains("Data begin 2025-11-01: there is nothing");
            assertThat(site.page(and + "range=all")).as(page).contains("Nothing lies before all days");
            assertThat(site.get(and + "range=all&compare=before").statusCode())
                    .as(page)
                    .isEqualTo(400);
        }
    }

    /** Three instances for ten days, then five, two of them with a newer version. */
    private void twentyDays() {
        days("2025-11-01", "2025-11-20").forEach(day -> {
            site.report(day, 8, 0, 3, "1.0.0", ",\"accounts\":500");
            if (day.getDayOfMonth() > 10) {
                site.report(day, 9, 3, 5, "2.0.0");
            }
        });
    }

    private static List<String> column(List<List<String>> table, int column) {
        return table.stream().skip(1).map(row -> row.get(column)).toList();
    }

    private static Stream<LocalDate> days(String from, String to) {
        return LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1));
    }
}
