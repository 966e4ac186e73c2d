package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Events of one or two instances: where all names tie, where a version is none, and on a day to come. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FewInstancesEventsTest {
    private static TestSite site;

    @BeforeAll
    static void instancesSendEvents() throws Exception {
        site = new TestSite("penpot");
        String tomorrow = ",\"at\":\"" + LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T23:30:00Z\"";
        send("one", "2.15.0", times(3, "accept-team-invitation", ""), times(7, "navigate", ""));
        String key = send("two", "2.15.0", times(1, "alpha", ""), times(4, "zulu", tomorrow));
        sendOneMore(key, "two", "unknown", times(1, "alpha", ""), times(4, "zulu", ""));
        send("lists", "2.15.0", times(2, "instance-start", ",\"properties\":{\"flags\":[\"a\",\"b\",\"c\"]}"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void of_one_instance_there_are_no_shares_in_the_headline_and_the_name_with_most_events_comes_first() {
        String page = page("/p/one/events");

        assertThat(headline(page))
                .isEqualTo(
                        "1 instance so far was seen in these days, by a heartbeat or an event. It sent navigate most often: 7 events.");
        assertThat(HtmlTable.rows(page, "id=\"events\"").stream().map(row -> row.get(0)))
                .containsExactly("navigate", "accept-team-invitation");
    }

    @Test
    void names_that_as_many_instances_sent_are_in_the_order_of_their_events() {
        assertThat(headline(page("/p/two/events")))
                .isEqualTo(
                        "Most used is zulu: 100 % of the 2 instances that ran a version on which it has been seen sent it, 8 events.");
        assertThat(page("/p/two/events.csv").lines().map(line -> line.split(",")[0]))
                .containsExactly("event", "zulu", "alpha");
    }

    @Test
    void an_event_of_tomorrow_is_in_the_list_and_was_last_seen_on_the_day_of_its_receipt() {
        List<String> zulu =
                HtmlTable.rows(page("/p/two/events"), "id=\"events\"").get(0);

        assertThat(zulu).startsWith("zulu", "2", "100 %").contains("8");
        assertThat(LocalDate.parse(zulu.get(zulu.size() - 1))).isBeforeOrEqualTo(LocalDate.now(ZoneOffset.UTC));
        assertThat(HtmlTable.text(page("/p/two/events/event?name=zulu")))
                .contains("2 instances sent it, 100 % of the 2 instances", "last on " + zulu.get(zulu.size() - 1));
    }

    @Test
    void a_version_s_share_is_of_those_that_ran_it_or_sent_the_event_with_it() {
        String page = page("/p/two/events/event?name=zulu");

        assertThat(HtmlTable.rows(page, "id=\"values-versions\""))
                .containsExactly(List.of("2.15.0", "1", "1", "100.0 % (20.7 % to 100.0 %)"));
        assertThat(HtmlTable.text(page)).contains("1 of 2 sent it without a usable version.");
        assertThat(page("/p/two/events/event.csv?name=zulu&of=versions")).contains("2.15.0,1,1.0000");
    }

    @Test
    void of_a_property_that_is_a_list_a_share_is_of_all_events() {
        String page = page("/p/lists/events/event?name=instance-start");

        assertThat(HtmlTable.rows(page, "id=\"values-property.flags\""))
                .containsExactly(
                        List.of("a", "1", "2", "100 %"),
                        List.of("b", "1", "2", "100 %"),
                        List.of("c", "1", "2", "100 %"));
        assertThat(HtmlTable.text(page)).contains("of all 2 events; an event may have several of these");
    }

    @Test
    void the_same_event_twice_in_a_row_is_no_funnel_and_one_that_comes_again_is_explained() {
        String twice = page("/p/one/funnels?steps=navigate&steps=navigate");

        assertThat(HtmlTable.text(twice))
                .contains("Two steps in a row are navigate.", "one of them would count for both");
        assertThat(twice).doesNotContain("Of the first");
        assertThat(page("/p/one/funnels.csv?steps=navigate&steps=navigate").lines())
                .hasSize(1);
        assertThat(HtmlTable.text(page("/p/one/funnels?steps=navigate&steps=accept-team-invitation&steps=navigate")))
                .contains("navigate is in this funnel more than once.");
    }

    @Test
    void a_share_of_nobody_is_a_dash_and_each_share_says_what_it_is_of() {
        String page = page("/p/one/funnels?steps=navigate&steps=nobody-sent-it&steps=navigate");

        assertThat(HtmlTable.rows(page, "id=\"steps\""))
                .containsExactly(
                        List.of("1", "navigate", "1", "100 %", "–", "–"),
                        List.of("2", "nobody-sent-it", "0", "0 %", "0 %", "1"),
                        List.of("3", "navigate", "0", "0 %", "–", "0"));
        assertThat(HtmlTable.text(page))
                .contains("No event called nobody-sent-it was ever kept for this product.")
                .contains("Of the first: divided by the 1 instance that sent the first step in these days.");
    }

    private static String page(String path) {
        return site.maintainer().page(path);
    }

    private static String headline(String page) {
        return HtmlTable.text(Visitor.between(page, "<p class=\"headline\">", "</p>"));
    }

    private static String times(int count, String name, String more) {
        return Stream.generate(() -> "{\"name\":\"" + name + "\"" + more + "}")
                .limit(count)
                .collect(Collectors.joining(","));
    }

    /** One instance of a new product; returns the product's key. */
    private static String send(String slug, String version, String... events) throws Exception {
        Visitor superuser = site.superuser();
        superuser.send("/products/new", Map.of("name", slug, "slug", slug, "preset", "penpot"));
        String issued =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        String key = Visitor.between(issued, "<code id=\"issued\">", "</code>");
        sendOneMore(key, slug, version, events);
        return key;
    }

    /** One more instance; waits until the page shows its events. */
    private static void sendOneMore(String key, String slug, String version, String... events) throws Exception {
        UUID instance = UUID.randomUUID();
        long before = page("/p/" + slug + "/events").contains("id=\"events\"")
                ? HtmlTable.rows(page("/p/" + slug + "/events"), "id=\"events\"").stream()
                        .mapToLong(row -> Long.parseLong(row.get(1)))
                        .max()
                        .orElse(0)
                : 0;
        assertThat(site.events(
                                "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\""
                                        + version + "\",\"events\":[" + String.join(",", events) + "]}",
                                key)
                        .body())
                .contains("\"dropped\":0");
        TestSite.await(() -> page("/p/" + slug + "/events.csv").contains("," + (before + 1) + ",1.0000"));
    }
}
