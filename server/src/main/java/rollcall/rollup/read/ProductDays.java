package rollcall.rollup.read;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rollcall.rollup.ClosedWindow;
import rollcall.store.rollups.RollupDayDao;

/**
 * The days of a product that have bitmaps, as they were read at one moment.
 *
 * @param revisions a number for each day that grows with every change of its bitmaps
 * @param closed the last day up to which every day is closed; {@link LocalDate#MIN} if none is
 * @param arrivalField of this field it is stored who came to which value on the last closed days; null if of none
 * @param arrivals the first of these days
 * @param derived whether every day has the series that an earlier version did not write
 */
public record ProductDays(
        int productId,
        TreeMap<LocalDate, Long> revisions,
        LocalDate closed,
        @Nullable String arrivalField,
        LocalDate arrivals,
        boolean derived) {
    private static final LocalDate BEGINNING = LocalDate.ofEpochDay(0);

    /** Stands for no day. */
    public static final LocalDate BEFORE_ALL = BEGINNING.minusDays(1);

    static ProductDays read(RollupDayDao table, int productId) {
        List<RollupDayDao.RollupDay> days = table.days(productId);
        TreeMap<LocalDate, Long> revisions = new TreeMap<>();
        days.forEach(day -> revisions.put(day.day(), day.revision()));
        LocalDate closed = BEFORE_ALL;
        String arrivalField = null;
        LocalDate arrivals = BEFORE_ALL;
        LocalDate next = null;
        for (RollupDayDao.RollupDay day : days) {
            if (!day.isClosed() || next != null && !next.equals(day.day())) {
                break;
            }
            closed = day.day();
            next = closed.plusDays(1);
            if (!Objects.equals(arrivalField, day.arrivalsOf())) {
                arrivalField = day.arrivalsOf();
                arrivals = closed;
            }
        }
        boolean derived = days.stream().allMatch(RollupDayDao.RollupDay::derived);
        return new ProductDays(productId, revisions, closed, arrivalField, arrivals, derived);
    }

    /** The first day on which an instance reported; empty if none ever did. */
    public Optional<LocalDate> first() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.firstKey());
    }

    /** Whether an instance reported on one of some days, both ends included. */
    public boolean hasReports(LocalDate from, LocalDate to) {
        return !from.isAfter(to)
                && revisions.subMap(from, true, to, true).values().stream().anyMatch(revision -> revision > 0);
    }

    /** Whether a day and all days before it are closed. */
    public boolean isClosed(LocalDate day) {
        return !day.isAfter(closed);
    }

    /** How many days there are from the first one to the day before {@code today}. */
    public long before(LocalDate today) {
        return first().map(first -> Math.max(0, ChronoUnit.DAYS.between(first, today)))
                .orElse(0L);
    }

    /** How many of them are closed, without a gap. */
    public long closedBefore(LocalDate today) {
        LocalDate open = closed.plusDays(1);
        return before(open.isBefore(today) ? open : today);
    }

    /** How many of them it is also known of who came to which version on them. */
    public long preparedBefore(LocalDate today) {
        long without = arrivalField == null
                ? Long.MAX_VALUE
                : first().map(first -> ChronoUnit.DAYS.between(first, arrivals)).orElse(0L);
        return Math.max(0, closedBefore(today) - without);
    }

    /** Whether the sets of the {@value ClosedWindow#LATEST} days that end on a day are kept. */
    boolean keepsLatest(LocalDate end) {
        return isClosed(end) && ClosedWindow.keepsSets(end, closed);
    }

    /** Whether it is stored who came to which value of a field on a day. */
    boolean keepsArrivals(String field, LocalDate day) {
        return field.equals(arrivalField) && isClosed(day) && !day.isBefore(arrivals);
    }

    /** A number that grows with every change of the bitmaps of some days, both ends included. */
    public long revision(LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? 0
                : revisions.subMap(from, true, to, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
