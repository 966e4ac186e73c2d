package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.LiveHeap;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;

/**
 * What a refused request may hold on the heap: four times its body and 64 MiB. Measured by taking the rest away: a server's live heap is
 * looked up while it idles, and the next one gets that and the bound as its whole heap, so that one byte too many ends it.
 */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileHeapTest {
    private static final long MIB = 1 << 20;
    private static final long ALLOWANCE = 64 * MIB;

    /** Bodies from each of these sizes on share a server, whose heap is sized for the smallest of them. */
    private static final List<Long> SIZES = List.of(0L, 2 * MIB, 8 * MIB, 15 * MIB);

    /** The serial collector needs no room of its own, and compacts. */
    private static final String OPTIONS = "-XX:-UseG1GC -XX:+UseSerialGC -Xms32m ";

    /** What is refused is refused at once, on a machine with other work too. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private String key;

    @Test
    void what_is_refused_never_holds_more_than_four_times_its_body_and_64_mib() throws Exception {
        List<HostileBody> bodies = HostileBodies.all();
        long idle = idle(bodies);
        for (int i = 0; i < SIZES.size(); i++) {
            long from = SIZES.get(i);
            long to = i + 1 < SIZES.size() ? SIZES.get(i + 1) : Long.MAX_VALUE;
            refuse(
                    idle + 4 * from + ALLOWANCE,
                    bodies.stream()
                            .filter(body -> body.bytes().length >= from && body.bytes().length < to)
                            .toList());
        }
    }

    /** The live heap of a server that has seen everything once. */
    private long idle(List<HostileBody> bodies) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, Map.of("ROLLCALL_JAVA_OPTS", OPTIONS));
                TestProducts products = TestProducts.in(directory)) {
            key = products.key(products.product("penpot"));
            List<String> wrong = new ArrayList<>();
            for (HostileBody body : bodies) {
                int status = refused(server, body, Runtime.getRuntime().maxMemory());
                if (status < 400 || status > 499) {
                    wrong.add(body + ": " + status);
                }
            }
            assertThat(wrong).isEmpty();
            return LiveHeap.of(server.pid());
        }
    }

    private void refuse(long heap, List<HostileBody> bodies) throws Exception {
        assertThat(bodies).isNotEmpty();
        String limited = OPTIONS + "-Xmx" + heap / 1024 + "k";
        try (ServerProcess server = ServerProcess.start(directory, Map.of("ROLLCALL_JAVA_OPTS", limited))) {
            for (HostileBody body : bodies) {
                assertThat(refused(server, body, heap)).as(body.toString()).isBetween(400, 499);
            }
            assertThat(server.health()).isEqualTo(200);
        }
    }

    private int refused(ServerProcess server, HostileBody body, long heap) throws Exception {
        try {
            return send(server, body).statusCode();
        } catch (IOException e) {
            throw new AssertionError(body + " in a heap of " + heap / MIB + " MiB: " + e + "\n" + server.log(), e);
        }
    }

    private HttpResponse<String> send(ServerProcess server, HostileBody body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.at(body.door()))
                .timeout(PATIENCE)
                .header("Content-Type", body.type())
                .header("Content-Encoding", body.encoding())
                .header("X-API-Key", key)
                .POST(BodyPublishers.ofByteArray(body.bytes()))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
