package rollcall.analysis.health;

import java.time.LocalDate;

/**
 * A release whose first days are known.
 *
 * @param since its day 0: the first day on which at least a handful of instances had it, as for adoption by days since release
 */
public record FollowedRelease(String version, LocalDate since) {
    /** How many days after {@code since} a day is. */
    public int age(LocalDate day) {
        return (int) (day.toEpochDay() - since.toEpochDay());
    }
}
