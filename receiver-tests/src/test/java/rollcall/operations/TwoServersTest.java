package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What is changed at one of two servers of a database holds at the other, within the five seconds that the manual says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoServersTest {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String MAPPING = "instance: /id\nversion: /v\nfields:\n  users: /n/users\n";

    private Wiring one;
    private Wiring other;
    private Visitor here;
    private Visitor there;
    private String key;

    @BeforeEach
    void start() {
        String database = TestDatabase.fresh();
        one = TestServer.start(Clock.systemUTC(), database);
        other = TestServer.start(Clock.systemUTC(), database);
        here = Visitor.superuser(one);
        there = new Visitor(other);
        assertThat(there.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode()).isEqualTo(303);
        here.send("/products/new", Map.of("name", "it", "slug", "it", "preset", "none"));
        key = Visitor.between(here.send("/p/it/keys", Map.of("label", "")).body(), "<code id=\"issued\">", "</code>");
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @Test
    void a_field_that_is_kept_or_stopped_here_is_kept_or_ignored_there() throws Exception {
        assertThat(answer()).contains("\"ignored\":[\"users\"]");
        TestSite.await(() -> here.page("/p/it/refusals").contains("permit=users"));

        keep();
        awaitPromised(() -> !answer().contains("ignored"));

        assertThat(here.send("/p/it/refusals", "/p/it/refusals/stop?stop=users", Map.of("what", "stay"))
                        .statusCode())
                .isEqualTo(303);
        awaitPromised(() -> answer().contains("\"ignored\":[\"users\"]"));
    }

    @Test
    void the_second_of_two_who_change_the_fields_at_two_servers_is_shown_what_the_first_one_changed() throws Exception {
        assertThat(answer()).contains("ignored");
        TestSite.await(() -> here.page("/p/it/refusals").contains("permit=users"));
        keep();

        assertThat(change(here, "First").statusCode()).isEqualTo(303);
        HttpResponse<String> second = change(there, "Second");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Somebody else changed the fields meanwhile", "users: title changed", "value=\"Second\"");
        assertThat(Sql.column(one, "SELECT definition ->> 'title' FROM permitted_field"))
                .containsExactly("First");
    }

    @Test
    void test_instances_that_are_cleared_here_are_gone_there() throws Exception {
        String settings = "/p/it/product-settings";
        here.send(settings, settings + "/test-mode", Map.of("what", "begin"));
        for (int i = 0; i < 3; i++) {
            answer();
        }
        assertThat(there.page(settings)).contains("There are 3\u00a0test instances");
        TestSite.await(() -> there.page("/p/it/overview").contains("instances"));

        assertThat(here.send(settings, settings + "/test-mode", Map.of("what", "clear"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("cleared=3"));

        assertThat(there.page(settings)).contains("There is no test instance.");
        assertThat(Sql.column(other, "SELECT instance_id FROM instance")).isEmpty();
        awaitPromised(() -> there.page("/p/it/overview").contains("No heartbeat has arrived yet"));
    }

    @Test
    void a_mapping_that_is_saved_here_reads_reports_there() throws Exception {
        assertThat(mapped().statusCode()).isEqualTo(404);

        assertThat(here.send("/p/it/mapping", Map.of("definition", MAPPING, "version", "0"))
                        .statusCode())
                .isEqualTo(303);
        awaitPromised(() -> mapped().statusCode() == 200);

        assertThat(here.send("/p/it/mapping", Map.of("definition", " ", "version", "1"))
                        .statusCode())
                .isEqualTo(303);
        awaitPromised(() -> mapped().statusCode() == 404);
    }

    @Test
    void a_quota_that_is_set_here_counts_there_at_once() throws Exception {
        String settings = "/p/it/product-settings";
        Map<String, String> form = Map.of("was-new_instances_a_day", "100000", "new_instances_a_day", "0");
        assertThat(here.send(settings, settings + "/quotas", form).statusCode()).isEqualTo(303);

        assertThat(answer()).contains("quota_exceeded");
    }

    /** The promise, and a second for the requests themselves on a busy machine. */
    private static void awaitPromised(BooleanSupplier there) throws InterruptedException {
        long begin = System.nanoTime();
        TestSite.await(there);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMISED.plusSeconds(1));
    }

    private void keep() {
        Map<String, String> form = Map.of(
                "name", "users",
                "kind", "bucket",
                "bucket", "counts",
                "title", "Users",
                "description", "What it tells.",
                "reason", "Why we ask.");
        assertThat(here.send("/p/it/refusals", "/p/it/refusals/permit", form).statusCode())
                .isEqualTo(303);
    }

    private static HttpResponse<String> change(Visitor visitor, String title) {
        Map<String, String> form = new HashMap<>(Map.of(
                "version", "1",
                "title", title,
                "description", "What it tells.",
                "reason", "Why we ask.",
                "bucket", "counts",
                "aliases", "",
                "what", "save"));
        return visitor.send("/p/it/fields", "/p/it/fields?change=users", form);
    }

    /** What the other server answers to the heartbeat of a new instance. */
    private String answer() {
        return post("/ingest/heartbeat", """
                        {"schema_version":"1","instance_id":"%s","product_version":"1.0","metrics":{"users":37}}""".formatted(UUID.randomUUID())).body();
    }

    private HttpResponse<String> mapped() {
        return post("/ingest/mapped/it", """
                        {"id":"%s","v":"1.0","n":{"users":37}}""".formatted(UUID.randomUUID()));
    }

    private HttpResponse<String> post(String path, String body) {
        try {
            return new TestSender(TestServer.at(other, path), key).post(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
