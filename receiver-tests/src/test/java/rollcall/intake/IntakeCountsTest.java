package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** Received = kept + refused, over a random mix of good and bad requests that come at the same time. */
class IntakeCountsTest {
    private static final int REQUESTS = 600;
    private static final long SEED = 20_261_121;
    private static final Pattern COUNTER = Pattern.compile(
            "(?m)^rollcall_reports_(received|kept|refused)_total(?:\\{reason=\"(\\w+)\"\\})? (\\d+)(?:\\.0)?$");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void what_was_received_was_kept_or_refused_and_every_reason_adds_up() throws Exception {
        String database = TestDatabase.fresh();
        TestProducts products = TestProducts.at(database);
        Map<String, Long> told = new TreeMap<>();
        Map<String, Long> metrics;
        try (products) {
            try (Wiring server = TestServer.start(java.time.Clock.systemUTC(), database)) {
                told = tell(server, products.key(products.product("eventyay")));
                metrics = metrics(server);
            }
            // The server is closed, so its counts are in the tables.
            assertThat(told.values()).allMatch(count -> count > 0);
            assertThat(told).hasSizeGreaterThanOrEqualTo(10);
            assertThat(sum(told)).isEqualTo(REQUESTS);
            assertThat(metrics.remove("received")).isEqualTo(REQUESTS);
            assertThat(metrics).isEqualTo(told);
            assertThat(tables(products)).isEqualTo(told);
        }
    }

    /** How many requests were answered with each reason, as their senders saw it; "kept" for those that were. */
    private Map<String, Long> tell(Wiring server, String key) throws Exception {
        Random random = new Random(SEED);
        URI door = TestServer.at(server, "/ingest/heartbeat");
        List<UUID> ids = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                HttpRequest request = request(random, door, key, ids);
                answers.add(threads.submit(() -> reason(client.send(request, BodyHandlers.ofString()))));
            }
            Map<String, Long> told = new TreeMap<>();
            for (Future<String> answer : answers) {
                told.merge(answer.get(), 1L, Long::sum);
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpRequest request(Random random, URI door, String key, List<UUID> ids) throws Exception {
        UUID id = !ids.isEmpty() && random.nextInt(4) == 0 ? ids.get(random.nextInt(ids.size())) : UUID.randomUUID();
        String good = TestSender.heartbeat(id);
        HttpRequest.Builder request = HttpRequest.newBuilder(door);
        String type = "application/json";
        String method = "POST";
        byte[] body = good.getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(14)) {
            case 0 -> key = "";
            case 1 -> key = "wrong";
            case 2 -> type = "text/plain";
            case 3 -> body = new byte[0];
            case 4 -> body = good.substring(0, random.nextInt(1, good.length())).getBytes(StandardCharsets.UTF_8);
            case 5 -> body = "{\"instance_id\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
            case 6 -> body = TestSender.heartbeat("not-an-id").getBytes(StandardCharsets.UTF_8);
            case 7 -> body = good.replace("}", ",\"os_family\":{}}").getBytes(StandardCharsets.UTF_8);
            case 8 -> body = new byte[70_000];
            case 9 -> {
                request.header("Content-Encoding", "gzip");
                body = gzip(body, random.nextBoolean());
            }
            case 10 -> request.header("Content-Encoding", "br");
            case 11 -> method = "PUT";
            default -> ids.add(id);
        }
        return request.header("Content-Type", type)
                .header("X-API-Key", key)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] gzip(byte[] body, boolean whole) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        byte[] bytes = packed.toByteArray();
        return whole ? bytes : java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static String reason(HttpResponse<String> answer) throws Exception {
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode())
                .isLessThan(500)
                .isEqualTo(body.path("status_code").asInt());
        return answer.statusCode() == 200 ? "kept" : body.path("error").asText();
    }

    private Map<String, Long> metrics(Wiring server) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics");
        String page = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Map<String, Long> counts = new TreeMap<>();
        Matcher matcher = COUNTER.matcher(page);
        while (matcher.find()) {
            counts.put(
                    matcher.group(2) == null ? matcher.group(1) : matcher.group(2), Long.parseLong(matcher.group(3)));
        }
        return counts;
    }

    private static Map<String, Long> tables(TestProducts products) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("kept", products.number("SELECT count(*) FROM heartbeat"));
        products.column("SELECT reason || ' ' || sum(count) FROM refusal_count GROUP BY reason")
                .forEach(row -> {
                    String[] parts = row.split(" ");
                    counts.put(parts[0], Long.parseLong(parts[1]));
                });
        return counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
