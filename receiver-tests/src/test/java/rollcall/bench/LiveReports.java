package rollcall.bench;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Heartbeats that come in at a steady pace while something else is measured. */
public final class LiveReports implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final HttpWorker worker;
    private final Future<?> reporting;
    private int accepted;

    /**
     * Begins to report.
     *
     * @param key of a product with Eventyay's preset
     * @param instances who reports next
     */
    public LiveReports(int port, String key, Supplier<UUID> instances, double perSecond) throws IOException {
        this.worker = new HttpWorker(port, HeartbeatPayload.request(key), instances);
        long nanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        this.reporting = thread.scheduleAtFixedRate(this::report, 0, nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends it. Returns how many reports were accepted; an instance that has reported today already is asked to wait. */
    public int end() throws ExecutionException, InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        if (!reporting.isCancelled()) {
            reporting.get();
        }
        return accepted;
    }

    private void report() {
        try {
            if (worker.report().startsWith("HTTP/1.1 200")) {
                accepted++;
            }
        } catch (IOException e) {
            throw new IllegalStateException("a report was not answered", e);
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        worker.close();
    }
}
