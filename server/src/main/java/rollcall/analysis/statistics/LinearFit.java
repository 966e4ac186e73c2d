package rollcall.analysis.statistics;

import java.util.Arrays;

/**
 * A straight line through points by least squares. What one point deviates from the line often resembles what the point before it deviates:
 * the errors are then larger than those of independent points, by the correlation of neighbours (Bayley and Hammersley, The effective number
 * of independent observations in an autocorrelated time series, 1946).
 *
 * @param points how many
 * @param meanX of the points
 * @param meanY of the points
 * @param spread the sum of the squares of how far the points are from {@code meanX}
 * @param slope of the line
 * @param variance of a point around the line, as if the points were independent
 * @param correlation of a point's deviation with that of the point before it, from 0 to {@link #MOST_CORRELATION}
 */
public record LinearFit(
        int points, double meanX, double meanY, double spread, double slope, double variance, double correlation) {
    /** A line through fewer points says nothing about its errors. */
    public static final int FEWEST = StudentT.FEWEST + 2;

    private static final double MOST_CORRELATION = 0.9;

    /** What lies between two ends. */
    public record Interval(double low, double high) {}

    /**
     * The line.
     *
     * @param x in ascending order, not all equal; {@link #FEWEST} at least
     * @param y as many
     */
    public static LinearFit of(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double spread = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            spread += (x[i] - meanX) * (x[i] - meanX);
            product += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = product / spread;
        double[] deviations = new double[x.length];
        Arrays.setAll(deviations, i -> y[i] - meanY - slope * (x[i] - meanX));
        double squares = Arrays.stream(deviations).map(each -> each * each).sum();
        return new LinearFit(
                x.length,
                meanX,
                meanY,
                spread,
                slope,
                squares / (x.length - 2),
                squares == 0 ? 0 : correlation(deviations, squares));
    }

    private static double correlation(double[] deviations, double squares) {
        double neighbours = 0;
        for (int i = 1; i < deviations.length; i++) {
            neighbours += deviations[i] * deviations[i - 1];
        }
        return Math.max(0, Math.min(MOST_CORRELATION, neighbours / squares));
    }

    /** The line at a place. */
    public double at(double x) {
        return meanY + slope * (x - meanX);
    }

    /** The 95 % interval of the slope. */
    public Interval slopes() {
        double half = StudentT.quantile(points - 2) * Math.sqrt(errors() / spread);
        return new Interval(slope - half, slope + half);
    }

    /** Whether the slope is other than 0 beyond doubt: its interval does not hold 0. */
    public boolean isSteep() {
        return slopes().low() > 0 || slopes().high() < 0;
    }

    /** Where the line reaches a height. */
    public double reaches(double y) {
        return meanX + (y - meanY) / slope;
    }

    /**
     * The 95 % interval of where the line reaches a height, by Fieller: the places at which the band around the line holds the height. It has
     * two ends if the line {@link #isSteep}.
     */
    public Interval reachesBetween(double y) {
        double distance = y - meanY;
        double band = Math.pow(StudentT.quantile(points - 2), 2) * errors();
        double steepness = slope * slope - band / spread;
        double root = Math.sqrt(band * (distance * distance / spread + steepness / points));
        double middle = slope * distance;
        return new Interval(meanX + (middle - root) / steepness, meanX + (middle + root) / steepness);
    }

    /** The variance of a point, enlarged for points that resemble their neighbours. */
    private double errors() {
        return variance * (1 + correlation) / (1 - correlation);
    }
}
