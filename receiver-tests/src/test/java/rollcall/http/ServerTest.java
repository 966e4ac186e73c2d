package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerTest {
    @Test
    void two_hundred_senders_who_never_finish_keep_nobody_waiting_not_even_the_stop() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Wiring server = TestServer.start()) {
            for (int i = 0; i < 200; i++) {
                slow.add(unfinished(server));
            }

            CompletableFuture<Integer> health = CompletableFuture.supplyAsync(
                    () -> new Visitor(server).get("/health").statusCode());
            assertThat(health.get(5, TimeUnit.SECONDS)).isEqualTo(200);

            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
            stop.get(8, TimeUnit.SECONDS);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_request_that_is_under_way_is_answered_before_the_server_stops() throws Exception {
        Wiring server = TestServer.start();
        try {
            Visitor.superuserByLink(server);
            CompletableFuture<Integer> logIn = CompletableFuture.supplyAsync(() ->
                    new Visitor(server).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode());
            // A try is counted right before the password is hashed, which takes long enough for the stop to come in
            // between.
            await(() -> !Sql.column(server, "SELECT 1 FROM login_failure").isEmpty());

            server.close();

            assertThat(logIn.get(20, TimeUnit.SECONDS)).isEqualTo(303);
        } finally {
            server.close();
        }
    }

    @Test
    void a_form_is_not_taken_twice_by_a_stale_page_of_another_session() {
        try (Wiring server = TestServer.start()) {
            Visitor first = Visitor.superuser(server);
            String page = first.get("/accounts").body();
            Visitor second = new Visitor(server);
            second.logIn(Visitor.EMAIL, Visitor.PASSWORD);

            String stolen = Visitor.between(page, "name=\"_csrf\" value=\"", "\"");

            assertThat(second.post("/accounts", Map.of("_csrf", stolen, "email", "x@y", "role", "superuser"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void while_the_database_is_away_pages_and_health_say_so_and_afterwards_all_is_well() throws Exception {
        try (Wiring server = TestServer.start()) {
            Visitor visitor = Visitor.superuser(server);
            String name = server.databaseUrl().replaceFirst(".*/", "");

            Sql.elsewhere(server, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            Sql.elsewhere(
                    server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            assertThat(visitor.get("/health").statusCode()).isEqualTo(503);
            HttpResponse<String> page = visitor.get("/accounts");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("The database does not answer").doesNotContain("SELECT", "Exception");
            assertThat(visitor.get("/robots.txt").statusCode()).isEqualTo(200);

            Sql.elsewhere(server, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            await(() -> visitor.get("/health").statusCode() == 200);
            await(() -> visitor.get("/accounts").statusCode() == 200);
        }
    }

    private static Socket unfinished(Wiring server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        String start = "POST /ingest/heartbeat HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                + "Content-Type: application/json\r\n\r\n{\"a\":";
        socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Waits ten seconds at most. */
    private static void await(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
