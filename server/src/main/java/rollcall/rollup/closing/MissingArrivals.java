package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.ProductTurn;
import rollcall.rollup.ProductTurns;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;
import rollcall.store.rollups.RollupTransaction.Tables;

/**
 * Adds to closed days who came to which version on them, which an earlier version did not write: one transaction a day, each product's newest day
 * first. Until then questions read the instances of every version of these days, which takes longer and says the same.
 */
final class MissingArrivals {
    private final RollupTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;

    MissingArrivals(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
    }

    /** Goes on until all closed days have them, or no longer than it may, or until another server closes days. */
    void add(BooleanSupplier mayGoOn) {
        ProductTurns.take(
                () -> mayGoOn.getAsBoolean()
                        ? transaction.look(tables -> tables.days().productsWithoutArrivals())
                        : List.of(),
                this::next);
    }

    /** Adds them to all closed days of one product. */
    void add(int productId) {
        ProductTurns.take(() -> List.of(productId), this::next);
    }

    private ProductTurn next(int productId) {
        return transaction
                .ifFree(Of.CLOSED_DAYS, tables -> add(tables, productId))
                .orElse(ProductTurn.STOPPED);
    }

    private ProductTurn add(Tables tables, int productId) {
        Optional<LocalDate> found = tables.days().lastWithoutArrivals(productId);
        if (found.isEmpty()) {
            return ProductTurn.NOTHING;
        }
        LocalDate day = found.get();
        Vocabulary vocabulary = vocabularies.apply(productId);
        String version = vocabulary.versionField();
        WeekState state = new WeekState(tables, productId, day);
        new DayArrivals(tables.arrivals(), new FieldValues(vocabulary), productId, day)
                .write(version, state, state.before(version), state.onDay(version));
        tables.days().arrivals(productId, day, version);
        return ProductTurn.of(1);
    }
}
