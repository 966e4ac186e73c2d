package rollcall.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rollcall.store.rollups.RollupDayDao;

/** How far the days that are over are closed, on whichever server. After an update these may be the days of years. */
public final class ClosingProgress {
    /** The pace is that of these last minutes. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** Fewer closed days, or a shorter time, tell no pace. */
    private static final int FEWEST = 5;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** If no day was closed for so long, the work stands still and there is no estimate. */
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    private final RollupDayDao table;

    public ClosingProgress(RollupDayDao table) {
        this.table = table;
    }

    /**
     * The days of a product that are over.
     *
     * @param days how many there are
     * @param closed how many of them are closed, from the first one on
     * @param next the first that is not closed; empty if all are
     * @param closedAt when a day was last closed; empty if not since this is noted
     */
    public record OfProduct(
            int productId, long days, long closed, Optional<LocalDate> next, Optional<Instant> closedAt) {
        public long open() {
            return days - closed;
        }
    }

    /**
     * The days of all products that are over.
     *
     * @param left how long the open days may take at the pace of the last minutes; empty if there is no pace, or nothing to do
     */
    public record State(List<OfProduct> products, Optional<Duration> left) {
        public long days() {
            return products.stream().mapToLong(OfProduct::days).sum();
        }

        public long closed() {
            return products.stream().mapToLong(OfProduct::closed).sum();
        }

        /** When a day was last closed; empty if not since this is noted. */
        public Optional<Instant> closedAt() {
            return products.stream().flatMap(each -> each.closedAt().stream()).max(Instant::compareTo);
        }
    }

    /** The state at a moment. */
    public State at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<RollupDayDao.Closing> rows = table.closings(today, now.minus(RECENT));
        State state = new State(rows.stream().map(row -> product(row, today)).toList(), Optional.empty());
        return new State(state.products(), left(state, rows, now));
    }

    private static OfProduct product(RollupDayDao.Closing row, LocalDate today) {
        LocalDate open = row.next() == null ? row.last().plusDays(1) : row.next();
        return new OfProduct(
                row.productId(),
                ChronoUnit.DAYS.between(row.first(), today),
                ChronoUnit.DAYS.between(row.first(), open),
                open.isBefore(today) ? Optional.of(open) : Optional.empty(),
                Optional.ofNullable(row.closedAt()));
    }

    private static Optional<Duration> left(State state, List<RollupDayDao.Closing> rows, Instant now) {
        long open = state.days() - state.closed();
        int recent = rows.stream().mapToInt(RollupDayDao.Closing::recent).sum();
        Optional<Instant> last = state.closedAt();
        if (open == 0 || recent < FEWEST || last.orElseThrow().isBefore(now.minus(STANDSTILL))) {
            return Optional.empty();
        }
        Instant from = rows.stream()
                .map(RollupDayDao.Closing::recentFrom)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
        return Optional.of(Duration.between(from, last.orElseThrow()))
                .filter(took -> took.compareTo(SHORTEST) >= 0)
                .map(took -> took.multipliedBy(open).dividedBy(recent - 1L));
    }
}
