package rollcall.pages.plugins;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.statistics.Lift;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * Two shares and how many times the second one the first one is.
 *
 * @param share of some
 * @param said its parts
 * @param count how many of them, for {@code href}
 * @param href their list; null if no filter says which
 * @param otherShare of the others
 * @param otherSaid its parts
 * @param otherCount how many of these, for {@code otherHref}
 * @param otherHref their list; null if no filter says which, or if there are none
 * @param times written out; a dash if none of the others has it
 * @param between the interval in words; null if there is none
 */
record LiftCells(
        String share,
        String said,
        int count,
        @Nullable String href,
        String otherShare,
        String otherSaid,
        int otherCount,
        @Nullable String otherHref,
        String times,
        @Nullable String between) {
    static LiftCells of(Lift lift, @Nullable String href, @Nullable String otherHref) {
        boolean others = lift.otherWith() > 0;
        return new LiftCells(
                Numbers.percent(Numbers.share(lift.with(), lift.of())),
                Messages.get("plugins.part-of", lift.with(), lift.of()),
                lift.with(),
                href,
                Numbers.percent(Numbers.share(lift.otherWith(), lift.otherOf())),
                Messages.get("plugins.part-of", lift.otherWith(), lift.otherOf()),
                lift.otherWith(),
                others ? otherHref : null,
                others ? times(lift.ratio()) : "–",
                others ? Messages.get("plugins.between", times(lift.low()), times(lift.high())) : null);
    }

    private static String times(double ratio) {
        return Numbers.decimal(ratio) + "\u00a0×";
    }
}
