package rollcall.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rollcall.store.WaitingDao;

/** What waits to be rolled up. The metrics tell what was seen when it was last looked for, and let it age from there. */
public final class Backlog {
    private final WaitingDao queues;
    private final Clock clock;
    private volatile Waiting seen = new Waiting(Optional.empty(), Optional.empty());

    /**
     * What waits at a moment.
     *
     * @param heartbeats when the oldest heartbeat came that no page shows yet; empty if none waits
     * @param events the same of batches of events
     */
    public record Waiting(Optional<Instant> heartbeats, Optional<Instant> events) {}

    public Backlog(WaitingDao queues, Clock clock, MeterRegistry meters) {
        this.queues = queues;
        this.clock = clock;
        age(meters, "heartbeats", each -> each.seen.heartbeats());
        age(meters, "events", each -> each.seen.events());
    }

    /** Looks for it. */
    public Waiting look() {
        seen = new Waiting(queues.oldestHeartbeat(), queues.oldestEvents());
        return seen;
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
