package rollcall.bench;

import java.util.Arrays;
import java.util.List;

/** Times of single operations, in nanoseconds, of all workers of a round. */
final class Latencies {
    private final long[] sorted;

    Latencies(List<long[]> perWorker) {
        sorted = perWorker.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    int count() {
        return sorted.length;
    }

    double millis(double quantile) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
    }
}
