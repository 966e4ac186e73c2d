package rollcall.analysis.performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.HistogramPart;
import rollcall.report.PreferredNumber;

/**
 * The histograms of many instances added up.
 *
 * @param bounds ascending
 * @param counts one for each bound, and one of what is more than the last
 * @param own for each of {@link HistogramPart#PERCENTILES} how many instances have their own one in each bound
 * @param reported how many instances report a histogram, an empty one included
 * @param notCounted an upper limit of the instances of which a count is missing, because the day had too many different ones
 */
public record FleetHistogram(
        List<BigDecimal> bounds, List<Amount> counts, Map<Integer, List<Integer>> own, int reported, int notCounted) {
    private static final double PERCENT = 100;

    public static FleetHistogram of(List<BigDecimal> bounds, ValueCounts tally) {
        List<String> names = names(bounds);
        Amount[] counts = new Amount[names.size()];
        Arrays.fill(counts, Amount.NONE);
        Map<Integer, List<Integer>> own = new LinkedHashMap<>();
        for (int percent : HistogramPart.PERCENTILES) {
            own.put(
                    percent,
                    names.stream()
                            .map(name -> tally.counts()
                                    .getOrDefault(
                                            HistogramPart.percentile(percent, name)
                                                    .kept(),
                                            0))
                            .toList());
        }
        int notCounted = 0;
        for (Map.Entry<String, Integer> value : tally.counts().entrySet()) {
            HistogramPart part = HistogramPart.read(value.getKey()).orElse(null);
            if (part == null) {
                notCounted += value.getValue();
            } else if (!part.isPercentile() && names.contains(part.of())) {
                int at = names.indexOf(part.of());
                counts[at] = counts[at].plus(PreferredNumber.ofLabel(part.value())
                        .map(number -> Amount.of(number, value.getValue()))
                        .orElse(Amount.NONE));
            }
        }
        return new FleetHistogram(bounds, List.of(counts), own, tally.reported(), notCounted);
    }

    /** How the bounds are kept, and {@link HistogramPart#BEYOND}. */
    public static List<String> names(List<BigDecimal> bounds) {
        List<String> names = new ArrayList<>();
        bounds.forEach(bound -> names.add(HistogramPart.text(bound)));
        names.add(HistogramPart.BEYOND);
        return names;
    }

    /** All that was counted. */
    public Amount total() {
        return counts.stream().reduce(Amount.NONE, Amount::plus);
    }

    /** How many instances counted anything, and so have percentiles of their own. */
    public int instances() {
        return ownOf(HistogramPart.PERCENTILES[0]).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many instances have one of {@link HistogramPart#PERCENTILES} in each bound. */
    public List<Integer> ownOf(int percent) {
        return Objects.requireNonNull(own.get(percent));
    }

    /** How many instances have their own percentile above the bound at this place. */
    public int ownAbove(int percent, int place) {
        return ownOf(percent).stream()
                .skip(place + 1L)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The place of the bound above which at most half of the instances have their own percentile; there has to be an instance. */
    public int ownMiddle(int percent) {
        int place = 0;
        while (2 * ownAbove(percent, place) > instances()) {
            place++;
        }
        return place;
    }

    /**
     * The number that so many percent do not exceed, counting all that is counted alike, and between which numbers it certainly is: where the
     * least and the greatest counts that the classes permit would have it. Null if nothing was counted.
     */
    public @Nullable Percentile percentile(double percent) {
        Amount all = total();
        if (all.value() <= 0) {
            return null;
        }
        double share = percent / PERCENT;
        List<Amount> upTo = upTo();
        int low = first(upTo, sum -> sum.high() >= share * (sum.high() + (all.low() - sum.low())));
        int high = first(upTo, sum -> sum.low() >= share * (sum.low() + (all.high() - sum.high())));
        int place = Math.min(high, Math.max(low, first(upTo, sum -> sum.value() >= share * all.value())));
        double below = place == 0 ? 0 : upTo.get(place - 1).value();
        double part = (share * all.value() - below) / counts.get(place).value();
        return new Percentile(within(place, part), lower(low), upper(high));
    }

    /** For each bound what was counted up to it, then all. */
    private List<Amount> upTo() {
        List<Amount> sums = new ArrayList<>();
        Amount sum = Amount.NONE;
        for (Amount here : counts) {
            sum = sum.plus(here);
            sums.add(sum);
        }
        return sums;
    }

    /** The place of the first sum that is enough; the last one if rounding lets none be it. */
    private static int first(List<Amount> sums, Predicate<Amount> isEnough) {
        int place = 0;
        while (place < sums.size() - 1 && !isEnough.test(sums.get(place))) {
            place++;
        }
        return place;
    }

    /** A number of this class: sums are rounded, so a part may be a little more than 1. */
    private double within(int place, double part) {
        if (place == bounds.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double value = lower(place) + part * (upper(place) - lower(place));
        return Math.min(upper(place), Math.max(lower(place), value));
    }

    private double lower(int place) {
        return place == 0 ? 0 : bounds.get(place - 1).doubleValue();
    }

    private double upper(int place) {
        return place == bounds.size()
                ? Double.POSITIVE_INFINITY
                : bounds.get(place).doubleValue();
    }
}
