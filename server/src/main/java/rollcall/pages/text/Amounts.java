package rollcall.pages.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.List;
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Field;
import rollcall.report.PreferredNumber;

/** Writes sums, counts and bounds of histograms with three digits, and in what they are counted. */
public final class Amounts {
    private static final int DIGITS = 3;
    private static final double MILLION = 1e6;

    private Amounts() {}

    /** A number with three digits: 1,230; 0.0125; 3.2 M from a million on. */
    public static String number(double number) {
        return number >= MILLION ? Numbers.compact(Math.round(number)) : digits(number);
    }

    /** The same with all digits before the point, for the drawing of a chart. */
    public static String digits(double number) {
        BigDecimal rounded =
                BigDecimal.valueOf(number).round(new MathContext(DIGITS)).stripTrailingZeros();
        NumberFormat format = NumberFormat.getNumberInstance(ReaderLocale.get());
        format.setMaximumFractionDigits(Math.max(0, rounded.scale()));
        return format.format(rounded);
    }

    /** What classes stand for, the smallest and the greatest of them: 89.4 to 894 ms. */
    public static String classes(Field field, PreferredNumber from, PreferredNumber to) {
        return to.value().signum() == 0
                ? in(field, 0)
                : Messages.get("performance.class", number(from.low()), in(field, to.high()));
    }

    /** A bound without words: 250 ms. */
    public static String bound(Field field, String bound) {
        List<BigDecimal> bounds = field.bounds();
        BigDecimal last = bounds.get(bounds.size() - 1);
        return in(field, (bound.equals(HistogramPart.BEYOND) ? last : new BigDecimal(bound)).doubleValue());
    }

    /** The same in the field's unit: 240 ms. */
    public static String in(Field field, double number) {
        String unit = field.unit();
        return unit == null ? number(number) : number(number) + "\u00a0" + unit;
    }

    /** The kept sum of a day for people: about 1,250. */
    static String ofDay(Field field, String kept) {
        return PreferredNumber.ofLabel(kept)
                .map(number -> Messages.get(
                        "performance.about", in(field, number.value().doubleValue())))
                .orElse(kept);
    }

    /** A kept part of a histogram for people: about 100 up to 250 ms. */
    static String part(Field field, String kept) {
        return HistogramPart.read(kept)
                .map(part -> part.isPercentile()
                        ? Messages.get("performance.own-percentile", part.of().substring(1), upTo(field, part.value()))
                        : Messages.get("performance.counted", counted(part.value()), upTo(field, part.of())))
                .orElse(kept);
    }

    private static String counted(String label) {
        return PreferredNumber.ofLabel(label)
                .map(number -> number(number.value().doubleValue()))
                .orElse(label);
    }

    /** A bound: up to 250 ms; beyond the last one: more than 10 s. */
    public static String upTo(Field field, String bound) {
        if (bound.equals(HistogramPart.BEYOND)) {
            List<BigDecimal> bounds = field.bounds();
            return Messages.get(
                    "performance.beyond",
                    in(field, bounds.get(bounds.size() - 1).doubleValue()));
        }
        return Messages.get("performance.up-to", in(field, new BigDecimal(bound).doubleValue()));
    }
}
