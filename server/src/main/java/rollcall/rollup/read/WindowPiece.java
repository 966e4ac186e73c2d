package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rollcall.rollup.ClosedWindow;

/**
 * A part of a window whose sets of instances are stored: one day, or the 7 days that end on a day.
 *
 * @param end the last day
 * @param week whether it is 7 days, of which each instance's latest report is stored
 * @param revision grows when the stored sets change
 */
record WindowPiece(LocalDate end, boolean week, long revision) {
    /** The pieces of a window, newest first. No day is in two. */
    static List<WindowPiece> of(ProductDays days, LocalDate from, LocalDate to) {
        List<WindowPiece> pieces = new ArrayList<>();
        LocalDate end = to;
        while (!end.isBefore(from)) {
            LocalDate first = end.minusDays(ClosedWindow.WEEK - 1L);
            boolean week = days.keepsWeek(end) && !first.isBefore(from);
            LocalDate begin = week ? first : end;
            if (week || days.revisions().containsKey(end)) {
                pieces.add(new WindowPiece(end, week, days.revision(begin, end)));
            }
            end = begin.minusDays(1);
        }
        return pieces;
    }

    /** The pieces of a window of days alone. */
    static List<WindowPiece> daysOf(ProductDays days, LocalDate from, LocalDate to) {
        List<WindowPiece> pieces = new ArrayList<>();
        days.revisions()
                .subMap(from, true, to, true)
                .descendingMap()
                .forEach((day, revision) -> pieces.add(new WindowPiece(day, false, revision)));
        return pieces;
    }
}
