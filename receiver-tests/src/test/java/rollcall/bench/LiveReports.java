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
    private int sent;

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

    /** Ends it. Returns how many reports were accepted; fails if one was not. */
    public int end() throws ExecutionException, InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        if (!reporting.isCancelled()) {
            reporting.get();
        }
        return sent;
    }

    private void report() {
        try {
            worker.operate();
            sent++;
        } catch (IOException e) {
            throw new IllegalStateException("a report was not accepted", e);
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        worker.close();
    }
}
