package rollcall.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scale of buckets that covers all numbers from 0 on: exact numbers become the label of a bucket.
 *
 * @param name its name in a vocabulary
 * @param labels smallest first
 * @param from the smallest number of each bucket, in the same order; the first is 0
 * @param older labels of earlier senders, and today's label for each
 */
public record BucketScale(String name, List<String> labels, List<BigDecimal> from, Map<String, String> older) {
    /** Eventyay's counts. Its oldest senders separate one from two to ten. */
    public static final BucketScale COUNTS = of(
            "counts",
            List.of("0", "1-10", "11-50", "51-100", "101-500", "501-1000", "1001-5000", "5000+"),
            List.of(0L, 1L, 11L, 51L, 101L, 501L, 1001L, 5001L),
            Map.of("1-1", "1-10", "2-10", "1-10"));

    /** Uptime of machines; exact numbers are seconds. */
    public static final BucketScale UPTIME = of(
            "uptime",
            List.of("0-1h", "1-24h", "1-7d", "7-30d", "30d+"),
            List.of(0L, 3_600L, 86_400L, 604_800L, 2_592_000L),
            Map.of());

    /** Memory and disks; exact numbers are bytes. */
    public static final BucketScale BYTES = of(
            "bytes",
            List.of("0-1GB", "1-2GB", "2-4GB", "4-8GB", "8-16GB", "16-32GB", "32GB+"),
            List.of(0L, 1L << 30, 1L << 31, 1L << 32, 1L << 33, 1L << 34, 1L << 35),
            Map.of());

    /** Processors: {@link #COUNTS} would put nearly every machine into one bucket. */
    public static final BucketScale CORES = of(
            "cores",
            List.of("0", "1", "2", "3-4", "5-8", "9-16", "17-32", "33-64", "64+"),
            List.of(0L, 1L, 2L, 3L, 5L, 9L, 17L, 33L, 65L),
            Map.of());

    /** Screen sizes: an exact size helps to tell people apart. */
    public static final BucketScale PIXELS = of(
            "pixels",
            List.of("0-639", "640-1023", "1024-1439", "1440-1919", "1920-2559", "2560-3839", "3840+"),
            List.of(0L, 640L, 1_024L, 1_440L, 1_920L, 2_560L, 3_840L),
            Map.of());

    /** All scales that a vocabulary can name. */
    public static final List<BucketScale> ALL = List.of(COUNTS, UPTIME, BYTES, CORES, PIXELS);

    /**
     * The scale with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BucketScale named(String name) {
        for (BucketScale bucketScale : ALL) {
            if (bucketScale.name.equals(name)) {
                return bucketScale;
            }
        }
        throw new IllegalArgumentException("no bucket row is called " + name);
    }

    /** The label for an exact number; empty for a negative one. */
    public Optional<String> label(BigDecimal exact) {
        for (int i = labels.size() - 1; i >= 0; i--) {
            if (exact.compareTo(from.get(i)) >= 0) {
                return Optional.of(labels.get(i));
            }
        }
        return Optional.empty();
    }

    /** Today's label for a label of any sender; empty if no sender uses this label. */
    public Optional<String> label(String label) {
        String today = older.getOrDefault(label, label);
        return labels.contains(today) ? Optional.of(today) : Optional.empty();
    }

    /**
     * The smallest number of a bucket. It stands for the whole bucket where a number has to be reported.
     *
     * @throws IllegalArgumentException if the scale has no such label
     */
    public BigDecimal smallest(String label) {
        int at = labels.indexOf(label);
        if (at < 0) {
            throw new IllegalArgumentException(label + " is no label of " + name);
        }
        return from.get(at);
    }

    /**
     * The labels of all buckets that have a number of a range in common.
     *
     * @param from the smallest number of the range
     * @param to the number at which the range has ended; null if it has no end
     */
    public List<String> over(BigDecimal from, @Nullable BigDecimal to) {
        List<String> over = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            boolean begins = to == null || this.from.get(i).compareTo(to) < 0;
            boolean ends = i + 1 < labels.size() && this.from.get(i + 1).compareTo(from) <= 0;
            if (begins && !ends) {
                over.add(labels.get(i));
            }
        }
        return over;
    }

    private static BucketScale of(String name, List<String> labels, List<Long> from, Map<String, String> older) {
        List<BigDecimal> bounds = new ArrayList<>();
        from.forEach(bound -> bounds.add(BigDecimal.valueOf(bound)));
        return new BucketScale(name, labels, List.copyOf(bounds), older);
    }
}
