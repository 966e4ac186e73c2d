package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.ServerProcess;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.postgres.DebianPostgres;
import rollcall.support.sender.ReportLoad;

/** Two servers on a primary whose commits wait for its standby. Senders come again, as they do, until they are told that a report is kept. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailoverTest {
    private static final int ENOUGH = 100;
    private static final List<String> JOBS = List.of(
            "heartbeat-rollups",
            "closed-days",
            "event-rollups",
            "receipts",
            "answer-notes",
            "leases",
            "free-space",
            "sending",
            "standby");

    private DebianPostgres primary;
    private DebianPostgres standby;
    private List<Wiring> servers;
    private TestProducts products;
    private Product product;
    private String key;

    @BeforeEach
    void start() {
        primary = DebianPostgres.primary();
        standby = primary.standby("second");
        Sql.execute(primary.url(), "ALTER SYSTEM SET synchronous_standby_names = '*'");
        Sql.execute(primary.url(), "SELECT pg_reload_conf()");
        String url = primary.url(standby, "targetServerType=primary");
        Settings.Standby reads = new Settings.Standby(
                Optional.of(primary.url(standby, "targetServerType=secondary")), Duration.ofSeconds(30));
        servers = List.of(TestServer.start(url, reads), TestServer.start(url, reads));
        products = TestProducts.at(url);
        product = products.product("rollcall");
        key = products.key(product);
    }

    @AfterEach
    void stop() {
        products.close();
        servers.forEach(Wiring::close);
        standby.close();
        primary.close();
    }

    @Test
    void what_was_acknowledged_before_the_primary_was_killed_is_once_on_the_promoted_standby_and_everything_goes_on()
            throws Exception {
        Visitor visitor = Visitor.superuser(servers.get(0));
        ReportLoad load = new ReportLoad(
                servers.stream().map(server -> TestServer.at(server, "/")).toList(), key);
        Instant killed;
        try (load) {
            load.awaitMore(ENOUGH);
            primary.kill();
            killed = Instant.now();
            standby.promote();
            load.awaitMore(ENOUGH);
        }

        assertThat(load.statuses()).isSubsetOf(200, 429, 503).contains(503);
        assertThat(load.longestSilence()).isLessThan(Duration.ofSeconds(20));
        assertThat(column("SELECT instance_id FROM heartbeat"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(load.heartbeats());
        assertThat(column("SELECT instance_id FROM event GROUP BY instance_id HAVING count(*) = " + ReportLoad.EVENTS))
                .containsExactlyInAnyOrderElementsOf(load.batches());
        ServerProcess.await("everything on the charts", () -> isOnCharts(load));
        ServerProcess.await("all jobs on the new primary", () -> doAllJobs(killed));
        assertThat(number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7201"))
                .isEqualTo(2);
        assertThat(visitor.get("/p/" + product.slug() + "/versions").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_report_is_not_acknowledged_that_is_on_the_primary_alone() throws Exception {
        TestSender sender = new TestSender(TestServer.at(servers.get(0), "/ingest/heartbeat"), key);
        assertThat(sender.post(TestSender.heartbeat(UUID.randomUUID())).statusCode())
                .isEqualTo(200);
        standby.kill();

        UUID instance = UUID.randomUUID();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> status = thread.submit(
                    () -> sender.post(TestSender.heartbeat(instance)).statusCode());
            String waits = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
            TestSite.await(() -> {
                Sql.column(primary.url(), waits);
                return status.isDone();
            });
            assertThat(status.get()).isEqualTo(503);
        } finally {
            thread.shutdownNow();
        }

        standby.start();
        assertThat(sender.post(TestSender.heartbeat(instance)).statusCode()).isEqualTo(200);
        TestSite.await(() -> Sql.column(standby.url(), "SELECT 1 FROM heartbeat WHERE instance_id = '" + instance + "'")
                .equals(List.of("1")));
    }

    private boolean isOnCharts(ReportLoad load) {
        return number("SELECT coalesce(sum(cardinality), 0) FROM rollup WHERE field = '$active'")
                        == load.heartbeats().size()
                && number(
                                "SELECT coalesce(sum(events), 0) FROM event_rollup WHERE days = 1 AND name = 'page-open' AND field = ''")
                        == (long) ReportLoad.EVENTS * load.batches().size();
    }

    /** Whether each job of both servers that runs every few seconds, one at a time of them on all servers, has succeeded since a moment. */
    private boolean doAllJobs(Instant since) {
        double most = Duration.between(since, Instant.now()).toMillis() / 1e3;
        return servers.stream()
                .allMatch(server -> JOBS.stream()
                        .allMatch(job ->
                                TestServer.metric(server, "rollcall_job_last_success_age_seconds{job=\"" + job + "\"}")
                                        < most));
    }

    private List<String> column(String sql) {
        return Sql.column(standby.url(), sql);
    }

    private long number(String sql) {
        return Long.parseLong(column(sql).get(0));
    }
}
