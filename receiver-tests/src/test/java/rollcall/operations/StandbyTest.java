package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.postgres.DebianPostgres;

/** Two servers read their pages from a real standby: one as long as it is less than 100 s behind, the other as long as it is less than 1 s. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandbyTest {
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static DebianPostgres primary;
    private static DebianPostgres standby;
    private static Wiring patient;
    private static Wiring strict;
    private static Visitor ofPatient;
    private static Visitor ofStrict;
    private static TestProducts products;
    private static Product product;
    private static TestSender sender;

    @BeforeAll
    static void start() {
        primary = DebianPostgres.primary();
        standby = primary.standby("second");
        patient = TestServer.start(
                primary.url(), new Settings.Standby(Optional.of(standby.url()), Duration.ofSeconds(100)));
        strict = TestServer.start(
                primary.url(), new Settings.Standby(Optional.of(standby.url()), Duration.ofSeconds(1)));
        ofPatient = Visitor.superuser(patient);
        ofStrict = Visitor.maintainer(strict);
        products = TestProducts.at(primary.url());
        product = products.product("rollcall");
        sender = new TestSender(TestServer.at(patient, "/ingest/heartbeat"), products.key(product));
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        products.close();
        strict.close();
        patient.close();
        standby.close();
        primary.close();
    }

    @BeforeEach
    void the_standby_answers() throws Exception {
        TestSite.await(() -> answers(patient) && answers(strict));
    }

    @AfterEach
    void forget_the_log() {
        LOG.list.clear();
    }

    @Test
    void pages_show_what_the_standby_knows_unless_it_is_too_far_behind_and_what_people_write_at_once()
            throws Exception {
        report("1.0.0");
        TestSite.await(() -> shows(ofPatient, "1.0.0") && shows(ofStrict, "1.0.0"));

        pause();
        try {
            report("2.0.0");
            TestSite.await(() -> shows(ofStrict, "2.0.0"));
            assertThat(shows(ofPatient, "2.0.0")).isFalse();
            TestSite.await(() -> !answers(strict));
            assertThat(lag(strict)).isBetween(1.0, 20.0);

            ofPatient.send(page("support"), Map.of("title", "LTS", "versions", "1.x", "ends", "2029-12-31"));
            assertThat(ofPatient.page(page("support"))).contains(">LTS<");

            TestSite.await(() -> ofPatient.page(page("versions")).matches("(?s).*a standby that is [5-9].*"));
            assertThat(ofStrict.page(page("versions"))).doesNotContain("a standby");
            assertThat(ofPatient.get("/health?verbose").body()).contains("\"standby\":{", "\"status\":\"answers\"");
        } finally {
            Sql.execute(standby.url(), "SELECT pg_wal_replay_resume()");
        }
        TestSite.await(() -> shows(ofPatient, "2.0.0"));
    }

    @Test
    void every_page_and_file_is_answered_and_no_page_tries_to_write_to_the_standby() throws Exception {
        report("3.0.0");
        TestSite.await(() -> shows(ofPatient, "3.0.0"));
        long before = asked();

        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(40);
        assertThat(pages)
                .allSatisfy(page -> assertThat(ofPatient.get(page).statusCode()).isEqualTo(200));

        assertThat(LOG.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        TestSite.await(() -> asked() - before > 20);
    }

    @Test
    void a_standby_that_is_killed_fails_no_page_and_answers_again_when_it_is_back() throws Exception {
        report("4.0.0");
        TestSite.await(() -> shows(ofPatient, "4.0.0"));

        CompletableFuture<Void> killed = CompletableFuture.runAsync(standby::kill);
        do {
            assertThat(shows(ofPatient, "4.0.0")).isTrue();
        } while (!killed.isDone() || answers(patient));
        report("4.1.0");
        TestSite.await(() -> shows(ofPatient, "4.1.0"));

        standby.start();
        TestSite.await(() -> answers(patient));
    }

    private static void pause() throws Exception {
        Sql.execute(standby.url(), "SELECT pg_wal_replay_pause()");
        TestSite.await(() -> Sql.column(standby.url(), "SELECT pg_get_wal_replay_pause_state()")
                .equals(List.of("paused")));
    }

    private static void report(String version) throws IOException {
        assertThat(sender.post(TestSender.heartbeat(UUID.randomUUID(), version)).statusCode())
                .isEqualTo(200);
    }

    private static boolean shows(Visitor visitor, String version) {
        return visitor.page(page("versions.csv")).contains(version);
    }

    private static String page(String name) {
        return "/p/" + product.slug() + "/" + name;
    }

    /** Every address of a page of the product, or about all, that needs no more than that. */
    private static List<String> pages() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "routes.txt")).stream()
                .filter(line -> line.matches("GET \\S+ (MAINTAINER|SUPERUSER)"))
                .map(line -> line.split(" ")[1])
                .filter(
                        path -> !path.matches(
                                "/p/\\{slug}(|/events/event.*|/(environment|metrics).csv|/plugins/plugin.*)|/settings/telemetry/(?!saved).*"))
                .map(path -> path.replace("{slug}", product.slug()))
                .filter(path -> !path.contains("{"))
                .toList();
    }

    /** How many transactions the standby has had. */
    private static long asked() {
        return Long.parseLong(
                Sql.column(standby.url(), "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
                        .get(0));
    }

    private static boolean answers(Wiring server) {
        return TestServer.metric(server, "rollcall_standby_answers") == 1;
    }

    private static double lag(Wiring server) {
        return TestServer.metric(server, "rollcall_standby_lag_seconds");
    }
}
