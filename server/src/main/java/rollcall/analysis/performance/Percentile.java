package rollcall.analysis.performance;

/**
 * A number that so many percent do not exceed. Infinity stands for more than the last bound, of which nothing more is known.
 *
 * @param value within its bound, as if what is counted were spread evenly in it
 * @param low it is more than this, or 0
 * @param high it is at most this
 */
public record Percentile(double value, double low, double high) {
    /** Whether it is beyond the last bound. */
    public boolean isBeyond() {
        return Double.isInfinite(value);
    }
}
