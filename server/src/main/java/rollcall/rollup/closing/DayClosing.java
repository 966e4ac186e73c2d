package rollcall.rollup.closing;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.ProductTurn;
import rollcall.rollup.ProductTurns;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;
import rollcall.store.rollups.RollupTransaction.Tables;

/**
 * Closes the days that are over, each product's oldest first, one transaction a day. It also makes the standings of days that an earlier
 * version rolled up. Pages read the bitmaps of days that are not closed yet.
 */
public final class DayClosing {
    /** A run ends after this time, so that nobody takes a job for late that has the days of years to close. The next one goes on. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final RollupTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;
    private final Clock clock;
    private final ClosingLog closingLog = new ClosingLog();
    private final DerivedDays derivedDays;

    /** The last day up to which days without reports are known. */
    private LocalDate known = LocalDate.MIN;

    /** @param vocabularies gives the vocabulary of a product's id */
    public DayClosing(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies, Clock clock) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
        this.clock = clock;
        this.derivedDays = new DerivedDays(transaction, vocabularies);
    }

    /**
     * Closes every day that is over and not closed. Stops early when another server closes days, after two minutes, or when the thread is
     * interrupted.
     *
     * @return how many days were closed
     */
    public synchronized int run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        if (!known.equals(today)) {
            transaction.ifFree(Of.CLOSED_DAYS, tables -> tables.days().knowAll(today.minusDays(1)));
            known = today;
        }
        if (!toClose(today).isEmpty() && !closingLog.hasBegun()) {
            closingLog.begin(transaction.look(tables -> tables.days().closings(today, clock.instant())), today);
        }
        derivedDays.add(() -> System.nanoTime() < end);
        int closed = ProductTurns.take(
                () -> System.nanoTime() < end ? toClose(today) : List.of(), productId -> next(productId, today));
        if (toClose(today).isEmpty()) {
            closingLog.end();
        }
        return closed;
    }

    private List<Integer> toClose(LocalDate today) {
        return transaction.look(tables -> tables.days().productsToClose(today));
    }

    /** Closes every day of one product that is over and not closed. */
    public synchronized int run(int productId) {
        derivedDays.add(productId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return ProductTurns.take(() -> List.of(productId), each -> next(each, today));
    }

    private ProductTurn next(int productId, LocalDate today) {
        // In a transaction of its own: the rollup of heartbeats writes rows of the same table, in the order of days.
        Optional<Integer> known =
                transaction.ifFree(Of.CLOSED_DAYS, tables -> tables.days().know(productId, today.minusDays(1)));
        return known.flatMap(none -> transaction.ifFree(Of.CLOSED_DAYS, tables -> close(tables, productId, today)))
                .orElse(ProductTurn.STOPPED);
    }

    private ProductTurn close(Tables tables, int productId, LocalDate today) {
        Optional<LocalDate> first = tables.days().firstToClose(productId, today);
        if (first.isEmpty() || tables.days().lastToDerive(productId).isPresent()) {
            return ProductTurn.NOTHING;
        }
        LocalDate day = first.get();
        long revision = tables.days().revision(productId, day);
        Vocabulary vocabulary = vocabularies.apply(productId);
        try {
            new ClosingDay(tables, productId, day, vocabulary).close();
        } catch (RuntimeException e) {
            closingLog.failed(productId, day);
            throw e;
        }
        tables.days().close(productId, day, revision, clock.instant(), vocabulary.versionField());
        closingLog.closed();
        return ProductTurn.of(1);
    }
}
