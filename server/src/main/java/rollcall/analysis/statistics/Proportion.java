package rollcall.analysis.statistics;

/**
 * A share with the 95 % score interval of Wilson (Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
 * American Statistical Association 22, 1927), which is of use with few instances, and with shares near 0 and 1.
 *
 * @param with how many have it
 * @param of how many they are; more than 0
 */
public record Proportion(double with, double of) {
    /** The quantile 0.975 of the normal distribution. */
    private static final double TWO_SIDED = 1.959963984540054;

    private static final double SQUARE = TWO_SIDED * TWO_SIDED;

    /** 0 to 1. */
    public double share() {
        return with / of;
    }

    /** The lower end of the interval; 0 if none has it. */
    public double low() {
        return with == 0 ? 0 : middle() - half();
    }

    /** The upper end of the interval; 1 if all have it. */
    public double high() {
        return with == of ? 1 : middle() + half();
    }

    private double middle() {
        return (with + SQUARE / 2) / (of + SQUARE);
    }

    private double half() {
        return TWO_SIDED / (of + SQUARE) * Math.sqrt(with * (of - with) / of + SQUARE / 4);
    }
}
