package rollcall.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import rollcall.intake.Decoders;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.store.StoreException;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.heartbeats.HeartbeatDictionaries;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;

/** Writes the fleet's heartbeats to the database, from the first day or from the last day in the database, up to now. */
final class History {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** The approximate number of days between two starts of the rollup. */
    private static final int DAYS_A_ROLLUP = 4;

    /** Heartbeats of old days are compressed by the dictionary of days before them, as they would have been. */
    private static final int DAYS_A_DICTIONARY = 10;

    private final Product product;
    private final DemoFleet fleet;
    private final Backfill backfill;
    private final RejectionCountDao rejections;
    private final InstanceDeletion instanceDeletion;
    private final HeartbeatRollup heartbeatRollup;
    private final HeartbeatDictionaries dictionaries;
    private CompletableFuture<Integer> rollup = CompletableFuture.completedFuture(0);

    History(
            Product product,
            DemoFleet fleet,
            Backfill backfill,
            RejectionCountDao rejections,
            InstanceDeletion instanceDeletion,
            HeartbeatRollup heartbeatRollup,
            HeartbeatDictionaries dictionaries) {
        this.product = product;
        this.fleet = fleet;
        this.backfill = backfill;
        this.rejections = rejections;
        this.instanceDeletion = instanceDeletion;
        this.heartbeatRollup = heartbeatRollup;
        this.dictionaries = dictionaries;
    }

    /**
     * Writes the days. While a day is stored, the heartbeats of the next day are computed and earlier days are rolled up.
     *
     * @param first the fleet's first day
     * @param last the last day in the database, perhaps in part; empty if there is none
     */
    void write(LocalDate first, Optional<LocalDate> last, LocalDate today, Instant now) throws StoreException {
        List<LocalDate> days = last.orElse(first).datesUntil(today.plusDays(1)).toList();
        CompletableFuture<List<Backfill.Judged>> next = judged(days.get(0));
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            List<Backfill.Judged> judged = next.join();
            next = i + 1 < days.size() ? judged(days.get(i + 1)) : next;
            // Heartbeats of an old day share one time of receipt; on the last two days and later, those of an hour.
            boolean byHour = last.isPresent() || day.isAfter(today.minusDays(2));
            boolean begun = last.equals(Optional.of(day));
            if (!begun) {
                forget(day);
            }
            int tooSoon = backfill.store(day, judged, byHour ? HOUR : DAY, now);
            if (!begun) {
                countRequests(day, judged.size(), tooSoon);
            }
            if (i % DAYS_A_DICTIONARY == 0) {
                dictionaries.run();
            }
            rollUpBeside(i);
        }
        rollup.join();
        heartbeatRollup.run();
    }

    /** Forgets instances after the rollup: outside of the demo an instance is counted long before it is forgotten. */
    private void forget(LocalDate day) throws StoreException {
        for (UUID instance : fleet.forgottenOn(day)) {
            rollup.join();
            heartbeatRollup.run();
            instanceDeletion.forget(new InstanceKey(product.id(), instance));
            rejections.add(List.of(Mishaps.count(product.id(), day, Rejection.FORGOTTEN, "", 1)));
        }
    }

    private void countRequests(LocalDate day, int heartbeats, int tooSoon) {
        rejections.add(Mishaps.on(day, product.id(), heartbeats));
        rejections.add(RejectedSender.on(day, fleet.day(day), product.id(), Decoders.forPreset(product.preset())));
        if (tooSoon > 0) {
            rejections.add(List.of(Mishaps.count(product.id(), day, Rejection.RATE_LIMITED, "", tooSoon)));
        }
    }

    private CompletableFuture<List<Backfill.Judged>> judged(LocalDate day) {
        return CompletableFuture.supplyAsync(() -> backfill.judge(fleet.on(day)));
    }

    private void rollUpBeside(int daysStored) {
        if (daysStored % DAYS_A_ROLLUP == 0 && rollup.isDone()) {
            rollup = CompletableFuture.supplyAsync(heartbeatRollup::run);
        }
    }
}
