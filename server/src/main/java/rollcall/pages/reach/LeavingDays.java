package rollcall.pages.reach;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import rollcall.pages.PageRequest;

/**
 * The days between which the page follows those in reach, and as many days before, for comparison.
 *
 * @param from the first day
 * @param to the last one
 * @param before the first day of those before; null if reports began later
 */
record LeavingDays(LocalDate from, LocalDate to, @Nullable LocalDate before) {
    /** The parameter that names the first day. */
    static final String SINCE = "since";

    private static final int DAYS = 28;
    private static final int WEEK = 7;

    /** The days of the page; null if they are not two that are over and have data. */
    static @Nullable LeavingDays of(PageRequest pageRequest, LocalDate firstDay) {
        String since = pageRequest.query().get(SINCE);
        LocalDate yesterday = pageRequest.today().minusDays(1);
        LocalDate usable = firstDay.plusDays(WEEK - 1L);
        LocalDate from = since == null ? later(yesterday.minusDays(DAYS), usable) : LocalDate.parse(since);
        LocalDate latest = from.plusDays(DAYS);
        LocalDate to = latest.isBefore(yesterday) ? latest : yesterday;
        if (!from.isBefore(to) || from.isBefore(firstDay)) {
            return null;
        }
        LocalDate before = from.minusDays(ChronoUnit.DAYS.between(from, to));
        return new LeavingDays(from, to, before.isBefore(usable) ? null : before);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** How many. */
    long count() {
        return ChronoUnit.DAYS.between(from, to);
    }
}
