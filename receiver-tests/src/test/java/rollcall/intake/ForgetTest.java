package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.EveryColumn;
import rollcall.support.OtherTransaction;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** {@code POST /ingest/forget}: afterwards nothing names the instance, whatever else goes on at the same moment. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgetTest {
    private final String database = TestDatabase.fresh();
    private final Wiring server = TestServer.start(Clock.systemUTC(), database);
    private final TestProducts products = TestProducts.at(database);
    private final UUID instance = UUID.randomUUID();
    private Product product;
    private String key;

    @BeforeEach
    void aProductThatTakesHeartbeatsAndEvents() {
        product = products.product("penpot");
        key = products.key(product);
    }

    @AfterEach
    void close() {
        products.close();
        server.close();
    }

    @Test
    void afterwards_no_table_holds_the_instance_and_others_are_untouched() throws Exception {
        UUID neighbour = UUID.randomUUID();
        Product other = products.product("penpot");
        String otherKey = products.key(other);
        report(server, key, instance);
        report(server, key, neighbour);
        report(server, otherKey, instance);
        products.execute("INSERT INTO lost_answer VALUES (%d, '%s', now())".formatted(product.id(), instance));
        assertThat(rows(product, instance)).hasSizeGreaterThan(5);

        HttpResponse<String> answer = forget(server, key, instance);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"ok\":true", "\"message\":\"forgotten\"", "\"status_code\":200", "belongs to nobody");
        assertThat(rows(product, instance)).isEmpty();
        assertThat(rows(product, neighbour)).hasSizeGreaterThan(3);
        assertThat(rows(other, instance)).hasSizeGreaterThan(3);
        forget(server, otherKey, instance);
        awaitNoTrace(instance);
    }

    @Test
    void twice_is_as_good_as_once_and_the_instance_may_come_again_as_a_new_one() throws Exception {
        report(server, key, instance);
        int before = ordinal();

        assertThat(forget(server, key, instance).statusCode()).isEqualTo(200);
        assertThat(forget(server, key, instance).statusCode()).isEqualTo(200);
        assertThat(forget(server, key, UUID.randomUUID()).statusCode()).isEqualTo(200);
        report(server, key, instance);

        assertThat(ordinal()).isGreaterThan(before);
        assertThat(products.column("SELECT first FROM heartbeat WHERE instance_id = '" + instance + "'"))
                .containsExactly("t");
        assertThat(products.column("SELECT name FROM event WHERE instance_id = '" + instance + "'"))
                .as("a batch of the same identifier is new again")
                .hasSize(2);
    }

    @Test
    void a_search_that_found_it_finds_it_no_more_and_finds_who_came_since() throws Exception {
        Visitor superuser = Visitor.superuser(server);
        report(server, key, instance);
        String part = instance.toString().substring(5, 30);
        String search = "/p/" + product.slug() + "/instances?q=" + part;
        assertThat(superuser.page(search)).contains("/instances/" + instance);

        forget(server, key, instance);
        assertThat(superuser.page(search))
                .doesNotContain("/instances/" + instance)
                .doesNotContain("forgotten");

        UUID alike = UUID.fromString("00000" + part + "000000");
        report(server, key, alike);
        assertThat(superuser.page(search)).contains("/instances/" + alike);
    }

    @Test
    void its_page_says_that_there_is_no_such_instance() throws Exception {
        Visitor superuser = Visitor.superuser(server);
        report(server, key, instance);
        String page = "/p/" + product.slug() + "/instances/" + instance;
        assertThat(superuser.get(page).statusCode()).isEqualTo(200);

        forget(server, key, instance);

        HttpResponse<String> gone = superuser.get(page);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("No instance of this product has this identifier.");
    }

    @Test
    void what_is_wrong_is_refused_and_counted_like_everything_else() throws Exception {
        report(server, key, instance);
        TestSender door = door(server, "/ingest/forget", key);
        Map<String, String> wrong = Map.of(
                "",
                "missing_body",
                "{",
                "invalid_json",
                "[]",
                "missing_required_fields",
                "{\"instance_id\":\"" + instance + "\"}",
                "\"field\":\"schema_version\"",
                "{\"schema_version\":\"1\"}",
                "\"field\":\"instance_id\"",
                "{\"schema_version\":\"1\",\"instance_id\":\"x\"}",
                "invalid_field",
                "{\"schema_version\":\"1\",\"instance_id\":\"00000000-0000-0000-0000-000000000000\"}",
                "invalid_field");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            HttpResponse<String> answer = door.post(one.getKey());
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(400);
            assertThat(answer.body()).contains(one.getValue());
        }
        assertThat(door.post("{\"schema_version\":\"1\",\"more\":\"" + "x".repeat(4_096) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(forget(server, "rc_wrong", instance).statusCode()).isEqualTo(401);
        assertThat(forget(server, products.key(products.product("penpot")), instance)
                        .statusCode())
                .as("another product's key does nothing to this one's instance")
                .isEqualTo(200);
        assertThat(new Visitor(server).get("/ingest/forget").statusCode()).isEqualTo(405);

        assertThat(rows(product, instance)).isNotEmpty();
        forget(server, key, instance);
        TestSite.await(() -> counted("forgotten") == 1 && counted("payload_too_large") == 1);
        assertThat(counted("missing_required_fields")).isEqualTo(3);
        assertThat(counted("invalid_field")).isEqualTo(2);
    }

    @Test
    void two_servers_may_take_its_reports_and_its_requests_at_the_same_moment() throws Exception {
        try (Wiring other = TestServer.start(Clock.systemUTC(), database)) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            for (int round = 0; round < 8; round++) {
                List<Callable<Integer>> atOnce = new ArrayList<>();
                for (Wiring one : List.of(server, other)) {
                    atOnce.add(() -> penpot(one, key, instance).statusCode());
                    atOnce.add(
                            () -> events(one, key, instance, UUID.randomUUID()).statusCode());
                    atOnce.add(() -> forget(one, key, instance).statusCode());
                }
                for (Future<Integer> status : threads.invokeAll(atOnce)) {
                    assertThat(status.get()).isEqualTo(200);
                }
                assertThat(products.number("""
                        SELECT count(*) FROM
                          ((SELECT instance_id, ordinal FROM heartbeat UNION SELECT instance_id, ordinal FROM event
                            UNION SELECT instance_id, ordinal FROM event_batch)
                           EXCEPT SELECT instance_id, ordinal FROM instance) AS lost
                        """))
                        .as("rows of nobody, or under an old number")
                        .isZero();
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(forget(other, key, instance).statusCode()).isEqualTo(200);
            awaitNoTrace(instance);
        }
    }

    @Test
    void a_heartbeat_that_read_its_old_number_before_gets_a_new_one() throws Exception {
        penpot(server, key, instance);
        int before = ordinal();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (OtherTransaction forgetting = new OtherTransaction(database)) {
            forgetting.execute("DELETE FROM heartbeat WHERE instance_id = '" + instance + "'");
            forgetting.execute("DELETE FROM instance WHERE instance_id = '" + instance + "'");
            Future<HttpResponse<String>> beat = thread.submit(() -> penpot(server, key, instance));
            TestSite.await(() -> products.number("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND datname = current_database()
                            """) > 0);
            forgetting.commit();
            assertThat(beat.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        thread.shutdown();

        assertThat(ordinal()).isGreaterThan(before);
        assertThat(products.column("SELECT ordinal FROM heartbeat")).containsExactly(String.valueOf(ordinal()));
    }

    @Test
    void beside_a_fold_that_is_under_way_it_waits_for_nothing_and_the_fold_goes_on() throws Exception {
        UUID neighbour = UUID.randomUUID();
        try (TableLock lock = TableLock.take(database, "rollup, event_rollup")) {
            report(server, key, instance);
            report(server, key, neighbour);
            TestSite.await(lock::isWaitedFor);
            assertThat(forget(server, key, instance).statusCode()).isEqualTo(200);
        }

        TestSite.await(() -> products.number("SELECT count(*) FROM heartbeat_batch") == 0
                && products.number("SELECT count(*) FROM event_batch") == 0);
        awaitNoTrace(instance);
        assertThat(products.number("SELECT cardinality FROM rollup WHERE field = '$active'"))
                .as("as it was folded: before or after, and in no case again")
                .isIn(1L, 2L);
        assertThat(products.number(
                        "SELECT events FROM event_rollup WHERE days = 1 AND name = 'create-file' AND field = ''"))
                .isIn(2L, 4L);
    }

    @Test
    void a_lost_answer_that_is_noted_a_moment_later_does_not_stay() throws Exception {
        report(server, key, instance);
        forget(server, key, instance);

        products.execute("INSERT INTO lost_answer VALUES (%d, '%s', now())".formatted(product.id(), instance));

        awaitNoTrace(instance);
    }

    /** A heartbeat, a batch with an identifier and one without. */
    private static void report(Wiring at, String key, UUID instance) throws Exception {
        assertThat(penpot(at, key, instance).statusCode()).isEqualTo(200);
        assertThat(events(at, key, instance, new UUID(7, 7)).statusCode()).isEqualTo(200);
        assertThat(events(at, key, instance, null).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> penpot(Wiring at, String key, UUID instance) throws Exception {
        return door(at, "/ingest/penpot", key).post("""
                {"type":"telemetry-legacy-report","version":"2.15.0","instance-id":"%s","stats":{}}""".formatted(instance));
    }

    private static HttpResponse<String> events(Wiring at, String key, UUID instance, UUID batch) throws Exception {
        String id = batch == null ? "" : "\"batch_id\":\"" + batch + "\",";
        return door(at, "/ingest/events", key).post("""
                {"schema_version":"1","instance_id":"%s",%s"events":[{"name":"create-file","type":"action","source":"backend"}]}""".formatted(instance, id));
    }

    private static HttpResponse<String> forget(Wiring at, String key, UUID instance) throws Exception {
        return door(at, "/ingest/forget", key).post("{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\"}");
    }

    private static TestSender door(Wiring at, String path, String key) {
        return new TestSender(TestServer.at(at, path), key);
    }

    private int ordinal() {
        return (int) products.number("SELECT ordinal FROM instance WHERE instance_id = '" + instance + "'");
    }

    private long counted(String reason) {
        return products.number(
                "SELECT coalesce(sum(count), 0) FROM refusal_count WHERE product_id = %d AND reason = '%s'"
                        .formatted(product.id(), reason));
    }

    /** Rows of a product that name the instance, by their tables; the queue of the fold aside, where several share a row. */
    private List<String> rows(Product of, UUID named) {
        return products.column("""
                SELECT tableoid::regclass FROM instance WHERE product_id = %1$d AND instance_id = '%2$s'
                UNION ALL SELECT tableoid::regclass FROM heartbeat WHERE product_id = %1$d AND instance_id = '%2$s'
                UNION ALL SELECT tableoid::regclass FROM lost_answer WHERE product_id = %1$d AND instance_id = '%2$s'
                UNION ALL SELECT tableoid::regclass FROM event WHERE product_id = %1$d AND instance_id = '%2$s'
                UNION ALL SELECT tableoid::regclass FROM event_batch WHERE product_id = %1$d AND instance_id = '%2$s'
                UNION ALL SELECT tableoid::regclass FROM event_batch_seen WHERE product_id = %1$d AND instance_id = '%2$s'
                """.formatted(of.id(), named));
    }

    /** Whatever tables there are, now or after the next migration: the identifier is in no column of any. */
    private void awaitNoTrace(UUID named) throws InterruptedException {
        TestSite.await(
                () -> EveryColumn.of(products).values().stream().noneMatch(all -> all.contains(named.toString())));
    }
}
