package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.docs.Document;
import rollcall.support.ServerProcess;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.proxy.HaProxy;
import rollcall.support.sender.ReportLoad;

/**
 * Three receivers on one database behind Debian's HAProxy, as the manual configures it. One is stopped and one is killed under load, and one is left
 * for the other tests.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceiversBehindProxyTest {
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final int ENOUGH = 100;

    @TempDir
    private static Path directory;

    private static TestProducts products;
    private static String key;
    private static List<ServerProcess> servers;
    private static HaProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        String url = TestDatabase.fresh();
        products = TestProducts.at(url);
        key = products.key(products.product("rollcall"));
        Path secret = directory.resolve("pseudonym.key");
        Files.writeString(secret, "5a".repeat(32));
        List<CompletableFuture<ServerProcess>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> server(url, secret)))
                .limit(3)
                .toList();
        servers = new ArrayList<>(starts.stream().map(CompletableFuture::join).toList());
        proxy = new HaProxy(
                Document.chapter("operate").example("haproxy", "global"),
                servers.stream().map(server -> server.at("")).toList());
        ServerProcess.await("the proxy", () -> status("/health") == 200);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        servers.forEach(ServerProcess::close);
        products.close();
    }

    @Test
    void nothing_that_was_acknowledged_is_lost_or_there_twice_when_receivers_are_stopped_and_killed_under_load() {
        ReportLoad load = new ReportLoad(List.of(proxy.at("/")), key);
        try (load) {
            load.awaitMore(ENOUGH);
            servers.remove(0).close();
            load.awaitMore(ENOUGH);
            assertThat(load.statuses()).containsExactly(200);

            servers.remove(0).kill();
            load.awaitMore(ENOUGH);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        long over = System.nanoTime();

        assertThat(load.statuses()).isSubsetOf(0, 200, 429, 502, 503);
        assertThat(products.column("SELECT instance_id FROM heartbeat"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(load.heartbeats());
        assertThat(products.column(
                        "SELECT instance_id FROM event GROUP BY instance_id HAVING count(*) = " + ReportLoad.EVENTS))
                .containsExactlyInAnyOrderElementsOf(load.batches());

        ServerProcess.await("everything on the charts", () -> isOnCharts(load));
        ServerProcess.await(
                "what the killed one left under way",
                () -> products.number("SELECT count(*) FROM heartbeat_batch WHERE NOT answered") == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - over)).isLessThan(TAKEN_OVER);
    }

    @Test
    void the_receivers_know_the_address_that_the_browser_used_and_the_agent_is_kept_in() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(proxy.at("/login"))
                .header("X-Forwarded-Host", "elsewhere.example.org")
                .header("Forwarded", "proto=http;host=elsewhere.example.org")
                .build();
        String cookies = String.join(
                "; ",
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .headers()
                        .allValues("Set-Cookie"));

        assertThat(cookies).contains("__Host-rollcall_form=", "Secure");
        assertThat(status("/agent/flags")).isEqualTo(403);
    }

    private static ServerProcess server(String url, Path secret) {
        try {
            return ServerProcess.start(
                    secret.getParent(),
                    "--database-url",
                    url,
                    "--pseudonym-key-file",
                    secret.toString(),
                    "--fold-seconds",
                    "1",
                    "--drain-seconds",
                    "5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnCharts(ReportLoad load) {
        return products.number("SELECT coalesce(sum(cardinality), 0) FROM rollup WHERE field = '$active'")
                        == load.heartbeats().size()
                && products.number(
                                "SELECT coalesce(sum(events), 0) FROM event_rollup WHERE days = 1 AND name = 'page-open' AND field = ''")
                        == (long) ReportLoad.EVENTS * load.batches().size();
    }

    /** 0 if nobody answers. */
    private static int status(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(proxy.at(path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
