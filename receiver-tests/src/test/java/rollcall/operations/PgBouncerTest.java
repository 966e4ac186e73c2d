package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.store.DatabaseUrl;
import rollcall.store.Lease;
import rollcall.store.StoreException;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.heartbeats.HeartbeatExportDao;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.sender.SenderLock;
import rollcall.support.PenpotBody;
import rollcall.support.PgBouncer;
import rollcall.support.ReportLines;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Two servers behind a pooler that gives every transaction another session: everything works as without, and nothing is logged. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgBouncerTest {
    private static final List<String> PAGES =
            List.of("overview", "versions", "metrics", "environment", "events", "instances", "refusals", "connect");

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final ExecutorService CROWD = Executors.newFixedThreadPool(40);
    private static PgBouncer pooler;
    private static Wiring one;
    private static Wiring other;
    private static TestProducts products;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        pooler = new PgBouncer(TestDatabase.empty());
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        // Of the twelve starts four are at once, on an empty database.
        all(4, () -> open());
        for (int i = 0; i < 8; i++) {
            open();
        }
        one = TestServer.start(Clock.systemUTC(), pooler.url());
        other = TestServer.start(Clock.systemUTC(), pooler.url());
        products = TestProducts.at(pooler.url());
        visitor = Visitor.superuser(one);
    }

    @AfterEach
    void nothing_was_logged() {
        assertThat(LOG.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        CROWD.shutdownNow();
        products.close();
        other.close();
        one.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        pooler.close();
    }

    @Test
    void what_many_send_at_once_to_two_servers_is_kept_shown_and_exported() throws Exception {
        Product product = products.product("rollcall");
        String key = products.key(product);
        List<Callable<Integer>> sends = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Wiring to = i % 2 == 0 ? one : other;
            sends.add(() -> post(to, "/ingest/heartbeat", key, TestSender.heartbeat(UUID.randomUUID())));
            sends.add(() -> post(to, "/ingest/events", key, events(UUID.randomUUID())));
        }
        assertThat(all(sends)).hasSize(240).containsOnly(200);
        assertThat(number("SELECT count(*) FROM heartbeat WHERE product_id = " + product.id()))
                .isEqualTo(120);
        assertThat(number("SELECT count(*) FROM event WHERE product_id = " + product.id()))
                .isEqualTo(120);

        TestSite.await(() ->
                number("SELECT coalesce(sum(cardinality), 0) FROM rollup WHERE field = '$active' AND product_id = "
                                + product.id())
                        == 120);
        TestSite.await(() -> number(
                        "SELECT coalesce(sum(events), 0) FROM event_rollup WHERE days = 1 AND name = 'page-open' AND field = '' AND product_id = "
                                + product.id())
                == 120);
        assertThat(exported(product)).isEqualTo(120);
    }

    @Test
    void many_pages_at_once_are_all_shown() throws Exception {
        Product product = products.product("rollcall");
        List<Callable<Integer>> looks = new ArrayList<>();
        for (int i = 0; i < 144; i++) {
            String path = "/p/" + product.slug() + "/" + PAGES.get(i % PAGES.size());
            looks.add(() -> visitor.get(path).statusCode());
        }

        assertThat(all(looks)).containsOnly(200);
    }

    @Test
    void one_server_at_a_time_may_send() throws Exception {
        try (Database here = database();
                Database there = database()) {
            try (Lease.Held held = taken(new SenderLock(here.dataSource()))) {
                assertThat(new SenderLock(there.dataSource()).tryTake()).isEmpty();
                assertThat(held.isHeld()).isTrue();
            }
            taken(new SenderLock(there.dataSource())).close();
        }
    }

    @Test
    void a_server_behind_it_lives_by_its_row_and_answers_of_one_that_died_are_lost() throws Exception {
        assertThat(number("SELECT count(*) FROM running_server WHERE NOT direct AND alive_until > now()"))
                .isEqualTo(2);
        // Of this database alone: other tests have servers of their own. One that looks whether another is dead holds
        // it for a moment.
        TestSite.await(() -> number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7201"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                == 0);
        products.execute("INSERT INTO running_server VALUES (-1, false, now() + interval '1 hour')");
        products.execute("INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at, folded)"
                + " VALUES (-1, '{}', '{}', '{}', now(), true)");
        products.execute("UPDATE running_server SET alive_until = now() WHERE run_id = -1");

        TestSite.await(() -> number("SELECT count(*) FROM heartbeat_batch WHERE run_id = -1 AND NOT answered") == 0);
    }

    @Test
    void penpots_batches_open_telemetry_and_report_files_are_kept_too() throws Exception {
        Product penpot = products.product("penpot");
        String ofPenpot = products.key(penpot);
        Product telemetry = products.product("timetracker");
        String ofTelemetry = products.key(telemetry);
        Product files = products.product("rollcall");
        List<Callable<Integer>> sends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Wiring to = i % 2 == 0 ? one : other;
            sends.add(() -> post(to, "/ingest/penpot", ofPenpot, penpot()));
            sends.add(() -> post(to, "/ingest/otlp/v1/logs", ofTelemetry, telemetry()));
            if (i < 4) {
                sends.add(() -> visitor.upload("/p/" + files.slug() + "/upload", reports())
                        .statusCode());
            }
        }

        assertThat(all(sends)).hasSize(44).containsOnly(200);
        assertThat(number("SELECT count(*) FROM event WHERE product_id = " + penpot.id()))
                .isEqualTo(40);
        assertThat(number("SELECT count(*) FROM heartbeat WHERE product_id = " + telemetry.id()))
                .isEqualTo(20);
        assertThat(number("SELECT count(*) FROM event WHERE product_id = " + telemetry.id()))
                .isEqualTo(20);
        assertThat(number("SELECT count(*) FROM heartbeat WHERE product_id = " + files.id()))
                .isEqualTo(4);
        assertThat(number("SELECT count(*) FROM event WHERE product_id = " + files.id()))
                .isEqualTo(4);
    }

    /** Each product's first reports need ordinals that this server has not reserved; the pooler has fewer sessions than there are requests. */
    @Test
    void first_reports_of_many_products_at_once_do_not_wait_for_each_other() throws Exception {
        List<Callable<Integer>> sends = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            keys.add(products.key(products.product("rollcall")));
        }
        for (int i = 0; i < 240; i++) {
            Wiring to = i % 2 == 0 ? one : other;
            String key = keys.get(i % keys.size());
            sends.add(() -> post(to, "/ingest/events", key, events(UUID.randomUUID())));
        }

        assertThat(all(sends)).containsOnly(200);
    }

    @Test
    void no_session_has_another_search_path_because_of_a_start() throws Exception {
        assertThat(all(java.util.Collections.nCopies(5, PgBouncerTest::searchPath)))
                .containsOnly("\"$user\", public");
    }

    @Test
    void no_session_keeps_what_was_said_to_it() {
        assertThat(products.column("SHOW lock_timeout")).containsExactly("0");
        assertThat(products.column("SHOW statement_timeout")).containsExactly("0");
        assertThat(number("SELECT count(*) FROM pg_prepared_statements")).isZero();
    }

    /** Waits while one of the two servers, which look every second whether something is to be sent, has the lock. */
    private static Lease.Held taken(SenderLock lock) throws Exception {
        AtomicReference<Lease.Held> held = new AtomicReference<>();
        TestSite.await(() -> {
            try {
                lock.tryTake().ifPresent(held::set);
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
            return held.get() != null;
        });
        return held.get();
    }

    private static int open() {
        database().close();
        return 1;
    }

    private static Database database() {
        return Database.open(Optional.of(pooler.url()), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
    }

    private static long exported(Product product) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<KeptDay> rows = new ArrayList<>();
        products.dao(HeartbeatExportDao.class).export(product.id(), today.minusDays(1), today, rows::add);
        return rows.size();
    }

    private static int post(Wiring to, String door, String key, String body) throws Exception {
        return new TestSender(TestServer.at(to, door), key).post(body).statusCode();
    }

    private static String events(UUID instance) {
        return """
                {"schema_version":"1","instance_id":"%s","events":[{"name":"page-open","type":"action","source":"telemetry:backend"}]}""".formatted(instance);
    }

    private static String penpot() {
        Map<String, Object> event = Map.of("name", "create-file", "type", "action", "source", "telemetry:backend");
        return new String(PenpotBody.of("2.15.0", List.of(event, event)), StandardCharsets.UTF_8);
    }

    private static String telemetry() {
        return """
                {"resourceLogs":[{"resource":{"attributes":[{"key":"install_id","value":{"stringValue":"%s"}}]},
                "scopeLogs":[{"logRecords":[{"eventName":"base_telemetry.heartbeat"},{"eventName":"timer.started"}]}]}]}""".formatted(UUID.randomUUID());
    }

    private static byte[] reports() {
        UUID instance = UUID.randomUUID();
        return (ReportLines.heartbeat(instance) + "\n" + ReportLines.events(instance, "create-file"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As one of the pooler's five sessions has it; who asks at the same moment meets another one. */
    private static String searchPath() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(pooler.url());
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_setting('search_path') FROM pg_sleep(0.5)")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long number(String sql) {
        return products.number(sql);
    }

    private static List<Integer> all(int times, Callable<Integer> call) throws Exception {
        return all(java.util.Collections.nCopies(times, call));
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> result : CROWD.invokeAll(calls)) {
            results.add(result.get());
        }
        return results;
    }
}
