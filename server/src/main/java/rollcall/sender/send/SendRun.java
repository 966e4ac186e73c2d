package rollcall.sender.send;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.OutgoingPage;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.store.sender.SenderSettings;

/**
 * One run: it sends what is due, one request after another, until nothing is due or a request fails. It ends before the next request if the
 * settings have changed since it began, or if this server has lost the lock.
 */
final class SendRun {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final SendJob.Parts parts;
    private final SenderSnapshot began;
    private final HttpSender http;
    private final SendProgress progress;
    private final BooleanSupplier holdsLock;
    private final Clock clock;
    private final RunNotes runNotes = new RunNotes();
    private boolean withoutFacts;

    /**
     * Makes a run that has sent nothing yet.
     *
     * @param began the settings and the facts at the beginning of the run
     * @param holdsLock whether this server still holds the lock
     */
    SendRun(
            SendJob.Parts parts,
            SenderSnapshot began,
            HttpSender http,
            SendProgress progress,
            BooleanSupplier holdsLock,
            Clock clock) {
        this.parts = parts;
        this.began = began;
        this.http = http;
        this.progress = progress;
        this.holdsLock = holdsLock;
        this.clock = clock;
    }

    /** Sends what is due, and reports what was sent and what failed. */
    RunReport go() {
        if (sendHeartbeat() && began.sendsEvents()) {
            sendEvents();
        }
        return runNotes.isEmpty() ? nothingSent() : runNotes.report();
    }

    /** Sends the heartbeat if it is due. Returns whether events may follow. */
    private boolean sendHeartbeat() {
        if (!progress.heartbeatIsDue()) {
            return true;
        }
        Optional<OutgoingHeartbeat> heartbeat = HeartbeatReports.of(began);
        withoutFacts = heartbeat.isEmpty();
        return heartbeat.isEmpty() || sendFirstSeen(heartbeat.get()) && sendHeartbeat(heartbeat.get());
    }

    private boolean sendFirstSeen(OutgoingHeartbeat heartbeat) {
        if (progress.state().firstSeenAt() != null) {
            return true;
        }
        Optional<EncodedRequest> request = http.encoder().firstSeen(heartbeat, times());
        if (request.isEmpty()) {
            return true;
        }
        boolean accepted = sendBase(request.get()).accepted();
        if (accepted) {
            progress.firstSeenTaken();
        }
        return accepted;
    }

    private boolean sendHeartbeat(OutgoingHeartbeat heartbeat) {
        SendResult result = sendBase(http.encoder().heartbeat(heartbeat, times()));
        if (result.accepted()) {
            runNotes.heartbeatSent();
            progress.heartbeatTaken();
        }
        // Status 429 means that the receiver has a heartbeat of today already. The events may still follow.
        return result.accepted() || result.isTooMany();
    }

    private SendResult sendBase(EncodedRequest request) {
        SendResult result = http.send(request, this::isWanted);
        if (result.isTooMany()) {
            runNotes.failed(request.what(), result);
            progress.heartbeatLater(result.retryAt());
        } else if (!result.accepted()) {
            fail(request.what(), result);
            result.retryAt().ifPresent(at -> progress.heartbeatLater(result.retryAt()));
        }
        return result;
    }

    private void sendEvents() {
        boolean goOn = progress.eventsMayGo();
        while (goOn) {
            int most = Math.min(progress.state().pageRows(), http.encoder().mostEvents());
            Optional<OutgoingPage> page = parts.outbox().next(began, most);
            goOn = page.isPresent()
                    && (page.get().events().isEmpty() ? parts.outbox().pass(page.get()) : sendPage(page.get()));
        }
    }

    /** Sends a page of events. Returns whether the next page may follow. */
    private boolean sendPage(OutgoingPage page) {
        SendResult result = http.send(http.encoder().events(page), this::isWanted);
        if (result.accepted()) {
            parts.outbox().sent(page.pageId(), result.rejected());
            runNotes.eventsSent(page.events().size() - result.rejected());
            runNotes.rejected(result);
            progress.eventsTaken(page.rows());
            return true;
        }
        if (result.isRejection()) {
            rejected(page, result);
        }
        if (result.isTooLarge() && page.rows() > 1) {
            // A shorter page may be sent at the next tick, so this is no failure that lengthens the pause.
            runNotes.failed("events", result);
        } else {
            fail("events", result);
        }
        result.retryAt().ifPresent(progress::eventsLater);
        return false;
    }

    private void rejected(OutgoingPage page, SendResult result) {
        if (result.blamesContent() && page.rows() == 1) {
            parts.outbox().drop(page.pageId());
            runNotes.gaveUp();
            return;
        }
        parts.outbox().rejected(page.pageId());
        if (result.blamesContent()) {
            progress.halve(page.rows());
        }
    }

    private void fail(String what, SendResult result) {
        runNotes.failed(what, result);
        if (result.cancelled()) {
            return;
        }
        progress.failed();
        if (result.isUnavailable()) {
            result.retryAt().ifPresent(progress::eventsLater);
        }
    }

    private RunReport nothingSent() {
        if (withoutFacts) {
            return RunReport.bad("The program beside this one has not said anything of itself yet: nothing was sent.");
        }
        String before = progress.nextHeartbeat()
                .map(at -> " before the next heartbeat on " + TIME.format(at))
                .orElse("");
        return RunReport.good("Nothing is due" + before + ": nothing was sent.");
    }

    private boolean isWanted() {
        return isUnchanged(parts.consent().current()) && holdsLock.getAsBoolean();
    }

    /** Whether telemetry is still on, and the settings are unchanged that decide what is sent and to which receiver. */
    private boolean isUnchanged(SenderSettings now) {
        SenderSettings by = began.settings();
        return TelemetryLevel.of(now.level()) != TelemetryLevel.OFF
                && now.level().equals(by.level())
                && now.apiKey().equals(by.apiKey())
                && now.contact().equals(by.contact())
                && now.agreed().equals(by.agreed())
                && now.endpoint().equals(by.endpoint())
                && now.wire().equals(by.wire())
                && now.instanceId().equals(by.instanceId());
    }

    private SendTimes times() {
        return new SendTimes(clock.instant(), progress.state().firstSeenAt());
    }
}
