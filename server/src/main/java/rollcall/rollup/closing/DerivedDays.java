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
 * Adds to days the series that an earlier version did not write, one transaction a day, each product's newest day first: so the numbers of the
 * last weeks are right soon. Days get them before they are closed. Today is among them.
 */
final class DerivedDays {
    private final RollupTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;

    DerivedDays(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
    }

    /** Goes on until all days have them, or no longer than it may. */
    void add(BooleanSupplier mayGoOn) {
        ProductTurns.take(
                () -> mayGoOn.getAsBoolean()
                        ? transaction.look(tables -> tables.days().productsToDerive())
                        : List.of(),
                this::next);
    }

    /** Adds them to all days of one product. */
    void add(int productId) {
        ProductTurns.take(() -> List.of(productId), this::next);
    }

    /** The rollup of heartbeats writes the same bitmaps, so it waits meanwhile. */
    private ProductTurn next(int productId) {
        return transaction.whenFree(Of.HEARTBEATS, tables -> add(tables, productId));
    }

    private ProductTurn add(Tables tables, int productId) {
        Optional<LocalDate> day = tables.days().lastToDerive(productId);
        if (day.isEmpty()) {
            return ProductTurn.NOTHING;
        }
        DerivedSeries.complete(tables.rollups(), productId, day.get(), new FieldValues(vocabularies.apply(productId)));
        tables.days().derived(productId, day.get());
        return ProductTurn.of(1);
    }
}
