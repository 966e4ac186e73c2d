package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.rollup.ClosedWindow;

/**
 * A part of a window whose sets of instances are stored: one day, or the 7 days that end on a day.
 *
 * @param end the last day
 * @param week whether it is 7 days, of which each instance's latest report is stored
 * @param revision grows when the stored sets change
 */
record WindowPiece(LocalDate end, boolean week, long revision) {
    /**
     * The pieces of a window, newest first. A day may be in two weeks: who reported in the newer one is taken from it, and of all others the older
     * one knows the latest report.
     */
    static List<WindowPiece> of(ProductDays days, LocalDate from, LocalDate to) {
        List<WindowPiece> pieces = new ArrayList<>();
        LocalDate end = to;
        while (!end.isBefore(from)) {
            LocalDate week = endOfWeek(days, from, end, pieces.isEmpty() ? to : pieces.get(pieces.size() - 1).end);
            if (week != null) {
                LocalDate first = week.minusDays(ClosedWindow.WEEK - 1L);
                pieces.add(new WindowPiece(week, true, days.revision(first, week)));
                end = first.minusDays(1);
            } else {
                if (days.revisions().containsKey(end)) {
                    pieces.add(new WindowPiece(end, false, days.revision(end, end)));
                }
                end = end.minusDays(1);
            }
        }
        return pieces;
    }

    /** The end of a stored week that has a day in it and begins in the window; the one that begins first. Null if there is none. */
    private static @Nullable LocalDate endOfWeek(ProductDays days, LocalDate from, LocalDate day, LocalDate last) {
        for (LocalDate end = day;
                end.isBefore(day.plusDays(ClosedWindow.WEEK)) && !end.isAfter(last);
                end = end.plusDays(1)) {
            if (days.keepsWeek(end) && !end.minusDays(ClosedWindow.WEEK - 1L).isBefore(from)) {
                return end;
            }
        }
        return null;
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
