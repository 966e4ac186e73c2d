package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.Launcher;
import rollcall.support.ServerProcess;

class ShutdownTest {
    private static final int SENDERS = 8;

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

    @Test
    void a_server_that_is_told_to_end_under_load_keeps_what_it_acknowledged_and_fails_nobody() throws Exception {
        run("product", "add", "load", "--preset", "none");
        String key = run("key", "issue", "load").out().strip();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(data)) {
            URI door = server.at("/ingest/heartbeat");
            for (int i = 0; i < SENDERS; i++) {
                senders.add(CompletableFuture.runAsync(() -> send(door, key)));
            }
            ServerProcess.await("a load", () -> acknowledged.size() > 50);
        }
        senders.forEach(CompletableFuture::join);
        assertThat(refused).isSubsetOf(503);
        Set<String> kept = run("export", "heartbeats", "load", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[1])
                .collect(Collectors.toSet());
        assertThat(kept).containsAll(acknowledged.stream().map(UUID::toString).toList());
    }

    /** Until nobody listens any more. */
    private void send(URI door, String key) {
        try {
            for (int sent = 0; sent < 100_000; sent++) {
                UUID instance = UUID.randomUUID();
                HttpRequest request = HttpRequest.newBuilder(door)
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"schema_version\":\"1\",\"instance_id\":\"" + instance
                                + "\",\"product_version\":\"1.2.3\"}"))
                        .build();
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 200) {
                    acknowledged.add(instance);
                } else {
                    refused.add(status);
                }
            }
        } catch (IOException e) {
            // The server is gone: what was under way without an answer is nobody's promise.
            return;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Launcher.Result run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data.toString()));
        return Launcher.run(all.toArray(String[]::new));
    }
}
