package rollcall.analysis.statistics;

/**
 * How many times as frequent something is among some instances as among others, with the 95 % interval of Katz (Katz, Baptista, Azen and
 * Pike, Obtaining confidence intervals for the risk ratio in cohort studies, Biometrics 34, 1978): the logarithm of the ratio is taken for
 * normal.
 *
 * @param with how many of those have it
 * @param of how many they are
 * @param otherWith how many of the others have it
 * @param otherOf how many those are
 */
public record Lift(int with, int of, int otherWith, int otherOf) {
    /** The interval is of use if so many on both sides have it. */
    public static final int ENOUGH = 5;

    /** The quantile 0.975 of the normal distribution. */
    private static final double TWO_SIDED = 1.959963984540054;

    /** Whether there are enough for an interval. */
    public boolean hasEnough() {
        return with >= ENOUGH && otherWith >= ENOUGH;
    }

    /** One share divided by the other. Both have to be more than 0. */
    public double ratio() {
        return (double) with / of * otherOf / otherWith;
    }

    /** The lower end of the interval. */
    public double low() {
        return ratio() * Math.exp(-TWO_SIDED * error());
    }

    /** The upper end of the interval. */
    public double high() {
        return ratio() * Math.exp(TWO_SIDED * error());
    }

    /**
     * What the ratio is at least: the lower end of the interval if there are enough for one. Otherwise the lower end of the one share's interval
     * divided by the upper end of the other's, see {@link Proportion}; that is less than the true ratio in more than 95 % of cases, and serves
     * where few or none of the others have it.
     */
    public double least() {
        return hasEnough() ? low() : new Proportion(with, of).low() / new Proportion(otherWith, otherOf).high();
    }

    /** The standard error of the ratio's logarithm. */
    private double error() {
        return Math.sqrt(1.0 / with - 1.0 / of + 1.0 / otherWith - 1.0 / otherOf);
    }
}
