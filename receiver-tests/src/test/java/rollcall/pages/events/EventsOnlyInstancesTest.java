package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** Instances that sent events and never a heartbeat: the table has minus infinity where others have a time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsOnlyInstancesTest {
    private static final int FLEET = 120;
    private static final String LIST = "/p/it/instances";
    private static final UUID HEARD = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final Pattern ROW = Pattern.compile("href=\"/p/it/instances/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private static TestSite site;
    private static Set<String> silent;

    @BeforeAll
    static void aFleetSendsEventsAndOneInstanceAHeartbeat() throws Exception {
        site = new TestSite("none");
        silent = new HashSet<>(Sql.column(site.server(), """
                INSERT INTO instance
                SELECT product_id, gen_random_uuid(), 1000 + n, now(), '-infinity', '-infinity', '1.0'
                FROM product, generate_series(1, %d) AS n
                RETURNING instance_id
                """.formatted(FLEET)));
        assertThat(site.maintainer().page("/p/it/connect/status")).contains("Waiting for the first heartbeat…");
        assertThat(site.heartbeat(HEARD, "2.0", "").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "silent"})
    void they_come_after_all_others_whichever_way_the_list_goes_and_each_is_there_once(String order) {
        List<String> shown = new ArrayList<>();
        for (String next = LIST + "?sort=" + order; next != null; ) {
            String page = site.maintainer().page(next);
            ROW.matcher(page).results().map(row -> row.group(1)).forEach(shown::add);
            Matcher link = NEXT.matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }

        assertThat(shown.get(0)).isEqualTo(HEARD.toString());
        assertThat(shown.subList(1, shown.size())).doesNotHaveDuplicates().hasSameElementsAs(silent);
    }

    @Test
    void the_list_says_that_they_sent_no_heartbeat_yet() {
        assertThat(site.maintainer().page(LIST))
                .contains(
                        "no heartbeat yet",
                        "121\u00a0instances have been seen so far: 120 of them sent events and no heartbeat.");
    }

    @Test
    void the_overview_says_that_they_are_in_none_of_its_numbers() throws Exception {
        TestSite.await(() -> site.maintainer().page("/p/it/overview").contains("in no number here"));

        assertThat(site.maintainer().page("/p/it/overview"))
                .contains("120\u00a0instances have sent events and no heartbeat", "New in 30 days");
    }

    @Test
    void one_s_page_says_so_too_and_shows_no_day_on_which_nothing_came() {
        assertThat(site.maintainer().page(LIST + "/" + silent.iterator().next()))
                .contains("and no heartbeat yet", "/p/it/events")
                .doesNotContain("Which versions it ran", "has left with its day", "292278");
    }

    @Test
    void the_latest_heartbeat_is_never_one_of_theirs() {
        assertThat(site.maintainer().page("/p/it/connect/status")).contains(HEARD.toString());
    }
}
