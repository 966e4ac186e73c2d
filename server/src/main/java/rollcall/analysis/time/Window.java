package rollcall.analysis.time;

import java.time.LocalDate;

/**
 * Some UTC days, both ends included.
 *
 * @param from the first day
 * @param to the last
 */
public record Window(LocalDate from, LocalDate to) {
    /** So many days that are over, the last of which is that one. */
    public static Window ending(LocalDate day, int days) {
        return new Window(day.minusDays(days - 1L), day);
    }

    /** So many days right before these. */
    public Window before(int days) {
        return ending(from.minusDays(1), days);
    }
}
