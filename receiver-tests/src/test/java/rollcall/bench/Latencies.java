package rollcall.bench;

import java.util.Arrays;
import java.util.List;

/** Times of single operations, in nanoseconds, of all workers of a round. */
public final class Latencies {
    private final long[] sorted;

    public Latencies(List<long[]> perWorker) {
        sorted = perWorker.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** Every time in nanoseconds, ascending. */
    public long[] nanos() {
        return sorted.clone();
    }

    /** How many operations. */
    public int count() {
        return sorted.length;
    }

    /** The time in milliseconds that this share of the operations did not exceed; 0 without any. */
    public double millis(double quantile) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
    }
}
