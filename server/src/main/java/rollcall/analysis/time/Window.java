package rollcall.analysis.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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

    /** How many days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The {@code days} days right before this window. */
    public Window before(int days) {
        return ending(from.minusDays(1), days);
    }
}
