package rollcall.analysis.time;

import java.time.LocalDate;

/**
 * Some UTC days, both ends included.
 *
 * @param from the first day
 * @param to the last
 */
public record Window(LocalDate from, LocalDate to) {
    /** The {@code days} days that end on {@code day}. */
    public static Window ending(LocalDate day, int days) {
        return new Window(day.minusDays(days - 1L), day);
    }

    /** The {@code days} days right before this window. */
    public Window before(int days) {
        return ending(from.minusDays(1), days);
    }
}
