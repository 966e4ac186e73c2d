package rollcall.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Field;
import rollcall.report.PreferredNumber;
import rollcall.report.ReportedValue;

/** Coarsens the kinds whose values are added up over the fleet: the sum of a day, and the histogram of a day. */
final class Combining {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** More digits are never needed, and cost time. */
    private static final int MOST_DIGITS = 400;

    private Combining() {}

    /**
     * What is kept.
     *
     * @param value a String or a {@code List<String>}; null if nothing is
     * @param ignored why nothing is; null if something is
     */
    record Kept(@Nullable Object value, IgnoredField.@Nullable Reason ignored) {
        private static Kept not(IgnoredField.Reason reason) {
            return new Kept(null, reason);
        }
    }

    static Kept daySum(ReportedValue reportedValue) {
        if (!(reportedValue instanceof ReportedValue.Number number) || !isCount(number.number())) {
            return Kept.not(IgnoredField.Reason.NO_DAY_SUM);
        }
        return new Kept(PreferredNumber.of(number.number()).orElseThrow().label(), null);
    }

    static Kept histogram(Field field, ReportedValue reportedValue) {
        if (!(reportedValue instanceof ReportedValue.Histogram histogram)) {
            return Kept.not(IgnoredField.Reason.VALUE_NOT_PERMITTED);
        }
        if (!ascend(histogram.bounds())) {
            return Kept.not(IgnoredField.Reason.OTHER_BOUNDS);
        }
        if (histogram.counts().size() != histogram.bounds().size() + 1
                || !histogram.counts().stream().allMatch(Combining::isCount)) {
            return Kept.not(IgnoredField.Reason.NO_COUNTS);
        }
        List<BigDecimal> counts = merged(field.bounds(), histogram);
        return counts == null
                ? Kept.not(IgnoredField.Reason.OTHER_BOUNDS)
                : counts.stream().allMatch(Combining::isCount)
                        ? new Kept(parts(field.bounds(), counts), null)
                        : Kept.not(IgnoredField.Reason.NO_COUNTS);
    }

    /** The counts by the field's bounds, of a histogram that {@link #histogram} keeps. */
    static List<BigDecimal> counts(Field field, ReportedValue.Histogram histogram) {
        return Objects.requireNonNull(merged(field.bounds(), histogram));
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() >= 0
                && number.precision() <= MOST_DIGITS
                && Math.abs((long) number.scale()) <= MOST_DIGITS
                && number.compareTo(PreferredNumber.MOST) <= 0;
    }

    private static boolean ascend(List<BigDecimal> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            if (!isCount(bounds.get(i)) || i > 0 && bounds.get(i).compareTo(bounds.get(i - 1)) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** The counts by the field's bounds; null if one of them is not among the histogram's. */
    private static @Nullable List<BigDecimal> merged(List<BigDecimal> bounds, ReportedValue.Histogram histogram) {
        List<BigDecimal> counts = new ArrayList<>();
        int from = 0;
        for (BigDecimal bound : bounds) {
            int at = from;
            while (at < histogram.bounds().size() && histogram.bounds().get(at).compareTo(bound) < 0) {
                at++;
            }
            if (at == histogram.bounds().size() || histogram.bounds().get(at).compareTo(bound) != 0) {
                return null;
            }
            counts.add(sum(histogram.counts().subList(from, at + 1)));
            from = at + 1;
        }
        counts.add(sum(histogram.counts().subList(from, histogram.counts().size())));
        return counts;
    }

    private static BigDecimal sum(List<BigDecimal> counts) {
        return counts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The counts that are not 0, and the percentiles; none of nothing. */
    private static List<String> parts(List<BigDecimal> bounds, List<BigDecimal> counts) {
        List<String> names = new ArrayList<>();
        bounds.forEach(bound -> names.add(HistogramPart.text(bound)));
        names.add(HistogramPart.BEYOND);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).compareTo(PreferredNumber.LEAST) >= 0) {
                PreferredNumber count = PreferredNumber.of(counts.get(i)).orElseThrow();
                parts.add(HistogramPart.count(names.get(i), count).kept());
            }
        }
        if (!parts.isEmpty()) {
            for (int percent : HistogramPart.PERCENTILES) {
                parts.add(HistogramPart.percentile(percent, names.get(at(counts, percent)))
                        .kept());
            }
        }
        return List.copyOf(parts);
    }

    /** The first bound up to which so many percent were counted. */
    private static int at(List<BigDecimal> counts, int percent) {
        BigDecimal needed = sum(counts).multiply(BigDecimal.valueOf(percent));
        BigDecimal counted = counts.get(0).multiply(HUNDRED);
        int at = 0;
        while (counted.compareTo(needed) < 0) {
            at++;
            counted = counted.add(counts.get(at).multiply(HUNDRED));
        }
        return at;
    }
}
