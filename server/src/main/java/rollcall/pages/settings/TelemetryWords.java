package rollcall.pages.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Phrases;
import rollcall.sender.consent.TelemetryLevel;
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
        return Messages.get("sending.level-" + level.code());
    }

    /** Returns the answer to the page's question; empty if reports are sent by themselves. */
    String answer() {
        if (isOff()) {
            return Messages.get("sending.nothing");
        }
        return telemetrySettings.sends() ? "" : Messages.get("sending.nothing-by-itself");
    }

    boolean sendsEvents() {
        return telemetrySettings.level() == TelemetryLevel.DETAILED
                && telemetrySettings.protocol().carriesEvents();
    }

    /** Returns the sentences that follow the answer. */
    String rest() {
        List<String> sentences = new ArrayList<>(state());
        if (!now.ofRollcall()) {
            sentences.add(Messages.get("sending.told-by-the-program"));
        }
        return String.join(" ", sentences);
    }

    private List<String> state() {
        if (telemetrySettings.prohibition().holds()) {
            return forbidden();
        }
        if (isOff()) {
            return List.of(Messages.get("sending.off-no-connection"));
        }
        return telemetrySettings.sends() ? nextSentence() : List.of(Messages.get("sending.no-endpoint-only-files"));
    }

    private boolean isOff() {
        return telemetrySettings.prohibition().holds() || telemetrySettings.level() == TelemetryLevel.OFF;
    }

    private List<String> forbidden() {
        String sentence = Messages.get("sending.forbidden", why());
        if (telemetrySettings.chosen() == TelemetryLevel.OFF) {
            return List.of(sentence);
        }
        String chosen =
                Messages.get("sending.state-" + telemetrySettings.chosen().code());
        int variables = telemetrySettings.prohibition().variables().size();
        return List.of(sentence, Messages.get("sending.level-holds-again", chosen, variables));
    }

    private List<String> nextSentence() {
        if (now.nextAt() == null) {
            return List.of();
        }
        return List.of(
                now.nextAt().isAfter(at)
                        ? Messages.get(
                                "sending.next-leaves-at",
                                Moment.of(now.nextAt(), at).full())
                        : Messages.get("sending.it-is-due-now"));
    }

    /** Returns which variables forbid reporting, as the beginning of a sentence; empty if none does. */
    String why() {
        return Messages.translated(telemetrySettings.prohibition().words());
    }

    /** Returns why the receiver cannot be asked to forget this installation; null if it can. */
    String cannotForget() {
        if (telemetrySettings.prohibition().holds()) {
            return Messages.get("sending.nothing-leaves-neither-this", why());
        }
        if (telemetrySettings.endpoint().isEmpty()) {
            return Messages.get("sending.no-endpoint-nobody-to-ask");
        }
        return telemetrySettings.protocol() == Protocol.ROLLCALL
                ? null
                : Messages.get("sending.no-request-for-that", name(telemetrySettings.protocol()));
    }

    /** Returns the danger of the endpoint; null if there is none. */
    String warning() {
        return telemetrySettings.isReadableOnTheWay() ? Messages.get("sending.readable-on-the-way") : null;
    }

    /** Returns what follows from the missing key; null if there is a key, or if nothing is sent. */
    String keyless() {
        return telemetrySettings.sends() && !telemetrySettings.keyStored() ? Messages.get("sending.keyless") : null;
    }

    /** Returns when the next report is sent by itself. */
    String next() {
        if (telemetrySettings.level() == TelemetryLevel.OFF) {
            return Messages.get("sending.never-off");
        }
        if (!telemetrySettings.sends()) {
            return Messages.get("sending.never-no-endpoint");
        }
        if (now.nextAt() == null) {
            return Messages.get("sending.not-planned-yet");
        }
        return now.nextAt().isAfter(at) ? Moment.of(now.nextAt(), at).full() : Messages.get("sending.now");
    }

    /** Returns what the button to send does, or why it does nothing. */
    String button() {
        if (telemetrySettings.sends()) {
            return Messages.get("sending.sends-now");
        }
        if (telemetrySettings.prohibition().holds()) {
            return Messages.get("sending.nothing-can-be-sent", why());
        }
        return Messages.get(isOff() ? "sending.nothing-to-send" : "sending.no-endpoint-no-send");
    }

    String waiting() {
        int rows = now.outbox().rows();
        return rows == 0 ? Messages.get("settings.none") : Phrases.events(rows);
    }

    /** Returns how many events did not arrive, and why; null if all arrived. */
    String dropped() {
        SenderStatus.Waiting outbox = now.outbox();
        return outbox.dropped() == 0
                ? null
                : Messages.get(
                        "sending.dropped",
                        Phrases.events(outbox.dropped()),
                        Moment.of(outbox.droppedAt(), at).full());
    }

    /** Returns who agreed and when, as a sentence; null if nobody agreed. */
    String agreed() {
        return telemetrySettings.agreedAt() == null
                ? null
                : Messages.get(
                        "sending.last-agreed",
                        telemetrySettings.agreedBy(),
                        Moment.of(telemetrySettings.agreedAt(), at).full());
    }
}
