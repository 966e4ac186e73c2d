package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.rollup.ClosedWindow;

/**
 * A part of a window whose sets of instances are stored: one day, or the {@value ClosedWindow#LATEST} days that end on a closed day.
 *
 * @param end the last day
 * @param latest whether it is {@value ClosedWindow#LATEST} days, of which each instance's latest report is stored
 * @param revision grows when the stored sets change
 */
record WindowPiece(LocalDate end, boolean latest, long revision) {
    /**
     * The pieces of a window, newest first. A day may be in two pieces: who reported in the newer one is taken from it, and of all others the older
     * one knows the latest report. The oldest piece may begin before the window: the latest report of who reported in the window is in it.
     */
    static List<WindowPiece> of(ProductDays days, LocalDate from, LocalDate to) {
        List<WindowPiece> pieces = new ArrayList<>();
        LocalDate end = to;
        while (!end.isBefore(from)) {
            LocalDate last = pieces.isEmpty() ? to : pieces.get(pieces.size() - 1).end;
            LocalDate latest = end.equals(from) ? null : endOfLatest(days, end, last);
            if (latest != null) {
                WindowPiece piece = latest(days, latest);
                pieces.add(piece);
                end = piece.begin().minusDays(1);
            } else {
                if (days.revisions().containsKey(end)) {
                    pieces.add(new WindowPiece(end, false, days.revision(end, end)));
                }
                end = end.minusDays(1);
            }
        }
        return pieces;
    }

    private static WindowPiece latest(ProductDays days, LocalDate end) {
        return new WindowPiece(end, true, days.revision(firstOfLatest(end), end));
    }

    /** The first of the days of which each instance's latest report is stored. */
    private static LocalDate firstOfLatest(LocalDate end) {
        return end.minusDays(ClosedWindow.LATEST - 1L);
    }

    /** The first day at or after a day of which sets are kept, and not after {@code last}. Null if there is none that has the day in its window. */
    private static @Nullable LocalDate endOfLatest(ProductDays days, LocalDate day, LocalDate last) {
        for (LocalDate end = day; !firstOfLatest(end).isAfter(day) && !end.isAfter(last); end = end.plusDays(1)) {
            if (days.keepsLatest(end)) {
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

    /** The first day. */
    LocalDate begin() {
        return latest ? firstOfLatest(end) : end;
    }
}
