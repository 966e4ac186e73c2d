package rollcall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How long TimeTracker's users wait for the door. Requests set out every 10 ms whether or not earlier ones were answered, each over a
 * connection of its own, as the sender does it; the time counts from the moment at which a request should have set out.
 */
final class OtlpBench {
    private static final int A_SECOND = 100;
    private static final int WARM_UP_SECONDS = 5;
    private static final int COUNTED_SECONDS = 20;

    /** Requests that can be under way at a time. */
    private static final int THREADS = 64;

    private OtlpBench() {}

    @FunctionalInterface
    private interface Requests {
        byte[] get(int index) throws IOException;
    }

    /**
     * Prints a line for events, with a heartbeat for every fourth, each of a new installation; and one for a text file asked for in the
     * same way before it, so that what the machine does besides can be told from what the door does.
     */
    static void run(BenchServer server) throws Exception {
        System.out.println("                 requests   a second   p50 ms   p99 ms   largest ms");
        byte[] file = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Requests logs = i -> request(server.key(), i % 4 == 0 ? "heartbeat" : "event");
        send(server, logs, WARM_UP_SECONDS);
        print("a text file", send(server, i -> file, COUNTED_SECONDS));
        print("logs", send(server, logs, COUNTED_SECONDS));
    }

    private static void print(String what, Latencies latencies) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %8d %10d %8.2f %8.2f %12.2f%n",
                what,
                latencies.count(),
                A_SECOND,
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.millis(1));
    }

    private static Latencies send(BenchServer server, Requests requests, int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> under = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < seconds * A_SECOND; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                byte[] request = requests.get(i);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                under.add(threads.submit(() -> exchange(server.port(), request, due)));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<Long> one : under) {
                times.add(new long[] {one.get()});
            }
            return new Latencies(times);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nanoseconds from when it was due to the end of the answer. */
    private static long exchange(int port, byte[] request, long due) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200") || answer.contains("partialSuccess")) {
                throw new IOException("not accepted: " + answer);
            }
            return System.nanoTime() - due;
        }
    }

    private static byte[] request(String key, String kind) throws IOException {
        try (InputStream in = OtlpBench.class.getResourceAsStream(kind + ".otlp.json")) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("INSTALL_ID", UUID.randomUUID().toString());
            String head = "POST /ingest/otlp/v1/logs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Basic " + key + "\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n";
            return (head + body).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
