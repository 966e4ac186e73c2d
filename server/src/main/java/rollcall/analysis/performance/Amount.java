package rollcall.analysis.performance;

import rollcall.report.PreferredNumber;

/**
 * A number that is known by classes.
 *
 * @param low it is at least this
 * @param high it is at most this
 */
public record Amount(double value, double low, double high) {
    public static final Amount NONE = new Amount(0, 0, 0);

    /** What so many instances have together whose kept number is the same. */
    static Amount of(PreferredNumber number, int instances) {
        return new Amount(
                instances * number.value().doubleValue(), instances * number.low(), instances * number.high());
    }

    Amount plus(Amount other) {
        return new Amount(value + other.value, low + other.low, high + other.high);
    }

    /** The part of each of so many. */
    public Amount each(int of) {
        return new Amount(value / of, low / of, high / of);
    }
}
