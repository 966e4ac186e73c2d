package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** The Events page and one event's page, over events that came through the door: 4 instances, of which one sent a heartbeat alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsPageTest {
    private static final String LIST = "/p/it/events";
    private static final Pattern NAME = Pattern.compile("class=\"event-name\" href=\"[^\"]*\">([^<]*)<");
    private static final List<String> BY_INSTANCES = List.of("navigate", "open-file", "$page/view:v-2", "open-team");

    private static TestSite site;

    @BeforeAll
    static void instancesSendEvents() throws Exception {
        site = new TestSite("penpot");
        site.heartbeat(UUID.randomUUID(), "2.15.0", "");
        String shared = "\"properties\":{\"lang\":\"de\",\"is-shared\":true}";
        send("2.15.0", "navigate,open-file,open-file,$page/view:v-2", shared);
        send("2.15.0", "navigate,open-file,open-team", shared);
        send("2.16.0", "navigate,navigate,navigate,navigate", "\"properties\":{\"lang\":\"en\"}");
        // All three batches and the heartbeat, which need not be counted in one go.
        TestSite.await(() -> csv(LIST + ".csv").contains("navigate,3,0.7500,"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void every_name_is_there_with_its_instances_events_users_and_share_of_all_who_answered_or_sent_one() {
        assertThat(csv(LIST + ".csv").lines().map(line -> line.split(",20\\d\\d-", 2)[0]))
                .containsExactlyInAnyOrder(
                        "event,instances,share_of_active,events,users,first_seen,last_seen,ran_its_versions,share_of_ran",
                        "navigate,3,0.7500,6,3",
                        "open-file,2,0.5000,3,2",
                        "open-team,1,0.2500,1,1",
                        "$page/view:v-2,1,0.2500,1,1");
        assertThat(page(LIST))
                .containsPattern("Most used is <strong>navigate</strong>: <strong>75\u00a0%</strong>")
                .contains("4\u00a0instances", "4 event names.", "that ran a version on which it has been seen")
                .contains("4\u00a0instances were seen");
    }

    @Test
    void the_names_that_most_instances_sent_come_first_and_every_column_sorts() {
        assertThat(names(LIST)).containsExactlyElementsOf(BY_INSTANCES);
        assertThat(names(LIST + "?sort=event")).isSorted();
        assertThat(names(LIST + "?sort=instances")).endsWith("navigate");
        assertThat(names(LIST + "?sort=-events")).startsWith("navigate", "open-file");
        assertThat(names(LIST + "?sort=users")).endsWith("navigate");
    }

    @ParameterizedTest
    @CsvSource({"open,2", "open-f,1", "$page/,1", "OPEN,0", "%,0", "_,0", "''' OR 1=1 --',0", "\\,0"})
    void a_prefix_filters_as_it_is_written(String prefix, int found) {
        String query = "?prefix=" + encoded(prefix);

        assertThat(names(LIST + query)).hasSize(found);
        assertThat(csv(LIST + ".csv" + query).lines()).hasSize(found + 1);
        if (found > 0) {
            assertThat(page(LIST + query)).contains("4\u00a0instances were seen");
        }
    }

    @ParameterizedTest
    @CsvSource({"en-,2", "TEAM,1", "VIEW:v,1", "e,4", "%,0", "_,0", "''' OR 1=1 --',0", "\\,0"})
    void a_text_that_is_looked_for_is_found_anywhere_in_a_name(String text, int found) {
        String query = "?find=" + encoded(text);

        assertThat(names(LIST + query)).hasSize(found);
        assertThat(csv(LIST + ".csv" + query).lines()).hasSize(found + 1);
        assertThat(page(LIST + query))
                .contains(
                        found == 0
                                ? "No event in these days has a name with this in it."
                                : found == 1
                                        ? "1 event name has this in it."
                                        : found + " event names have this in them.");
    }

    @Test
    void an_event_is_divided_by_those_that_ran_a_version_on_which_it_was_seen_and_the_number_opens_their_list() {
        assertThat(csv(LIST + ".csv").lines().map(line -> line.replaceFirst(",20[-\\d]{8},20[-\\d]{8}", "")))
                .contains(
                        "navigate,3,0.7500,6,3,4,0.7500",
                        "open-file,2,0.5000,3,2,3,0.6667",
                        "open-team,1,0.2500,1,1,2,0.5000");
        String page = page(LIST);
        String list = "ran=2.15.0&amp;ran=event%3Aopen-file";
        assertThat(page).contains(list);
        int at = page.indexOf(list);
        String href = page.substring(page.lastIndexOf("href=\"", at) + 6, page.indexOf('"', at));
        assertThat(page(href.replace("&amp;", "&")))
                .contains("3\u00a0instances", "Ran 2.15.0 or Event open-file: used");
        assertThat(csv(one("open-file", "versions"))).contains("2.15.0,2,1.0000,3,0.6667,0.2077,0.9385");
        assertThat(page(LIST + "/event?name=open-file")).contains("(20.8\u00a0% to 93.9\u00a0%)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"navigate", "open-file", "$page/view:v-2"})
    void the_link_of_a_name_leads_to_its_page_whatever_characters_it_has(String name) {
        String list = page(LIST);
        int at = list.indexOf(">" + name + "</a>");
        String href = list.substring(list.lastIndexOf("href=\"", at) + 6, at)
                .replace("&amp;", "&")
                .replace("\"", "");

        assertThat(page(href)).contains("<h1>How is the event " + name + " used?</h1>");
    }

    @Test
    void one_event_s_page_tells_versions_kinds_and_what_its_events_say_by_the_vocabulary_s_title() {
        String page = page(LIST + "/event?name=navigate");

        assertThat(page)
                .contains("3\u00a0instances", "75\u00a0%", "6\u00a0events", "for 3\u00a0users")
                .contains("Versions that sent it", "2.15.0", "2.16.0", "telemetry:backend")
                .contains("Language", "The language that the user chose.", "is-shared");
        assertThat(csv(one("navigate", "versions"))).contains("2.15.0,2,0.6667", "2.16.0,1,0.3333");
        assertThat(csv(one("navigate", "kinds"))).contains("action,telemetry:backend,3,6");
        assertThat(csv(one("navigate", "property.lang"))).contains("de,2,2,0.3333", "en,1,4,0.6667");
        assertThat(csv(one("navigate", "")).lines().reduce((a, b) -> b).orElseThrow())
                .endsWith(",3,6,");
        assertThat(csv(one("navigate", "versions.days"))).contains("2.16.0,2.15.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "NAVIGATE", "navigat%", "<script>alert(1)</script>", "../../etc", "'"})
    void there_is_no_page_of_an_event_that_was_never_kept(String name) {
        var answer = site.maintainer().get(LIST + "/event?name=" + encoded(name));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("counted under Rejected").doesNotContain("<script>alert");
        assertThat(site.maintainer()
                        .get(LIST + "/event.csv?name=" + encoded(name))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event?name=%00", "?prefix=%00", "/event?name=%FF"})
    void bytes_that_are_no_text_are_a_bad_request(String path) {
        assertThat(site.maintainer().get(LIST + path).statusCode()).isEqualTo(400);
    }

    @Test
    void an_instance_that_sent_events_alone_is_in_the_list_of_instances_and_has_a_page() {
        String list = page("/p/it/instances");

        assertThat(list)
                .contains(
                        "4\u00a0instances have been seen so far: 3 of them sent events and no heartbeat.",
                        "no heartbeat yet");
        String id = Sql.column(
                        site.server(), "SELECT instance_id FROM instance WHERE last_heartbeat_at = '-infinity' LIMIT 1")
                .get(0);
        assertThat(page("/p/it/instances/" + id)).contains("and no heartbeat yet");
    }

    @Test
    void a_product_without_events_says_what_will_be_here_and_that_it_permits_none() {
        site.superuser().send("/products/new", Map.of("name", "Q", "slug", "quiet", "preset", "none"));

        for (String path :
                List.of("/p/quiet/events", "/p/quiet/funnels", "/p/quiet/funnels?steps=a&steps=b&range=30")) {
            assertThat(page(path))
                    .contains("No event has arrived yet", "permits no event yet", "Connect")
                    .doesNotContain("Your own funnel");
        }
        assertThat(csv("/p/quiet/events.csv").lines()).hasSize(1);
    }

    private static void send(String version, String names, String more) throws Exception {
        StringBuilder events = new StringBuilder();
        for (String name : names.split(",")) {
            events.append(events.isEmpty() ? "" : ",")
                    .append(
                            "{\"name\":\"%s\",\"type\":\"action\",\"source\":\"telemetry:backend\",\"profile\":\"1\",%s}"
                                    .formatted(name, more));
        }
        String answer =
                site.events(UUID.randomUUID(), version, events.toString()).body();
        assertThat(answer).contains("\"dropped\":0");
    }

    private static String one(String name, String of) {
        return LIST + "/event.csv?name=" + encoded(name) + "&of=" + encoded(of);
    }

    private static List<String> names(String path) {
        return NAME.matcher(page(path)).results().map(each -> each.group(1)).toList();
    }

    /** Without the places where a long name may break. */
    private static String page(String path) {
        return site.maintainer().page(path).replace("<wbr />", "");
    }

    private static String csv(String path) {
        return page(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
