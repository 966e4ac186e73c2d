package rollcall.analysis.statistics;

/** Student's t distribution. */
final class StudentT {
    /** From so many degrees of freedom on the expansion is right to three digits after the point. */
    static final int FEWEST = 5;

    private static final double NORMAL = 1.959963984540054;

    private StudentT() {}

    /** The quantile 0.975, by the expansion of Cornish and Fisher around that of the normal distribution. */
    static double quantile(int degreesOfFreedom) {
        double z = NORMAL;
        double n = degreesOfFreedom;
        double first = (power(z, 3) + z) / 4;
        double second = (5 * power(z, 5) + 16 * power(z, 3) + 3 * z) / 96;
        double third = (3 * power(z, 7) + 19 * power(z, 5) + 17 * power(z, 3) - 15 * z) / 384;
        double fourth =
                (79 * power(z, 9) + 776 * power(z, 7) + 1482 * power(z, 5) - 1920 * power(z, 3) - 945 * z) / 92_160;
        return z + first / n + second / power(n, 2) + third / power(n, 3) + fourth / power(n, 4);
    }

    private static double power(double base, int exponent) {
        return Math.pow(base, exponent);
    }
}
