package rollcall.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rollcall.store.rollups.ParkedDao;
import rollcall.store.rollups.WaitingDao;

/**
 * The reports that wait to be rolled up. The metrics show the result of the last {@link #look}; the ages in them grow until the next one.
 */
public final class Backlog {
    private final WaitingDao queues;
    private final ParkedDao parked;
    private final Clock clock;
    private volatile Waiting seen = new Waiting(Optional.empty(), Optional.empty(), List.of());

    /**
     * The state of the queues at one moment.
     *
     * @param heartbeats when the oldest heartbeat in the queue was accepted; empty if none waits
     * @param events when the oldest batch of events in the queue was accepted; empty if none waits
     * @param parked the reports that cannot be rolled up, by product
     */
    public record Waiting(Optional<Instant> heartbeats, Optional<Instant> events, List<Parked> parked) {}

    /**
     * The reports of a product that cannot be rolled up.
     *
     * @param what "heartbeats" or "events"
     * @param count the number of heartbeats, or of batches of events
     * @param lastAt when the last of them failed
     * @param place the place of that failure: classes, files and lines
     */
    public record Parked(int productId, String what, long count, Instant lastAt, String place) {
        private static Parked of(ParkedDao.Sum sum) {
            return new Parked(sum.productId(), sum.what(), sum.count(), sum.lastAt(), sum.place());
        }
    }

    public Backlog(WaitingDao queues, ParkedDao parked, Clock clock, MeterRegistry meters) {
        this.queues = queues;
        this.parked = parked;
        this.clock = clock;
        age(meters, "heartbeats", each -> each.seen.heartbeats());
        age(meters, "events", each -> each.seen.events());
        parked(meters, "heartbeats");
        parked(meters, "events");
    }

    /** Reads the queues. */
    public Waiting look() {
        List<Parked> aside = parked.sums().stream().map(Parked::of).toList();
        seen = new Waiting(queues.oldestHeartbeat(), queues.oldestEvents(), aside);
        return seen;
    }

    /** Puts the parked reports back into the queues, so that the next runs of the rollups try them again. */
    public void retry() {
        parked.retry();
    }

    private void parked(MeterRegistry meters, String what) {
        Gauge.builder(
                        "rollcall.rollup.parked",
                        this,
                        each -> each.seen.parked().stream()
                                .filter(sum -> sum.what().equals(what))
                                .mapToLong(Parked::count)
                                .sum())
                .tag("what", what)
                .register(meters);
    }

    private interface Part {
        Optional<Instant> of(Backlog backlog);
    }

    private void age(MeterRegistry meters, String what, Part part) {
        TimeGauge.builder(
                        "rollcall.rollup.oldest.waiting.age",
                        this,
                        TimeUnit.MILLISECONDS,
                        each -> part.of(each)
                                .map(since ->
                                        Duration.between(since, clock.instant()).toMillis())
                                .orElse(0L))
                .tag("what", what)
                .register(meters);
    }
}
