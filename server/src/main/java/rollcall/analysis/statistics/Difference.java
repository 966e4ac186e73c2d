package rollcall.analysis.statistics;

/**
 * One share less another one, of other instances, with the 95 % hybrid score interval of Newcombe (Newcombe, Interval estimation for the
 * difference between independent proportions, Statistics in Medicine 17, 1998, method 10), which is made of both shares' intervals of Wilson.
 */
public record Difference(Proportion one, Proportion other) {
    /** -1 to 1. */
    public double value() {
        return one.share() - other.share();
    }

    /** The lower end of the interval. */
    public double low() {
        return value() - Math.hypot(one.share() - one.low(), other.high() - other.share());
    }

    /** The upper end of the interval. */
    public double high() {
        return value() + Math.hypot(one.high() - one.share(), other.share() - other.low());
    }
}
