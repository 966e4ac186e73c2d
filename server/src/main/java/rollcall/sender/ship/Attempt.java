package rollcall.sender.ship;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rollcall.sender.Level;
import rollcall.sender.Snapshot;
import rollcall.store.sender.SenderSettings;

/** Whether there may be a run, by the tick or by hand, for who has the lock. */
final class Attempt {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Shipping.Parts parts;
    private final Clock clock;
    private final RandomGenerator random;
    private final BooleanSupplier holding;

    /** What connects is made only once it is certain that something may be sent. */
    @FunctionalInterface
    interface Couriers {
        /** @param startedBy who pressed the button; empty if nobody did */
        Courier by(SenderSettings settings, String startedBy);
    }

    Attempt(Shipping.Parts parts, Clock clock, RandomGenerator random, BooleanSupplier holding) {
        this.parts = parts;
        this.clock = clock;
        this.random = random;
        this.holding = holding;
    }

    /** If it is time: removes what is too old, whatever the level is, and sends what is due. */
    void tick(Couriers couriers) {
        Snapshot now = parts.consent().snapshot();
        Progress progress = progress(now);
        if (!progress.tick()) {
            return;
        }
        parts.outbox().purge();
        parts.journal().removeOld();
        if (obstacle(now).isEmpty() && progress.mayRun()) {
            run(now, progress, couriers.by(now.settings(), ""));
        }
    }

    Outcome byHand(Couriers couriers, String who) {
        parts.outbox().purge();
        Snapshot now = parts.consent().snapshot();
        Progress progress = progress(now);
        return obstacle(now)
                .map(Outcome::bad)
                .orElseGet(() -> outcome(run(now, progress, couriers.by(now.settings(), who)), progress));
    }

    private Progress progress(Snapshot now) {
        return new Progress(parts.state(), now.settings(), clock, random);
    }

    private Summary run(Snapshot now, Progress progress, Courier courier) {
        return new Run(parts, now.settings(), courier, progress, holding, clock).go();
    }

    private static Optional<String> obstacle(Snapshot now) {
        if (now.prohibition().holds()) {
            return Optional.of(now.prohibition().words() + ": nothing was sent.");
        }
        if (now.level() == Level.OFF) {
            return Optional.of("Telemetry is off: nothing was sent.");
        }
        if (now.settings().endpoint().isEmpty()) {
            return Optional.of("There is no endpoint: nothing was sent. Save the report to a file instead.");
        }
        return now.collected().identified()
                ? Optional.empty()
                : Optional.of("Nobody has agreed to the list below as it is now: nothing was sent.");
    }

    private Outcome outcome(Summary summary, Progress progress) {
        if (!summary.isEmpty()) {
            return summary.outcome();
        }
        if (summary.isWithoutFacts()) {
            return Outcome.bad("The program beside this one has not said anything of itself yet: nothing was sent.");
        }
        return Outcome.good("Nothing is due" + heartbeatDue(progress) + ": nothing was sent.");
    }

    private String heartbeatDue(Progress progress) {
        return Stream.of(
                        Progress.heartbeatDueAt(progress.state()),
                        progress.state().heartbeatNotBefore())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(clock.instant()))
                .map(at -> " before the next heartbeat on " + TIME.format(at))
                .orElse("");
    }
}
