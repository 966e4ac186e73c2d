package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Sql;
import rollcall.TestServer;
import rollcall.Visitor;
import rollcall.Wiring;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerTest {
    @Test
    void two_hundred_senders_who_never_finish_keep_nobody_else_waiting() throws Exception {
        try (Wiring server = TestServer.start()) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.getOutputStream()
                        .write(("POST /ingest/heartbeat HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                                        + "Content-Type: application/json\r\n\r\n{\"a\":")
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            CompletableFuture<Integer> health = CompletableFuture.supplyAsync(
                    () -> new Visitor(server).get("/health").statusCode());

            assertThat(health.get(5, TimeUnit.SECONDS)).isEqualTo(200);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_request_that_is_under_way_is_answered_before_the_server_stops() throws Exception {
        Wiring server = TestServer.start();
        try {
            Visitor.superuser(server);
            // The password's hash takes long enough for the stop to come in between.
            CompletableFuture<Integer> logIn = CompletableFuture.supplyAsync(() ->
                    new Visitor(server).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode());
            awaitTry(server);

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

    /** Waits until the try is counted, which is right before the password is hashed. */
    private static void awaitTry(Wiring server) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Sql.column(server, "SELECT 1 FROM login_failure").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(2);
        }
    }
}
