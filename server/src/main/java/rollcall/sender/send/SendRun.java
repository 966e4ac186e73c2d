package rollcall.sender.send;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.OutgoingPage;
import rollcall.encoder.Protocol;
import rollcall.encoder.SendTimes;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderSettings;

/** One run: what is due goes out, one request after another, until nothing is due or the first failure. */
final class SendRun {
    private final SendJob.Parts parts;
    private final SenderSettings by;
    private final Terms terms;
    private final Courier courier;
    private final SendProgress sendProgress;
    private final BooleanSupplier holding;
    private final Clock clock;
    private final RunReport runReport = new RunReport();

    /** @param holding whether this server still is the one that may send */
    SendRun(
            SendJob.Parts parts,
            SenderSettings by,
            Courier courier,
            SendProgress sendProgress,
            BooleanSupplier holding,
            Clock clock) {
        this.parts = parts;
        this.by = by;
        this.terms = new Terms(by);
        this.courier = courier;
        this.sendProgress = sendProgress;
        this.holding = holding;
        this.clock = clock;
    }

    /** Sends what is due; says what that was and how it ended. */
    RunReport go() {
        if (heartbeat() && carriesEvents()) {
            events();
        }
        return runReport;
    }

    private boolean carriesEvents() {
        return TelemetryLevel.of(by.level()) == TelemetryLevel.DETAILED
                && Protocol.of(by.wire()).carriesEvents();
    }

    /** Whether events may follow. */
    private boolean heartbeat() {
        if (!sendProgress.heartbeatIsDue()) {
            return true;
        }
        Optional<OutgoingHeartbeat> heartbeat = parts.reports().heartbeat(by);
        if (heartbeat.isEmpty()) {
            runReport.withoutFacts();
            return true;
        }
        return firstSeen(heartbeat.get()) && heartbeat(heartbeat.get());
    }

    private boolean firstSeen(OutgoingHeartbeat heartbeat) {
        if (sendProgress.state().firstSeenAt() != null) {
            return true;
        }
        Optional<EncodedRequest> message = courier.form().firstSeen(heartbeat, moments());
        if (message.isEmpty()) {
            return true;
        }
        boolean accepted = base(message.get()).accepted();
        if (accepted) {
            sendProgress.firstSeenTaken();
        }
        return accepted;
    }

    private boolean heartbeat(OutgoingHeartbeat heartbeat) {
        SendResult sendResult = base(courier.form().heartbeat(heartbeat, moments()));
        if (sendResult.accepted()) {
            runReport.heartbeatWent();
            sendProgress.heartbeatTaken();
        }
        // The receiver has one of today: that is no reason to keep the events back.
        return sendResult.accepted() || sendResult.isTooMany();
    }

    private SendResult base(EncodedRequest encodedRequest) {
        String what = encodedRequest.what();
        SendResult sendResult = courier.send(encodedRequest, this::isWanted);
        if (sendResult.isTooMany()) {
            runReport.failed(what, sendResult);
            sendProgress.heartbeatLater(sendResult.retryAt());
        } else if (!sendResult.accepted()) {
            fail(what, sendResult);
            sendResult.retryAt().ifPresent(at -> sendProgress.heartbeatLater(sendResult.retryAt()));
        }
        return sendResult;
    }

    private void events() {
        boolean goOn = sendProgress.eventsMayGo();
        while (goOn) {
            int most = Math.min(sendProgress.state().pageRows(), courier.form().mostEvents());
            Optional<OutgoingPage> page = parts.outbox().next(by, most);
            goOn = page.isPresent()
                    && (page.get().events().isEmpty() ? parts.outbox().pass(page.get()) : events(page.get()));
        }
    }

    /** Whether the next page may follow. */
    private boolean events(OutgoingPage page) {
        SendResult sendResult = courier.send(courier.form().events(page), this::isWanted);
        if (sendResult.accepted()) {
            parts.outbox().shipped(page.pageId(), sendResult.rejected());
            runReport.eventsWent(page.events().size() - sendResult.rejected());
            runReport.rejected(sendResult);
            sendProgress.eventsTaken(page.rows());
            return true;
        }
        if (sendResult.isRefusal()) {
            refused(page, sendResult);
        }
        if (sendResult.isTooLarge() && page.rows() > 1) {
            // A shorter page is another matter: it need not wait longer than to the next tick.
            runReport.failed("events", sendResult);
        } else {
            fail("events", sendResult);
        }
        sendResult.retryAt().ifPresent(sendProgress::eventsLater);
        return false;
    }

    private void refused(OutgoingPage page, SendResult sendResult) {
        if (sendResult.blamesMessage() && page.rows() == 1) {
            parts.outbox().drop(page.pageId());
            runReport.gaveUp();
            return;
        }
        parts.outbox().refused(page.pageId());
        if (sendResult.blamesMessage()) {
            sendProgress.halve(page.rows());
        }
    }

    private void fail(String what, SendResult sendResult) {
        runReport.failed(what, sendResult);
        if (sendResult.stopped()) {
            return;
        }
        sendProgress.failed();
        if (sendResult.isUnavailable()) {
            sendResult.retryAt().ifPresent(sendProgress::eventsLater);
        }
    }

    private boolean isWanted() {
        return terms.hold(parts.consent().current()) && holding.getAsBoolean();
    }

    private SendTimes moments() {
        return new SendTimes(clock.instant(), sendProgress.state().firstSeenAt());
    }
}
