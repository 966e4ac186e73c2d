package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.page.TestSite;

/** The Funnels page, over TimeTracker's support prompt: 4 instances saw it, 2 opened it, 1 went on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FunnelsPageTest {
    private static final String PAGE = "/p/it/funnels";
    private static final String SHOWN = "support.prompt_shown";
    private static final String OPENED = "support.modal_opened";
    private static final String CLICKED = "support.donation_clicked";
    private static final String SUPPORT = PAGE + "?steps=" + SHOWN + "&steps=" + OPENED + "&steps=" + CLICKED;

    private static TestSite site;

    @BeforeAll
    static void instancesSendEvents() throws Exception {
        site = new TestSite("timetracker");
        send(SHOWN, OPENED, CLICKED);
        send(SHOWN, OPENED);
        send(SHOWN);
        send(SHOWN, CLICKED);
        TestSite.await(() -> page("/p/it/events.csv").contains(SHOWN + ",4"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void each_step_has_its_instances_their_share_of_the_first_step_and_of_the_one_before() {
        assertThat(page(SUPPORT.replace("funnels?", "funnels.csv?")).lines())
                .containsExactly(
                        "step,event,instances,share_of_first,share_of_previous,drop_off",
                        "1," + SHOWN + ",4,1.0000,1.0000,",
                        "2," + OPENED + ",2,0.5000,0.5000,2",
                        "3," + CLICKED + ",1,0.2500,0.5000,1");
        assertThat(page(SUPPORT))
                .contains("<strong>25\u00a0%</strong> of the <strong>4\u00a0instances</strong>", "1 did")
                .contains("Whole instances are counted, not users");
    }

    @Test
    void the_funnels_that_ship_with_the_product_are_links_that_open_them() {
        assertThat(page(PAGE))
                .contains("Choose a sequence of events", "Support prompt")
                .contains("steps=" + SHOWN + "&amp;steps=" + OPENED + "&amp;steps=" + CLICKED + "\"");
        assertThat(page(PAGE + "?range=30"))
                .contains("steps=" + SHOWN + "&amp;steps=" + OPENED + "&amp;steps=" + CLICKED + "&amp;range=30\"");
    }

    @Test
    void a_chosen_step_can_be_taken_off_and_moved_and_the_received_events_can_be_added() {
        String page = page(SUPPORT + "&range=30").replace("<wbr />", "");

        assertThat(page)
                .contains("href=\"" + steps(OPENED, CLICKED) + "&amp;range=30\" aria-label=\"Take " + SHOWN + " off\"")
                .contains("href=\"" + steps(SHOWN, CLICKED, OPENED) + "&amp;range=30\" aria-label=\"" + OPENED
                        + ": one place later\"")
                .contains("href=\"" + steps(OPENED, SHOWN, CLICKED) + "&amp;range=30\" aria-label=\"" + OPENED
                        + ": one place earlier\"")
                .contains("href=\"" + steps(SHOWN, OPENED, CLICKED, SHOWN) + "&amp;range=30\"")
                .doesNotContain(
                        "aria-label=\"" + SHOWN + ": one place earlier\"", steps(SHOWN, OPENED, CLICKED, CLICKED))
                .contains("2 event names.", "steps=" + CLICKED + "&amp;range=365");
        assertThat(page(SUPPORT + "&find=MODAL"))
                .contains("1 event name.")
                .doesNotContain(steps(SHOWN, OPENED, CLICKED, SHOWN));
        assertThat(page(SUPPORT + "&find=nope")).contains("No event that was received");
    }

    @Test
    void of_eight_steps_one_has_to_be_taken_off_first() {
        assertThat(page(PAGE + "?steps=x" + ("&steps=" + SHOWN + "&steps=" + OPENED).repeat(4)))
                .contains("take one off to add another")
                .doesNotContain("Add a step");
    }

    private static String steps(String... names) {
        return PAGE + "?steps=" + String.join("&amp;steps=", names);
    }

    @Test
    void inputs_that_were_left_empty_do_not_count_and_blanks_around_a_name_neither() {
        assertThat(page(PAGE + "?steps=&steps=%20" + SHOWN + "&steps=&steps=" + OPENED + "+"))
                .contains("<strong>50\u00a0%</strong> of the <strong>4\u00a0instances</strong>");
    }

    @Test
    void names_that_never_happened_are_said_by_name() {
        assertThat(page(PAGE + "?steps=" + SHOWN + "&steps=%3Cb%3Enope%3C%2Fb%3E&steps=timer.started"))
                .containsPattern("No event called\\s*<code>&lt;b&gt;nope&lt;/b&gt;</code> was ever kept")
                .containsPattern("No event called\\s*<code>timer.started</code> was ever kept")
                .doesNotContain("No event called <code>" + SHOWN, "<b>nope");
    }

    @Test
    void one_step_asks_for_another_and_of_more_than_eight_the_first_eight_are_shown() {
        assertThat(page(PAGE + "?steps=" + SHOWN)).contains("choose one more").doesNotContain("Of the first");
        assertThat(page(PAGE + "?steps=x" + ("&steps=" + SHOWN + "&steps=" + OPENED).repeat(50)))
                .contains("these are the first 8");
        assertThat(page("/p/it/funnels.csv?steps=x").lines()).hasSize(1);
    }

    @Test
    void where_nobody_began_there_is_no_share() {
        assertThat(page(PAGE + "?steps=timer.started&steps=" + SHOWN))
                .contains("No instance sent <strong>timer.started</strong> in these days");
    }

    private static void send(String... names) throws Exception {
        String events = String.join(
                ",",
                Arrays.stream(names).map(name -> "{\"name\":\"" + name + "\"}").toList());
        assertThat(site.events(UUID.randomUUID(), "5.10.0", events).body()).contains("\"dropped\":0");
    }

    private static String page(String path) {
        return site.maintainer().page(path);
    }
}
