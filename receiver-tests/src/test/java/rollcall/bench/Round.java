package rollcall.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same operation over a number of connections for a while, each connection with a thread of its own, one after the other. */
final class Round {
    /** One open connection. */
    interface Worker extends AutoCloseable {
        void operate() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /**
     * What a round measured.
     *
     * @param perSecond operations of all connections together
     */
    record Result(double perSecond, Latencies latencies) {}

    private Round() {}

    static Result run(int connections, Duration warmUp, Duration counted, Callable<Worker> connect) throws Exception {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            workers.add(connect.call());
        }
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + counted.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Future<long[]>> running = new ArrayList<>();
        workers.forEach(worker -> running.add(threads.submit(() -> operate(worker, from, to))));
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> one : running) {
            times.add(one.get());
        }
        threads.shutdown();
        Latencies latencies = new Latencies(times);
        return new Result(latencies.count() / (counted.toNanos() / 1e9), latencies);
    }

    private static long[] operate(Worker worker, long from, long to) throws Exception {
        long[] times = new long[1 << 16];
        int n = 0;
        try (worker) {
            for (long start = System.nanoTime(); start < to; ) {
                worker.operate();
                long end = System.nanoTime();
                if (start >= from && end <= to) {
                    times = n == times.length ? Arrays.copyOf(times, 2 * n) : times;
                    times[n++] = end - start;
                }
                start = end;
            }
        }
        return Arrays.copyOf(times, n);
    }
}
