package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.product.Retention;
import rollcall.report.Product;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;
import rollcall.store.jdbc.PartitionsAhead;
import rollcall.support.MovableClock;
import rollcall.support.OtherTransaction;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;

/** A day ends while somebody reads or changes the tables of raw rows: an export, a backup, an operator's psql. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MidnightTest {
    private static final Duration SOON = Duration.ofSeconds(4);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T23:59:30Z"));
    private final String database = TestDatabase.fresh();
    private Wiring server;
    private TestProducts products;
    private TestSender heartbeats;
    private TestSender events;

    @BeforeEach
    void start() {
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
        Product product = products.product("rollcall");
        String key = products.key(product);
        heartbeats = new TestSender(TestServer.at(server, "/ingest/heartbeat"), key);
        events = new TestSender(TestServer.at(server, "/ingest/events"), key);
    }

    @AfterEach
    void stop() {
        products.close();
        server.close();
    }

    @Test
    void an_open_reader_keeps_nobody_out_at_midnight() throws Exception {
        assertBothKept("2026-11-20");
        try (OtherTransaction reader = reader()) {
            clock.move(Duration.ofMinutes(1));

            assertBothKept("2026-11-21");
            reader.commit();
        }
    }

    @Test
    void an_open_reader_keeps_nobody_out_on_a_day_that_nobody_prepared() throws Exception {
        try (OtherTransaction reader = reader()) {
            clock.move(Duration.ofDays(20));
            assertBothKept("2026-12-10");

            clock.move(Duration.ofDays(-40));
            assertBothKept("2026-10-31");
            reader.commit();
        }
    }

    @Test
    void the_days_to_come_are_there_soon_after_a_server_has_started() throws Exception {
        List<String> three = List.of("20261120", "20261121", "20261122");

        TestSite.await(() ->
                partitions("heartbeat").equals(three) && partitions("event").equals(three));
    }

    @Test
    void days_to_come_that_cannot_be_made_fail_nobody_and_are_made_later() throws Exception {
        try (Database other = open();
                OtherTransaction operator = new OtherTransaction(database)) {
            PartitionsAhead job = new PartitionsAhead(other.dataSource(), clock);
            TestSite.await(() -> partitions("event").size() == 3);
            operator.execute("LOCK TABLE heartbeat, event IN SHARE UPDATE EXCLUSIVE MODE");
            clock.move(Duration.ofDays(2));
            assertThatThrownBy(job::run).hasMessageContaining("55P03");
            assertBothKept("2026-11-22");

            operator.commit();
            job.run();

            assertThat(partitions("heartbeat")).endsWith("20261122", "20261123", "20261124");
            assertThat(partitions("event")).endsWith("20261122", "20261123", "20261124");
        }
    }

    @Test
    void a_day_without_a_place_is_told_soon_and_taken_when_there_is_one() throws Exception {
        clock.move(Duration.ofDays(9));
        try (OtherTransaction operator = new OtherTransaction(database)) {
            operator.execute("LOCK TABLE heartbeat, event IN SHARE UPDATE EXCLUSIVE MODE");
            long began = System.nanoTime();
            assertThat(heartbeat().statusCode()).isEqualTo(503);
            assertThat(event().statusCode()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        }

        assertBothKept("2026-11-29");
    }

    @Test
    void an_old_day_that_is_read_stays_for_now_and_keeps_nobody_waiting() throws Exception {
        products.execute("UPDATE product SET keep_raw_days = 2, keep_event_days = 2");
        assertBothKept("2026-11-20");
        clock.move(Duration.ofDays(5));
        try (Database other = open();
                OtherTransaction reader = reader()) {
            Retention retention = new Retention(new OldHeartbeats(other.jdbi()), new OldEvents(other.jdbi()), clock);
            long began = System.nanoTime();
            assertThat(retention.heartbeats()).isZero();
            assertThat(retention.events()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(partitions("heartbeat")).contains("20261120");
            assertThat(partitions("event")).contains("20261120");
            assertBothKept("2026-11-25");

            reader.commit();
            retention.heartbeats();
            retention.events();

            assertThat(partitions("heartbeat")).doesNotContain("20261120").contains("20261125");
            assertThat(partitions("event")).doesNotContain("20261120").contains("20261125");
        }
    }

    private void assertBothKept(String day) throws IOException {
        assertThat(heartbeat().statusCode()).isEqualTo(200);
        assertThat(event().statusCode()).isEqualTo(200);
        LocalDate receipt = LocalDate.parse(day);
        assertThat(products.number("SELECT count(*) FROM heartbeat WHERE day = '" + receipt + "'"))
                .isPositive();
        assertThat(products.number("SELECT count(*) FROM event WHERE received_on = '" + receipt + "'"))
                .isPositive();
    }

    private HttpResponse<String> heartbeat() throws IOException {
        return heartbeats.post(TestSender.heartbeat(UUID.randomUUID()));
    }

    private HttpResponse<String> event() throws IOException {
        return events.post("""
                {"schema_version":"1","instance_id":"%s","events":[{"name":"page-open","type":"action","source":"telemetry:backend"}]}""".formatted(UUID.randomUUID()));
    }

    private OtherTransaction reader() throws Exception {
        OtherTransaction reader = new OtherTransaction(database);
        reader.execute("SELECT count(*) FROM heartbeat");
        reader.execute("SELECT count(*) FROM event");
        return reader;
    }

    private List<String> partitions(String table) {
        return products.column("""
                SELECT right(relname, 8) FROM pg_inherits JOIN pg_class ON oid = inhrelid
                WHERE inhparent = '%s'::regclass ORDER BY 1""".formatted(table));
    }

    private Database open() {
        return Database.open(Optional.of(database), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
    }
}
