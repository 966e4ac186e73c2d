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
 * Counts what came in, what was kept and what was not, so that received = kept + rejected. Counts gather in memory and reach the database
 * with {@link #flush}, about once a second; a killed process loses that second's counts, never a heartbeat.
 */
public final class IntakeCounts implements FailureCount {
    /** The product id of requests whose product is not known, because their key opens nothing. */
    public static final int NO_PRODUCT = 0;

    /** How many different names are counted apart for a product and day; all further names share one line. */
    private static final int MOST_NAMES = 500;

    private static final String MORE_NAMES = "(more names)";

    private final RejectionCountDao rejectionCounts;
    private final IgnoredCountDao ignoredCounts;
    private final MeterRegistry meters;
    private final FailureCount failures;
    private final Counter received;
    private final Counter kept;
    private final Clock clock;
    private final CounterBuffer<RejectionCountDao.Key> rejected = new CounterBuffer<>();
    private final CounterBuffer<IgnoredCountDao.Key> ignored = new CounterBuffer<>();
    private final NameLimit names = new NameLimit(MOST_NAMES);

    public IntakeCounts(
            RejectionCountDao rejectionCounts,
            IgnoredCountDao ignoredCounts,
            MeterRegistry meters,
            FailureCount failures,
            Clock clock) {
        this.rejectionCounts = rejectionCounts;
        this.ignoredCounts = ignoredCounts;
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

    /** A heartbeat was kept, but for what the gate ignored of it. */
    void kept(Product product, List<IgnoredField> ignored) {
        kept.increment();
        ignored.forEach(ignoredField -> ignored(product, ignoredField, 1));
    }

    /** A batch was kept, but for what the gate ignored of it, so many times each. */
    void kept(Product product, Map<IgnoredField, Long> ignored) {
        kept.increment();
        ignored.forEach((ignoredField, times) -> ignored(product, ignoredField, times));
    }

    /** Names and values were ignored of a request of which nothing was kept, so many times each. */
    void ignored(Product product, Map<IgnoredField, Long> ignored) {
        ignored.forEach((ignoredField, times) -> ignored(product, ignoredField, times));
    }

    /** What became of a request's events. */
    void events(IngestResult.Events events) {
        meters.counter("rollcall.events.received").increment(events.received());
        meters.counter("rollcall.events.kept").increment(events.kept());
        meters.counter("rollcall.events.dropped").increment(events.ignored());
        meters.counter("rollcall.events.repeated").increment(events.repeated());
    }

    /** A report was rejected; it is of no product if its key was not good. */
    void rejected(Optional<Product> product, Rejection reason, String field) {
        meters.counter("rollcall.reports.refused", "reason", reason.code()).increment();
        int productId = product.map(Product::id).orElse(NO_PRODUCT);
        rejected.add(new RejectionCountDao.Key(productId, today(), reason.code(), field));
    }

    /** A failure was caught and logged. */
    @Override
    public void at(Place place) {
        failures.at(place);
    }

    /** Adds what has gathered to the database. If that fails, it goes on gathering. */
    public void flush() {
        rejected.flush(counted -> rejectionCounts.add(counted.entrySet().stream()
                .map(one -> one.getKey().times(one.getValue()))
                .toList()));
        ignored.flush(counted -> ignoredCounts.add(counted.entrySet().stream()
                .map(one -> one.getKey().times(one.getValue()))
                .toList()));
    }

    /** The name under which pages show an ignored field: its own, or one for all further names of the day. */
    String shownName(Product product, IgnoredField ignoredField) {
        return names.admits(product.id(), today(), ignoredField.name()) ? ignoredField.name() : MORE_NAMES;
    }

    private void ignored(Product product, IgnoredField ignoredField, long times) {
        LocalDate day = today();
        String name = shownName(product, ignoredField);
        String reason = ignoredField.reason().text();
        ignored.add(new IgnoredCountDao.Key(product.id(), day, name, ignoredField.kind(), reason), times);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
