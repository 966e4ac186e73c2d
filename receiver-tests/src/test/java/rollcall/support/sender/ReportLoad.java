package rollcall.support.sender;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import rollcall.support.ServerProcess;
import rollcall.support.TestSender;

/** Senders that post heartbeats and batches of events of new instances. Each sends its report again until it is told that it is kept. */
public final class ReportLoad implements AutoCloseable {
    /** Events of a batch. */
    public static final int EVENTS = 3;

    private static final int OF_A_KIND = 4;

    private final Set<UUID> heartbeats = ConcurrentHashMap.newKeySet();
    private final Set<UUID> batches = ConcurrentHashMap.newKeySet();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final List<Long> moments = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(2 * OF_A_KIND);
    private final List<Future<?>> ends = new ArrayList<>();

    /** @param sites to which they send by turns, each to one */
    public ReportLoad(List<URI> sites, String key) {
        for (int i = 0; i < OF_A_KIND; i++) {
            URI site = sites.get(i % sites.size());
            TestSender heartbeat = new TestSender(site.resolve("/ingest/heartbeat"), key);
            TestSender events = new TestSender(site.resolve("/ingest/events"), key);
            ends.add(threads.submit(() -> send(heartbeat, heartbeats)));
            ends.add(threads.submit(() -> send(events, batches)));
        }
    }

    /** Waits until so many more reports of each kind were acknowledged. */
    public void awaitMore(int reports) {
        int toHeartbeats = heartbeats.size() + reports;
        int toBatches = batches.size() + reports;
        ServerProcess.await(
                "more reports that are taken", () -> heartbeats.size() >= toHeartbeats && batches.size() >= toBatches);
    }

    /** The statuses of all answers; 0 for none. */
    public Set<Integer> statuses() {
        return Set.copyOf(statuses);
    }

    /** The instances whose heartbeats were acknowledged. */
    public List<String> heartbeats() {
        return heartbeats.stream().map(UUID::toString).toList();
    }

    /** The instances whose batches were acknowledged. */
    public List<String> batches() {
        return batches.stream().map(UUID::toString).toList();
    }

    /** The longest time in which no report was acknowledged. */
    public Duration longestSilence() {
        long longest = 0;
        List<Long> sorted = moments.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            longest = Math.max(longest, sorted.get(i) - sorted.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }

    /** Lets each sender end when its report is kept. */
    @Override
    public void close() {
        over.set(true);
        try {
            for (Future<?> each : ends) {
                each.get(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(TestSender sender, Set<UUID> kept) {
        while (!over.get()) {
            UUID instance = UUID.randomUUID();
            String body = kept == batches ? events(instance) : TestSender.heartbeat(instance);
            int status = 0;
            while (status != 200 && status != 429) {
                status = status(sender, body);
                statuses.add(status);
            }
            kept.add(instance);
            moments.add(System.nanoTime());
        }
    }

    private static int status(TestSender sender, String body) {
        try {
            return sender.post(body).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String events(UUID instance) {
        String event = "{\"name\":\"page-open\",\"type\":\"action\",\"source\":\"telemetry:backend\"}";
        return "{\"schema_version\":\"1\",\"instance_id\":\"%s\",\"events\":[%s]}"
                .formatted(instance, String.join(",", Collections.nCopies(EVENTS, event)));
    }
}
