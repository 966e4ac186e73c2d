package rollcall.pages.performance;

import rollcall.analysis.performance.Amount;
import rollcall.analysis.performance.Percentile;
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.text.Amounts;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** Writes percentiles and sums with their limits. */
final class PercentileWords {
    private PercentileWords() {}

    /** 95 %. */
    static String percent(int percent) {
        return Numbers.percent(percent / 100.0);
    }

    /** 240 ms; beyond the last bound: more than 10 s. */
    static String value(Field field, Percentile percentile) {
        return percentile.isBeyond() ? beyond(field) : Amounts.in(field, percentile.value());
    }

    /** 180 to 250 ms. */
    static String between(Field field, Percentile percentile) {
        return Double.isInfinite(percentile.high())
                ? Messages.get("performance.more-than", Amounts.in(field, percentile.low()))
                : Messages.get(
                        "performance.between", Amounts.number(percentile.low()), Amounts.in(field, percentile.high()));
    }

    /** 1,118 to 1,414. */
    static String limits(Amount amount) {
        return amount.value() == 0
                ? ""
                : Messages.get("performance.between", Amounts.number(amount.low()), Amounts.number(amount.high()));
    }

    private static String beyond(Field field) {
        return Amounts.upTo(field, HistogramPart.BEYOND);
    }
}
