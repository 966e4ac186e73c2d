package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;

/** The list of events of a product with more names than a page shows: two instances send 101, and one of them sends one of these alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyEventNamesTest {
    private static TestSite site;

    @BeforeAll
    static void twoInstancesSendManyEvents() throws Exception {
        site = new TestSite("rollcall");
        UUID linux = UUID.randomUUID();
        UUID windows = UUID.randomUUID();
        site.heartbeat(linux, "3.1.0", ",\"os_family\":\"Linux\"");
        site.heartbeat(windows, "3.1.0", ",\"os_family\":\"Windows\"");
        send(linux, 0);
        send(windows, 1);
        TestSite.await(() ->
                page("events.csv").lines().count() == 102 && page("overview").contains("2\u00a0instances"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_page_shows_a_hundred_names_and_says_that_there_are_more() {
        String page = page("events");

        assertThat(HtmlTable.rows(page, "id=\"events\"")).hasSize(100);
        assertThat(HtmlTable.text(page))
                .contains("101 event names. These are the 100 that most instances sent: filter by a part of a name.");
    }

    @Test
    void of_some_instances_a_page_says_among_how_many_names_it_looked() {
        assertThat(HtmlTable.text(page("events?os_family=Windows")))
                .contains("101 event names. Of the 100 that most of all instances sent, these sent 100:");
    }

    /** Sends the events from a number on to 100. */
    private static void send(UUID instance, int from) throws Exception {
        String events = IntStream.rangeClosed(from, 100)
                .mapToObj(i -> "{\"name\":\"name-" + i + "\",\"type\":\"action\"}")
                .collect(Collectors.joining(","));
        assertThat(site.events(instance, "3.1.0", events).body()).contains("\"dropped\":0");
    }

    private static String page(String path) {
        return site.maintainer().page("/p/it/" + path);
    }
}
