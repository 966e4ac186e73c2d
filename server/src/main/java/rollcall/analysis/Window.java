package rollcall.analysis;

import java.time.LocalDate;

/**
 * Some UTC days, both ends included.
 *
 * @param from the first day
 * @param to the last
 */
record Window(LocalDate from, LocalDate to) {
    /** What "in N days" means today: the N whole days before, and today so far. */
    static Window upTo(LocalDate today, int days) {
        return new Window(Range.back(today, days), today);
    }

    /** So many days that are over, the last of which is that one. */
    static Window ending(LocalDate day, int days) {
        return new Window(day.minusDays(days - 1L), day);
    }

    /** The so many whole days right before these. */
    Window before(int days) {
        return ending(from.minusDays(1), days);
    }
}
