package rollcall.sender.send;

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
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderSettings;

/** Whether there may be a run, by the tick or by hand, for who has the lock. */
final class Attempt {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final SendJob.Parts parts;
    private final Clock clock;
    private final RandomGenerator random;
    private final BooleanSupplier holding;

    /** What connects is made only once it is certain that something may be sent. */
    @FunctionalInterface
    interface Couriers {
        /** @param startedBy who pressed the button; empty if nobody did */
        Courier by(SenderSettings settings, String startedBy);
    }

    Attempt(SendJob.Parts parts, Clock clock, RandomGenerator random, BooleanSupplier holding) {
        this.parts = parts;
        this.clock = clock;
        this.random = random;
        this.holding = holding;
    }

    /** If it is time: removes what is too old, whatever the level is, and sends what is due. */
    void tick(Couriers couriers) {
        SenderSnapshot now = parts.consent().snapshot();
        SendProgress sendProgress = progress(now);
        if (!sendProgress.tick()) {
            return;
        }
        parts.outbox().purge();
        parts.journal().removeOld();
        if (obstacle(now).isEmpty() && sendProgress.mayRun()) {
            run(now, sendProgress, couriers.by(now.settings(), ""));
        }
    }

    SendOutcome byHand(Couriers couriers, String who) {
        parts.outbox().purge();
        SenderSnapshot now = parts.consent().snapshot();
        SendProgress sendProgress = progress(now);
        return obstacle(now)
                .map(SendOutcome::bad)
                .orElseGet(() -> outcome(run(now, sendProgress, couriers.by(now.settings(), who)), sendProgress));
    }

    private SendProgress progress(SenderSnapshot now) {
        return new SendProgress(parts.state(), now.settings(), clock, random);
    }

    private RunReport run(SenderSnapshot now, SendProgress sendProgress, Courier courier) {
        return new SendRun(parts, now.settings(), courier, sendProgress, holding, clock).go();
    }

    private static Optional<String> obstacle(SenderSnapshot now) {
        if (now.prohibition().holds()) {
            return Optional.of(now.prohibition().words() + ": nothing was sent.");
        }
        if (now.level() == TelemetryLevel.OFF) {
            return Optional.of("Telemetry is off: nothing was sent.");
        }
        if (now.settings().endpoint().isEmpty()) {
            return Optional.of("There is no endpoint: nothing was sent. Save the report to a file instead.");
        }
        return now.collected().identified()
                ? Optional.empty()
                : Optional.of("Nobody has agreed to the list below as it is now: nothing was sent.");
    }

    private SendOutcome outcome(RunReport runReport, SendProgress sendProgress) {
        if (!runReport.isEmpty()) {
            return runReport.outcome();
        }
        if (runReport.isWithoutFacts()) {
            return SendOutcome.bad(
                    "The program beside this one has not said anything of itself yet: nothing was sent.");
        }
        return SendOutcome.good("Nothing is due" + heartbeatDue(sendProgress) + ": nothing was sent.");
    }

    private String heartbeatDue(SendProgress sendProgress) {
        return Stream.of(
                        SendProgress.heartbeatDueAt(sendProgress.state()),
                        sendProgress.state().heartbeatNotBefore())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(clock.instant()))
                .map(at -> " before the next heartbeat on " + TIME.format(at))
                .orElse("");
    }
}
