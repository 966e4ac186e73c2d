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
import rollcall.store.SenderSettings;

/** Whether there may be a run, by the tick or by hand, for who has the lock. */
final class Attempt {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Shipping.Parts parts;
    private final Clock clock;
    private final Progress progress;
    private final BooleanSupplier holding;

    /** What connects is made only once it is certain that something may be sent. */
    @FunctionalInterface
    interface Couriers {
        Courier by(SenderSettings settings, boolean byHand);
    }

    Attempt(Shipping.Parts parts, Clock clock, RandomGenerator random, BooleanSupplier holding) {
        this.parts = parts;
        this.clock = clock;
        this.holding = holding;
        this.progress = new Progress(parts.state(), clock, random);
    }

    /** If it is time: removes what is too old, whatever the level is, and sends what is due. */
    void tick(Couriers couriers) {
        if (!progress.tick()) {
            return;
        }
        parts.outbox().purge();
        parts.journal().removeOld();
        SenderSettings settings = parts.consent().current();
        if (obstacle(settings).isEmpty() && progress.mayRun()) {
            run(settings, couriers.by(settings, false));
        }
    }

    Outcome byHand(Couriers couriers) {
        parts.outbox().purge();
        SenderSettings settings = parts.consent().current();
        return obstacle(settings)
                .map(Outcome::bad)
                .orElseGet(() -> outcome(run(settings, couriers.by(settings, true))));
    }

    private Summary run(SenderSettings settings, Courier courier) {
        return new Run(parts, settings, courier, progress, holding, clock).go();
    }

    private Optional<String> obstacle(SenderSettings settings) {
        if (Level.of(settings.level()) == Level.OFF) {
            return Optional.of("Telemetry is off: nothing was sent.");
        }
        if (settings.endpoint().isEmpty()) {
            return Optional.of("There is no endpoint: nothing was sent. Save the report to a file instead.");
        }
        return parts.consent().collected(settings).identified()
                ? Optional.empty()
                : Optional.of("Nobody has agreed to the list below as it is now: nothing was sent.");
    }

    private Outcome outcome(Summary summary) {
        if (!summary.isEmpty()) {
            return summary.outcome();
        }
        if (summary.isWithoutFacts()) {
            return Outcome.bad("The program beside this one has not said anything of itself yet: nothing was sent.");
        }
        return Outcome.good("Nothing is due" + heartbeatDue() + ": nothing was sent.");
    }

    private String heartbeatDue() {
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
