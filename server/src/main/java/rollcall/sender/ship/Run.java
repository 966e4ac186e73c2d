package rollcall.sender.ship;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import rollcall.sender.EventPage;
import rollcall.sender.Level;
import rollcall.sender.OutgoingHeartbeat;
import rollcall.sender.WireName;
import rollcall.sender.form.Message;
import rollcall.sender.form.Moments;
import rollcall.store.sender.SenderSettings;

/** One run: what is due goes out, one request after another, until nothing is due or the first failure. */
final class Run {
    private final Shipping.Parts parts;
    private final SenderSettings by;
    private final Terms terms;
    private final Courier courier;
    private final Progress progress;
    private final BooleanSupplier holding;
    private final Clock clock;
    private final Summary summary = new Summary();

    /** @param holding whether this server still is the one that may send */
    Run(
            Shipping.Parts parts,
            SenderSettings by,
            Courier courier,
            Progress progress,
            BooleanSupplier holding,
            Clock clock) {
        this.parts = parts;
        this.by = by;
        this.terms = new Terms(by);
        this.courier = courier;
        this.progress = progress;
        this.holding = holding;
        this.clock = clock;
    }

    /** Sends what is due; says what that was and how it ended. */
    Summary go() {
        if (heartbeat() && carriesEvents()) {
            events();
        }
        return summary;
    }

    private boolean carriesEvents() {
        return Level.of(by.level()) == Level.DETAILED && WireName.of(by.wire()).carriesEvents();
    }

    /** Whether events may follow. */
    private boolean heartbeat() {
        if (!progress.heartbeatIsDue()) {
            return true;
        }
        Optional<OutgoingHeartbeat> heartbeat = parts.reports().heartbeat(by);
        if (heartbeat.isEmpty()) {
            summary.withoutFacts();
            return true;
        }
        return firstSeen(heartbeat.get()) && heartbeat(heartbeat.get());
    }

    private boolean firstSeen(OutgoingHeartbeat heartbeat) {
        if (progress.state().firstSeenAt() != null) {
            return true;
        }
        Optional<Message> message = courier.form().firstSeen(heartbeat, moments());
        if (message.isEmpty()) {
            return true;
        }
        boolean accepted = base("first_seen", message.get(), heartbeat).accepted();
        if (accepted) {
            progress.firstSeenTaken();
        }
        return accepted;
    }

    private boolean heartbeat(OutgoingHeartbeat heartbeat) {
        Reply reply = base("heartbeat", courier.form().heartbeat(heartbeat, moments()), heartbeat);
        if (reply.accepted()) {
            summary.heartbeatWent();
            progress.heartbeatTaken();
        }
        // The receiver has one of today: that is no reason to keep the events back.
        return reply.accepted() || reply.isTooMany();
    }

    private Reply base(String what, Message message, OutgoingHeartbeat heartbeat) {
        Reply reply =
                courier.send(new Courier.Parcel(what, message, heartbeat.kept().version(), null), this::isWanted);
        if (reply.isTooMany()) {
            summary.failed(what, reply);
            progress.heartbeatLater(reply.retryAt());
        } else if (!reply.accepted()) {
            fail(what, reply);
            reply.retryAt().ifPresent(at -> progress.heartbeatLater(reply.retryAt()));
        }
        return reply;
    }

    private void events() {
        boolean goOn = progress.eventsMayGo();
        while (goOn) {
            int most = Math.min(progress.state().pageRows(), courier.form().mostEvents());
            Optional<EventPage> page = parts.outbox().next(by, most);
            goOn = page.isPresent()
                    && (page.get().events().isEmpty() ? parts.outbox().pass(page.get()) : events(page.get()));
        }
    }

    /** Whether the next page may follow. */
    private boolean events(EventPage page) {
        Message message = courier.form().events(page, clock.instant());
        Reply reply =
                courier.send(new Courier.Parcel("events", message, page.version(), page.pageId()), this::isWanted);
        if (reply.accepted()) {
            parts.outbox().shipped(page.pageId(), reply.rejected());
            summary.eventsWent(page.events().size() - reply.rejected());
            summary.rejected(reply);
            progress.eventsTaken(page.rows());
            return true;
        }
        if (reply.isRefusal()) {
            refused(page, reply);
        }
        if (reply.isTooLarge() && page.rows() > 1) {
            // A shorter page is another matter: it need not wait longer than to the next tick.
            summary.failed("events", reply);
        } else {
            fail("events", reply);
        }
        reply.retryAt().ifPresent(progress::eventsLater);
        return false;
    }

    private void refused(EventPage page, Reply reply) {
        if (reply.blamesMessage() && page.rows() == 1) {
            parts.outbox().drop(page.pageId());
            summary.gaveUp();
            return;
        }
        parts.outbox().refused(page.pageId());
        if (reply.blamesMessage()) {
            progress.halve(page.rows());
        }
    }

    private void fail(String what, Reply reply) {
        summary.failed(what, reply);
        if (reply.stopped()) {
            return;
        }
        progress.failed();
        if (reply.isUnavailable()) {
            reply.retryAt().ifPresent(progress::eventsLater);
        }
    }

    private boolean isWanted() {
        return terms.hold(parts.consent().current()) && holding.getAsBoolean();
    }

    private Moments moments() {
        return new Moments(clock.instant(), progress.state().firstSeenAt());
    }
}
