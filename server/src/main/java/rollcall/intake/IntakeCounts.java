package rollcall.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.gate.IgnoredField;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;

/**
 * Counts what came in, what was kept and what was not, so that received = kept + refused. Counts gather in memory and reach the database
 * with {@link #flush}, about once a second; a killed process loses that second's counts, never a heartbeat.
 */
public final class IntakeCounts implements FailureCount {
    /** The product id of requests whose product is not known, because their key opens nothing. */
    public static final int NO_PRODUCT = 0;

    /** Different names kept apart for a product and day; whoever makes up more of them gets one common line. */
    private static final int MOST_NAMES = 500;

    private static final String MORE_NAMES = "(more names)";

    private final RejectionCountDao refusals;
    private final IgnoredCountDao drops;
    private final MeterRegistry meters;
    private final FailureCount failures;
    private final Counter received;
    private final Counter kept;
    private final Clock clock;
    private final CounterBuffer<RejectionCountDao.Key> refused = new CounterBuffer<>();
    private final CounterBuffer<IgnoredCountDao.Key> dropped = new CounterBuffer<>();
    private final NameLimit names = new NameLimit(MOST_NAMES);

    public IntakeCounts(
            RejectionCountDao refusals,
            IgnoredCountDao drops,
            MeterRegistry meters,
            FailureCount failures,
            Clock clock) {
        this.refusals = refusals;
        this.drops = drops;
        this.meters = meters;
        this.failures = failures;
        this.received = meters.counter("rollcall.reports.received");
        this.kept = meters.counter("rollcall.reports.kept");
        this.clock = clock;
    }

    /** A report came in. */
    void received() {
        received(1);
    }

    /** Several reports came in one request. */
    void received(long reports) {
        received.increment(reports);
    }

    /** One was kept, less what the gate dropped of it. */
    void kept(Product product, List<IgnoredField> dropsOfIt) {
        kept.increment();
        dropsOfIt.forEach(ignoredField -> dropped(product, ignoredField, 1));
    }

    /** A batch was kept, less what the gate dropped of it, so many times each. */
    void kept(Product product, Map<IgnoredField, Long> dropsOfIt) {
        kept.increment();
        dropsOfIt.forEach((ignoredField, times) -> dropped(product, ignoredField, times));
    }

    /** What became of a request's events. */
    void events(IngestResult.Events events) {
        meters.counter("rollcall.events.received").increment(events.received());
        meters.counter("rollcall.events.kept").increment(events.kept());
        meters.counter("rollcall.events.dropped").increment(events.ignored());
        meters.counter("rollcall.events.repeated").increment(events.repeated());
    }

    /** One was rejected; of no product if its key was not good. */
    void rejected(Optional<Product> product, Rejection reason, String field) {
        meters.counter("rollcall.reports.refused", "reason", reason.code()).increment();
        int productId = product.map(Product::id).orElse(NO_PRODUCT);
        refused.add(new RejectionCountDao.Key(productId, today(), reason.code(), field));
    }

    /** A failure was caught and logged. */
    @Override
    public void at(Place place) {
        failures.at(place);
    }

    /** Adds what has gathered to the database. If that fails, it goes on gathering. */
    public void flush() {
        refused.flush(counted -> refusals.add(counted.entrySet().stream()
                .map(one -> one.getKey().times(one.getValue()))
                .toList()));
        dropped.flush(counted -> drops.add(counted.entrySet().stream()
                .map(one -> one.getKey().times(one.getValue()))
                .toList()));
    }

    private void dropped(Product product, IgnoredField ignoredField, long times) {
        LocalDate day = today();
        String name = names.admits(product.id(), day, ignoredField.name()) ? ignoredField.name() : MORE_NAMES;
        String reason = ignoredField.reason().text();
        dropped.add(new IgnoredCountDao.Key(product.id(), day, name, ignoredField.kind(), reason), times);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
