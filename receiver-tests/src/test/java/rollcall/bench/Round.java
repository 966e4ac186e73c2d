package rollcall.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

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
    record Result(double perSecond, Latencies latencies) {
        /** The columns of a line about the door: connections, its rate, that of the floor, the ratio, and three times in ms. */
        String beside(Result floor, int connections) {
            return String.format(
                    Locale.ROOT,
                    "%11d %12.0f %9.0f %7.2f %8.2f %8.2f %12.2f",
                    connections,
                    perSecond,
                    floor.perSecond,
                    perSecond / floor.perSecond,
                    latencies.millis(0.5),
                    latencies.millis(0.99),
                    latencies.millis(1));
        }
    }

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

    /** The round in the middle of several, by a number. */
    static <T> T median(int rounds, ToDoubleFunction<T> by, Callable<T> round) throws Exception {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.add(round.call());
        }
        all.sort(Comparator.comparingDouble(by));
        return all.get(rounds / 2);
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
