package rollcall.pages.settings;

import java.time.Instant;
import rollcall.encoder.Protocol;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Phrases;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SendPreview;
import rollcall.sender.status.SenderStatus;
import rollcall.sender.status.TelemetrySettings;

/** The sentences of the telemetry page. */
final class TelemetryWords {
    private final SenderStatus now;
    private final TelemetrySettings telemetrySettings;
    private final Instant at;

    /**
     * @param now the status that the sentences describe
     * @param at the current time
     */
    TelemetryWords(SenderStatus now, Instant at) {
        this.now = now;
        this.telemetrySettings = now.settings();
        this.at = at;
    }

    /** The name of a protocol on pages. */
    static String name(Protocol protocol) {
        return switch (protocol) {
            case ROLLCALL -> "Rollcall";
            case EVENTYAY -> "Eventyay";
            case PENPOT -> "Penpot";
            case OTLP -> "OTLP";
        };
    }

    /** The name of a level at which something is sent. */
    static String title(TelemetryLevel level) {
        return level == TelemetryLevel.BASE ? "Base" : "Detailed";
    }

    String answer() {
        if (isOff()) {
            return "Nothing.";
        }
        if (!telemetrySettings.sends()) {
            return "Nothing by itself.";
        }
        return telemetrySettings.level() == TelemetryLevel.BASE
                        || !telemetrySettings.protocol().carriesEvents()
                ? "One heartbeat a day"
                : "One heartbeat a day, and events,";
    }

    String rest() {
        return restWithoutSource()
                + (now.ofRollcall()
                        ? ""
                        : " What is reported is told by the program beside this Rollcall, which is its agent.");
    }

    private String restWithoutSource() {
        if (telemetrySettings.prohibition().holds()) {
            return forbidden();
        }
        if (isOff()) {
            return "Telemetry is off, and no connection is opened.";
        }
        return telemetrySettings.sends()
                ? "to " + telemetrySettings.host() + "." + nextSentence()
                : "No endpoint is given: reports leave only as a file that somebody saves.";
    }

    private boolean isOff() {
        return telemetrySettings.prohibition().holds() || telemetrySettings.level() == TelemetryLevel.OFF;
    }

    private String forbidden() {
        String chosen = telemetrySettings.chosen() == TelemetryLevel.OFF
                ? ""
                : " The level that was saved here, "
                        + telemetrySettings.chosen().code()
                        + ", holds again when Rollcall is started without "
                        + (telemetrySettings.prohibition().variables().size() == 1 ? "it." : "them.");
        return telemetrySettings.prohibition().words()
                + ": telemetry is off, above every setting, and no connection is opened." + chosen;
    }

    private String nextSentence() {
        if (now.nextAt() == null) {
            return "";
        }
        return now.nextAt().isAfter(at)
                ? " The next leaves at " + Moment.of(now.nextAt(), at).full() + " or soon after."
                : " It is due now.";
    }

    /** Returns why the receiver cannot be asked to forget this installation; null if it can. */
    String cannotForget() {
        if (telemetrySettings.prohibition().holds()) {
            return telemetrySettings.prohibition().words() + ": nothing leaves, this request neither.";
        }
        if (telemetrySettings.endpoint().isEmpty()) {
            return "There is no endpoint, so there is nobody to ask.";
        }
        return telemetrySettings.protocol() == Protocol.ROLLCALL
                ? null
                : "The protocol " + name(telemetrySettings.protocol())
                        + " has no request for that: write to the receiver's maintainers and name the identifier "
                        + "under Sending.";
    }

    /** Returns the danger of the endpoint; null if there is none. */
    String warning() {
        return telemetrySettings.isReadableOnTheWay()
                ? "The endpoint begins with http:// and is on another machine. Whoever is on the way there can read the key and "
                        + "everything that leaves, and can answer in the receiver's place. Use https:// wherever the receiver has it."
                : null;
    }

    /** Returns what follows from the missing key; null if there is a key, or if nothing is sent. */
    String keyless() {
        return telemetrySettings.sends() && !telemetrySettings.keyStored()
                ? "No API key is given. A receiver that asks for one rejects every report until a key is entered below; each Rollcall asks for one."
                : null;
    }

    /** Returns when the next report is sent by itself. */
    String next() {
        if (telemetrySettings.level() == TelemetryLevel.OFF) {
            return "never: telemetry is off";
        }
        if (!telemetrySettings.sends()) {
            return "never by itself: there is no endpoint";
        }
        if (now.nextAt() == null) {
            return "not planned yet";
        }
        return now.nextAt().isAfter(at) ? Moment.of(now.nextAt(), at).full() : "now";
    }

    String waiting() {
        int rows = now.outbox().rows();
        return rows == 0 ? "none" : Phrases.events(rows);
    }

    /** Returns how many events did not arrive, and why; null if all arrived. */
    String dropped() {
        SenderStatus.Waiting outbox = now.outbox();
        if (outbox.dropped() == 0) {
            return null;
        }
        return Phrases.events(outbox.dropped()) + ", the last on "
                + Moment.of(outbox.droppedAt(), at).full()
                + ": more than 100,000 waited, they were older than 7 days, or the receiver rejected them.";
    }

    /** Returns who agreed and when; null if nobody agreed. */
    String agreed() {
        return telemetrySettings.agreedAt() == null
                ? null
                : telemetrySettings.agreedBy() + ", "
                        + Moment.of(telemetrySettings.agreedAt(), at).full();
    }

    /** Returns a sentence about the requests that the page shows. */
    String preview() {
        SendPreview sendPreview = now.preview();
        String made = "made by the code that sends it, from what is known at this moment";
        return sendPreview.inForce()
                ? "Exactly this leaves with the next send, " + made + ". The HTTP client adds the host and the length."
                : "If you saved level " + title(sendPreview.level()) + " with the protocol "
                        + name(sendPreview.protocol()) + ", exactly this would leave, " + made
                        + ". Looking at it sends nothing.";
    }

    /** Returns a sentence about the events in these requests; null at a level without events. */
    String previewEvents() {
        SendPreview sendPreview = now.preview();
        if (sendPreview.level() != TelemetryLevel.DETAILED) {
            return null;
        }
        if (!sendPreview.protocol().carriesEvents()) {
            return "This protocol has no events: the heartbeat is everything.";
        }
        int rows = now.outbox().rows();
        if (rows == 0) {
            return "No event waits. Events are collected from the moment when somebody saves Detailed, and not before.";
        }
        String waiting = Phrases.events(rows) + (rows == 1 ? " waits" : " wait");
        return sendPreview.shown() == 0
                ? waiting + "; nothing of the oldest may leave "
                        + (sendPreview.inForce() ? "by what was agreed to." : "by this protocol.")
                : waiting + "; the oldest " + (sendPreview.shown() == 1 ? "one is" : sendPreview.shown() + " are")
                        + " shown. In place of the zeros each request has a random identifier, by which the receiver knows it again.";
    }
}
