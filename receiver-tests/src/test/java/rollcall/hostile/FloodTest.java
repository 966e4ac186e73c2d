package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** One key floods its product; the other products, and what is common in its own, go on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FloodTest {
    private static final int BATCHES = 6;
    private static final int EVENTS = 20_000;

    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite("rollcall");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_flood_of_made_up_names_over_31_days_is_rolled_up_in_seconds_and_another_product_does_not_wait_for_it()
            throws Exception {
        site.superuser().send("/products/new", Map.of("name", "Other", "slug", "other", "preset", "rollcall"));
        String page =
                site.superuser().send("/p/other/keys", Map.of("label", "")).body();
        String other = Visitor.between(page, "<code id=\"issued\">", "</code>");
        for (int batch = 0; batch < BATCHES; batch++) {
            assertThat(site.events(flood(batch)).statusCode()).isEqualTo(200);
        }
        long sent = System.nanoTime();

        UUID instance = UUID.randomUUID();
        String heartbeat =
                "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\"4.5.6\"}";
        assertThat(site.heartbeat(heartbeat, other).statusCode()).isEqualTo(200);
        TestSite.await(() -> site.superuser().page("/p/other/versions").contains("4.5.6"));
        Duration shown = Duration.ofNanos(System.nanoTime() - sent);
        TestSite.await(() -> Sql.column(site.server(), "SELECT 1 FROM event_batch WHERE NOT folded")
                .isEmpty());
        Duration folded = Duration.ofNanos(System.nanoTime() - sent);

        assertThat(shown).isLessThan(Duration.ofSeconds(8));
        assertThat(folded).isLessThan(Duration.ofSeconds(20));
        assertThat(Sql.column(site.server(), "SELECT count(*) FROM event_name WHERE name LIKE 'x-%'"))
                .containsExactly("1000");
        assertThat(Sql.column(
                        site.server(),
                        "SELECT sum(events) FROM event_rollup WHERE days = 1 AND name = '' AND field = ''"))
                .containsExactly("" + BATCHES * EVENTS);
        assertThat(Integer.parseInt(Sql.column(site.server(), "SELECT count(*) FROM event_rollup")
                        .get(0)))
                .isLessThan(20_000);
    }

    @Test
    void a_flood_of_versions_is_warned_of_and_hides_no_version_that_several_instances_run() throws Exception {
        for (int i = 0; i < 1_100; i++) {
            assertThat(site.heartbeat(UUID.randomUUID(), i + "." + i + ".1", "").statusCode())
                    .isEqualTo(200);
        }
        for (int honest = 0; honest < 5; honest++) {
            site.heartbeat(UUID.randomUUID(), "7.7.7", "");
        }
        TestSite.await(
                () -> Sql.column(site.server(), "SELECT cardinality FROM rollup WHERE field = '$active' AND value = ''")
                        .contains("1105"));

        assertThat(Sql.column(site.server(), "SELECT cardinality FROM rollup WHERE value = '7.7.7'"))
                .containsExactly("5");
        assertThat(site.superuser().page("/p/it/versions"))
                .containsPattern("9\u00a0% of the 1,105\u00a0instances that report it stand under \\(other\\)")
                .contains("7.x");
        assertThat(site.superuser().page("/p/it/versions?level=patch")).contains("7.7.7");
    }

    private static String flood(int batch) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        StringBuilder events = new StringBuilder();
        for (int i = batch * EVENTS; i < (batch + 1) * EVENTS; i++) {
            events.append(events.isEmpty() ? "" : ",")
                    .append("{\"name\":\"x-" + word(i + 700_000) + "\",\"type\":\"action\",\"at\":\"")
                    .append(today.minusDays(i % 31) + "\",\"profile\":\"u" + i)
                    .append("\",\"properties\":{\"k-" + word(i + 5_000) + "\":" + i + "}}");
        }
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"1."
                + batch + "\",\"events\":[" + events + "]}";
    }

    /** A number in letters. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
