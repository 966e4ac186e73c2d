package rollcall.gate.value;

import java.math.BigDecimal;
import java.util.Optional;
import rollcall.report.PreferredNumber;

/**
 * One value of a kept histogram. It has a part for each bound that counted anything, and one for each of {@link #PERCENTILES}.
 *
 * @param of the bound, as {@link #text} writes it, or {@link #BEYOND} for what is greater than the last one; for a percentile p50 or p95
 * @param value the label of the {@link PreferredNumber} that stands for the count; for a percentile the bound in which it is
 */
public record HistogramPart(String of, String value) {
    /** Stands for the bound of what is greater than the last one. */
    public static final String BEYOND = "inf";

    /** The percentiles that are kept of each histogram. */
    public static final int[] PERCENTILES = {50, 95};

    private static final String PERCENTILE = "p";
    private static final char BETWEEN = ':';

    /** What was counted up to a bound and above the one before. */
    public static HistogramPart count(String bound, PreferredNumber count) {
        return new HistogramPart(bound, count.label());
    }

    /** The bound in which one of {@link #PERCENTILES} is. */
    public static HistogramPart percentile(int percent, String bound) {
        return new HistogramPart(PERCENTILE + percent, bound);
    }

    /** The part that a kept text stands for; empty if it is none. */
    public static Optional<HistogramPart> read(String kept) {
        int at = kept.indexOf(BETWEEN);
        return at < 1
                ? Optional.empty()
                : Optional.of(new HistogramPart(kept.substring(0, at), kept.substring(at + 1)));
    }

    /** How a bound is written. */
    public static String text(BigDecimal bound) {
        return bound.signum() == 0 ? "0" : bound.stripTrailingZeros().toPlainString();
    }

    public boolean isPercentile() {
        return of.startsWith(PERCENTILE);
    }

    /** How it is kept: 250:100 or p95:250. */
    public String kept() {
        return of + BETWEEN + value;
    }
}
