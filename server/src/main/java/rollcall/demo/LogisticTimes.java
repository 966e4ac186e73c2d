package rollcall.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a made fleet takes to answer: logarithms of times are distributed logistically.
 *
 * @param middle half of the requests are answered in this time, in the unit of the bounds
 * @param spread the scale of the distribution of natural logarithms
 */
public record LogisticTimes(double middle, double spread) {
    /** How many of some requests lie within each bound and above the one before; at the end those above all bounds. */
    public List<BigDecimal> counts(List<BigDecimal> bounds, long requests) {
        List<BigDecimal> counts = new ArrayList<>();
        long before = 0;
        for (BigDecimal bound : bounds) {
            long upTo = Math.round(requests / (1 + Math.exp(-Math.log(bound.doubleValue() / middle) / spread)));
            counts.add(BigDecimal.valueOf(upTo - before));
            before = upTo;
        }
        counts.add(BigDecimal.valueOf(requests - before));
        return counts;
    }
}
