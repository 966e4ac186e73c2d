package rollcall.pages.settings;

import java.time.Instant;
import rollcall.encoder.Protocol;
import rollcall.pages.text.Moment;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SenderStatus;

/**
 * What this Rollcall reports now, in words.
 *
 * @param answer to the page's question, in a few words
 * @param rest the sentences behind it
 */
public record TelemetryWords(String answer, String rest) {
    /** The sentence under the question. */
    static TelemetryWords of(SenderStatus now, Instant at) {
        SenderStatus.Settings settings = now.settings();
        if (settings.prohibition().holds()) {
            return new TelemetryWords("Nothing.", forbidden(settings) + beside(now));
        }
        if (settings.level() == TelemetryLevel.OFF) {
            return new TelemetryWords("Nothing.", "Telemetry is off, and no connection is opened." + beside(now));
        }
        if (!settings.ships()) {
            return new TelemetryWords(
                    "Nothing by itself.",
                    "No endpoint is given: reports leave only as a file that somebody saves." + beside(now));
        }
        String what =
                settings.level() == TelemetryLevel.BASE || !settings.wire().carriesEvents()
                        ? "One heartbeat a day"
                        : "One heartbeat a day, and events,";
        return new TelemetryWords(what, "to " + settings.host() + "." + next(now, at) + beside(now));
    }

    /** How a form is called on pages. */
    static String name(Protocol wire) {
        return switch (wire) {
            case ROLLCALL -> "Rollcall";
            case EVENTYAY -> "Eventyay";
            case PENPOT -> "Penpot";
            case OTLP -> "OTLP";
        };
    }

    /** Why the receiver cannot be asked to forget this installation; null if it can. */
    static String cannotForget(SenderStatus now) {
        SenderStatus.Settings settings = now.settings();
        if (settings.prohibition().holds()) {
            return settings.prohibition().words() + ": nothing leaves, this request neither.";
        }
        if (settings.endpoint().isEmpty()) {
            return "There is no endpoint, so there is nobody to ask.";
        }
        return settings.wire() == Protocol.ROLLCALL
                ? null
                : "The protocol " + name(settings.wire())
                        + " has no request for that: write to the receiver's maintainers and name the identifier "
                        + "under Sending.";
    }

    /** What is dangerous about where it goes; null for nothing. */
    static String warning(SenderStatus now) {
        return now.settings().isReadableOnTheWay()
                ? "The endpoint begins with http:// and is on another machine. Whoever is on the way there can read the key and "
                        + "everything that leaves, and can answer in the receiver's place. Use https:// wherever the receiver has it."
                : null;
    }

    /** What will come of it that there is no key; null if there is one, or nothing leaves. */
    static String keyless(SenderStatus now) {
        return now.settings().ships() && !now.settings().keyStored()
                ? "No API key is given. A receiver that asks for one rejects every report until a key is entered below; each Rollcall asks for one."
                : null;
    }

    private static String forbidden(SenderStatus.Settings settings) {
        String chosen = settings.chosen() == TelemetryLevel.OFF
                ? ""
                : " The level that was saved here, " + settings.chosen().code()
                        + ", holds again when Rollcall is started without "
                        + (settings.prohibition().variables().size() == 1 ? "it." : "them.");
        return settings.prohibition().words() + ": telemetry is off, above every setting, and no connection is opened."
                + chosen;
    }

    private static String next(SenderStatus now, Instant at) {
        if (now.nextAt() == null) {
            return "";
        }
        return now.nextAt().isAfter(at)
                ? " The next leaves at " + Moment.of(now.nextAt(), at).full() + " or soon after."
                : " It is due now.";
    }

    private static String beside(SenderStatus now) {
        return now.ofRollcall()
                ? ""
                : " What is reported is told by the program beside this Rollcall, which is its agent.";
    }
}
