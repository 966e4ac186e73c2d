package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/**
 * Pages about events with conditions. Two instances run on Linux, one of which sends events, one runs on Windows and sends events, and one sends
 * events and never a heartbeat.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilteredEventsTest {
    private static final UUID LINUX = UUID.randomUUID();
    private static final UUID EVENTS_ONLY = UUID.randomUUID();
    private static final Pattern LISTED =
            Pattern.compile("<a class=\"to-list\" href=\"(/p/it/instances[^\"]*)\"\\s*>(.*?)</a\\s*>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("^([\\d,]+)");

    private static TestSite site;

    @BeforeAll
    static void aFleetReports() throws Exception {
        site = new TestSite("rollcall");
        UUID windows = UUID.randomUUID();
        assertThat(site.heartbeat(UUID.randomUUID(), "3.1.0", ",\"os_family\":\"Linux\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.heartbeat(LINUX, "3.1.0", ",\"os_family\":\"Linux\"").statusCode())
                .isEqualTo(200);
        assertThat(site.heartbeat(windows, "3.0.0", ",\"os_family\":\"Windows\"")
                        .statusCode())
                .isEqualTo(200);
        send(LINUX, "3.1.0", event("login", "de"), event("navigate", "de"));
        send(LINUX, "3.0.0", event("login", "fr"));
        send(windows, "3.0.0", event("login", "de"));
        send(EVENTS_ONLY, "2.0.0", event("login", "en"), event("navigate", "en"));
        TestSite.await(
                () -> page("events.csv").contains("login,3") && page("overview").contains("3\u00a0instances"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void without_conditions_all_are_counted_that_were_seen() {
        String page = page("events");

        assertThat(HtmlTable.text(page))
                .contains("75 % of the 4 instances that ran a version on which it has been seen")
                .contains("all instances that were seen in these days, by a heartbeat or an event, in every lane");
        assertThat(page("events.csv").lines().map(line -> line.replaceAll(",20\\d\\d-.*", "")))
                .containsExactly(
                        "event,instances,share_of_active,events,users,first_seen,last_seen,ran_its_versions,share_of_ran",
                        "login,3,0.7500,4,0",
                        "navigate,2,0.5000,2,0");
    }

    @Test
    void with_a_condition_about_a_field_those_count_that_report_it_and_what_is_known_of_all_together_has_no_column() {
        String page = page("events?os_family=Linux");

        assertThat(HtmlTable.text(page))
                .contains("50 % of the 2 instances that ran a version on which it has been seen sent it.")
                .contains("Who sends events and no heartbeat has no lane and no field, and is not counted.")
                .doesNotContain("Users are told apart");
        assertThat(HtmlTable.rows(page, "id=\"events\"").get(0).subList(0, 3)).containsExactly("login", "1", "50 %");
        assertThat(HtmlTable.rows(page, "id=\"events\"").get(0)).hasSize(6);
        assertThat(page("events.csv?os_family=Linux").lines().map(line -> line.replaceAll(",20\\d\\d-.*", "")))
                .containsExactly(
                        "event,instances,share_of_active,first_seen,last_seen,ran_its_versions,share_of_ran",
                        "login,1,0.5000",
                        "navigate,1,0.5000");
    }

    @Test
    void who_sends_events_alone_reports_no_field_and_is_not_among_those_that_do_not_report_it() {
        assertThat(HtmlTable.text(page("events?os_family=(none)"))).contains("No event in these days.");
        assertThat(HtmlTable.text(page("events/event?name=login&lane=one-shot")))
                .contains("2 instances sent it, 67 % of the 3 instances");
    }

    @Test
    void conditions_about_events_count_those_that_send_nothing_else() {
        assertThat(HtmlTable.text(page("events/event?name=login&event=navigate")))
                .contains("2 instances sent it, 100 % of the 2 instances")
                .contains("by a heartbeat or an event, and that meet the conditions");
        assertThat(HtmlTable.text(page("events?event=!login"))).contains("No event in these days.");
        assertThat(page("instances?state=seen&event=navigate"))
                .contains("2\u00a0instances were seen, by a heartbeat or an event, from ")
                .contains("/p/it/instances/" + EVENTS_ONLY, "/p/it/instances/" + LINUX, "no heartbeat yet");
    }

    @Test
    void an_event_of_some_instances_has_no_number_of_events_and_shares_of_its_values_are_of_instances() {
        String page = page("events/event?name=login&os_family=Linux");

        assertThat(HtmlTable.text(page))
                .contains("1 instance sent it, 50 % of the 2 instances")
                .contains("of the 1 instance that sent the event; one may send several values")
                .doesNotContain("Events a day", "2 events");
        assertThat(HtmlTable.rows(page, "id=\"values-property.lang\""))
                .containsExactlyInAnyOrder(List.of("de", "1", "100 %"), List.of("fr", "1", "100 %"));
        assertThat(page("events/event.csv?name=login&os_family=Linux&of=property.lang"))
                .startsWith("value,instances,share_of_instances");
        assertThat(page("events/event.csv?name=login&os_family=Linux")).startsWith("day,complete,instances");
        assertThat(page("events/event.csv?name=login&os_family=Linux").lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).doesNotContain("events"));
    }

    @Test
    void a_funnel_is_walked_by_the_instances_of_the_conditions() {
        assertThat(page("funnels.csv?steps=login&steps=navigate").lines())
                .containsExactly(
                        "step,event,instances,share_of_first,share_of_previous,drop_off",
                        "1,login,3,1.0000,1.0000,",
                        "2,navigate,2,0.6667,0.6667,1");
        assertThat(page("funnels.csv?steps=login&steps=navigate&os_family=Windows")
                        .lines())
                .containsExactly(
                        "step,event,instances,share_of_first,share_of_previous,drop_off",
                        "1,login,1,1.0000,1.0000,",
                        "2,navigate,0,0.0000,0.0000,1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "events; 2",
                "events?os_family=Linux; 2",
                "events?event=navigate; 2",
                "events?lane=one-shot&lane=passing&range=7; 2",
                "events/event?name=login; 8",
                "events/event?name=login&os_family=Linux; 6",
                "events/event?name=login&funnel=login&funnel=navigate; 6",
                "funnels?steps=login&steps=navigate; 3",
                "funnels?steps=navigate&steps=login&steps=navigate; 5",
                "funnels?steps=login&steps=navigate&os_family=Linux&range=30; 3",
            })
    void each_number_leads_to_a_list_of_as_many(String page, int fewest) {
        List<String> wrong = new ArrayList<>();
        Matcher link = LISTED.matcher(page(page));
        int found = 0;
        while (link.find()) {
            found++;
            String href = link.group(1).replace("&amp;", "&");
            Matcher number = NUMBER.matcher(HtmlTable.text(link.group(2)));
            String headline =
                    HtmlTable.text(Visitor.between(site.maintainer().page(href), "id=\"found-headline\"", "</p>"));
            Matcher count = NUMBER.matcher(headline.substring(headline.indexOf('>') + 1));
            if (!number.find() || !count.find() || !number.group(1).equals(count.group(1))) {
                wrong.add(HtmlTable.text(link.group(2)) + " at " + href + ": " + headline);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(fewest);
    }

    @Test
    void chips_say_what_was_sent_with_it_and_which_funnel_and_can_be_taken_off() {
        String sent = page("instances?state=seen&event=login&with=" + encoded("version:3.1.0"));
        assertThat(HtmlTable.text(sent)).contains("Event login: used", "Sent with version 3.1.0");
        assertThat(sent)
                .contains("href=\"/p/it/instances?state=seen\"", "href=\"/p/it/instances?state=seen&amp;event=login\"");

        String funnel =
                page("instances?state=seen&funnel=login&funnel=navigate&funnel=login&funnel=" + encoded("!logout"));
        assertThat(HtmlTable.text(funnel)).contains("Funnel: login → navigate → login, not then logout");
        assertThat(funnel).contains("href=\"/p/it/instances?state=seen\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with=version:1.0",
                "event=!login&with=version:1.0",
                "event=login&with=nothing",
                "event=login&with=secret.a:1",
                "funnel=!login",
                "funnel=!login&funnel=navigate",
                "funnel=a&funnel=b&funnel=c&funnel=d&funnel=e&funnel=f&funnel=g&funnel=h&funnel=i"
            })
    void a_condition_about_events_that_says_nothing_is_rejected(String query) {
        for (String page : List.of("events", "events/event", "funnels.csv", "instances", "overview")) {
            String named = page.equals("events/event") ? "name=login&" : "";
            assertThat(site.maintainer()
                            .get("/p/it/" + page + "?" + named + query.replace("!", "%21"))
                            .statusCode())
                    .as(page)
                    .isEqualTo(400);
        }
    }

    private static void send(UUID instance, String version, String... events) throws Exception {
        assertThat(site.events(instance, version, String.join(",", events)).body())
                .contains("\"dropped\":0");
    }

    private static String event(String name, String lang) {
        return "{\"name\":\"" + name + "\",\"type\":\"action\",\"properties\":{\"lang\":\"" + lang + "\"}}";
    }

    private static String page(String path) {
        return site.maintainer().page("/p/it/" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
