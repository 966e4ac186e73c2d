package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.reach.Leaving;
import rollcall.analysis.statistics.Lift;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * What became of those in reach, beside as many days before: whether they would have upgraded anyway.
 *
 * @param says the answer in sentences
 * @param rows one for each time, the later one first
 */
record LeavingCard(List<String> says, List<Row> rows) {
    /** A share of fewer instances says little. */
    private static final int ENOUGH = 10;

    /** A time: its days and its numbers. */
    record Row(String days, Cell all, Cell past, String share, Cell still, Cell silent, Cell unknown) {}

    /** @param href the list of the instances that it counts; null if there are none, or if no filter says which */
    record Cell(String text, @Nullable String href) {
        static Cell of(int count, @Nullable String href) {
            return new Cell(Numbers.count(count), count == 0 ? null : href);
        }
    }

    /** @param before the same of as many days before; null if reports began later */
    static LeavingCard of(Leaving after, @Nullable Leaving before, ReachLinks links) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(after, links));
        List<String> says = new ArrayList<>();
        says.add(said(after));
        if (before != null) {
            rows.add(row(before, links));
        }
        if (after.instances() > 0) {
            says.addAll(compared(after, before));
        }
        return new LeavingCard(says, rows);
    }

    private static String said(Leaving after) {
        if (after.instances() == 0) {
            return Messages.get("reach.nobody-then", Dates.day(after.from()));
        }
        return Messages.get(
                "reach.left",
                Phrases.instances(after.instances()),
                Dates.day(after.from()),
                after.past(),
                Numbers.percent(after.share()),
                Dates.day(after.to()),
                after.still(),
                after.silent());
    }

    private static List<String> compared(Leaving after, @Nullable Leaving before) {
        if (before == null) {
            return List.of(Messages.get("reach.nothing-before"));
        }
        if (before.instances() < ENOUGH || after.instances() < ENOUGH) {
            return List.of(Messages.get("reach.few-to-compare", ENOUGH));
        }
        List<String> says = new ArrayList<>();
        says.add(Messages.get(
                "reach.anyway",
                Numbers.percent(before.share()),
                Phrases.instances(before.instances()),
                Math.round(before.share() * after.instances())));
        Lift lift = new Lift(after.past(), after.instances(), before.past(), before.instances());
        says.add(lift.hasEnough() ? verdict(lift) : Messages.get("reach.few-past", Lift.ENOUGH));
        return says;
    }

    private static String verdict(Lift lift) {
        String key = lift.low() > 1 ? "reach.faster" : lift.high() < 1 ? "reach.slower" : "reach.as-fast";
        return Messages.get(
                key, Numbers.decimal(lift.ratio()), Numbers.decimal(lift.low()), Numbers.decimal(lift.high()));
    }

    private static Row row(Leaving leaving, ReachLinks links) {
        return new Row(
                Messages.get("reach.days", Dates.day(leaving.from()), Dates.day(leaving.to())),
                Cell.of(leaving.instances(), links.first(leaving)),
                Cell.of(leaving.past(), links.past(leaving)),
                leaving.instances() == 0 ? "–" : Numbers.percent(leaving.share()),
                Cell.of(leaving.still(), links.still(leaving)),
                Cell.of(leaving.silent(), links.silent(leaving)),
                Cell.of(leaving.unknown(), links.unknown(leaving)));
    }
}
