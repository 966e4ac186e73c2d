package rollcall.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * A number of the series R10 of ISO 3 (1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10 ...), or 0. It stands for all numbers that are nearer to it
 * than to the next ones, as ratios, so that each is known within about 13 %.
 *
 * @param low the smallest number that it stands for
 * @param high no number that it stands for is greater
 */
public record PreferredNumber(BigDecimal value, double low, double high) {
    /** A greater number is not taken. */
    public static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    /** A smaller number counts as 0. */
    public static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(6);

    private static final List<BigDecimal> SERIES =
            List.of("1", "1.25", "1.6", "2", "2.5", "3.15", "4", "5", "6.3", "8").stream()
                    .map(BigDecimal::new)
                    .toList();

    private static final PreferredNumber ZERO = new PreferredNumber(BigDecimal.ZERO, 0, LEAST.doubleValue());

    /** The number that stands for another one; empty for a negative one, and for one above {@link #MOST}. */
    public static Optional<PreferredNumber> of(BigDecimal exact) {
        if (exact.signum() < 0 || exact.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        if (exact.compareTo(LEAST) < 0) {
            return Optional.of(ZERO);
        }
        BigDecimal number = exact.round(MathContext.DECIMAL64);
        int decade = number.precision() - number.scale() - 1;
        BigDecimal square = number.movePointLeft(decade).pow(2);
        int at = 0;
        while (square.compareTo(at(at).multiply(at(at + 1))) > 0) {
            at++;
        }
        return Optional.of(of(at, decade));
    }

    /** The number of a label; empty for any other text. */
    public static Optional<PreferredNumber> ofLabel(String label) {
        try {
            return of(new BigDecimal(label)).filter(number -> number.label().equals(label));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How it is kept: its digits, 1250 or 0.315. */
    public String label() {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The power of ten of its decade; less than all others for 0. */
    public int decade() {
        return value.signum() == 0 ? Integer.MIN_VALUE : value.precision() - value.scale() - 1;
    }

    /** The first number of its decade; 0 of 0. */
    public PreferredNumber firstOfDecade() {
        return value.signum() == 0 ? this : of(0, decade());
    }

    /** The last number of its decade; 0 of 0. */
    public PreferredNumber lastOfDecade() {
        return value.signum() == 0 ? this : of(SERIES.size() - 1, decade());
    }

    private static PreferredNumber of(int at, int decade) {
        BigDecimal value = at(at).movePointRight(decade);
        return new PreferredNumber(value, middle(at - 1, decade), middle(at, decade));
    }

    /** Between a number of the series and the next one. */
    private static double middle(int at, int decade) {
        BigDecimal square = at(at).multiply(at(at + 1)).movePointRight(2 * decade);
        return Math.sqrt(square.doubleValue());
    }

    private static BigDecimal at(int index) {
        int decade = Math.floorDiv(index, SERIES.size());
        return SERIES.get(Math.floorMod(index, SERIES.size())).movePointRight(decade);
    }
}
