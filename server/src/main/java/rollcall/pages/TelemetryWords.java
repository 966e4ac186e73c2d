package rollcall.pages;

import java.time.Instant;
import rollcall.sender.Level;
import rollcall.sender.WireName;
import rollcall.sender.desk.Standing;

/**
 * What this Rollcall reports now, in words.
 *
 * @param short answer to the page's question
 * @param rest of the sentence
 */
public record TelemetryWords(String answer, String rest) {
    /** The sentence under the question. */
    static TelemetryWords of(Standing now, Instant at) {
        Standing.Settings settings = now.settings();
        if (settings.level() == Level.OFF) {
            return new TelemetryWords("Nothing.", "Telemetry is off, and no connection is opened." + beside(now));
        }
        if (!settings.ships()) {
            return new TelemetryWords(
                    "Nothing by itself.",
                    "No endpoint is given: reports leave only as a file that somebody saves." + beside(now));
        }
        String what = settings.level() == Level.BASE || !settings.wire().carriesEvents()
                ? "One heartbeat a day"
                : "One heartbeat a day, and events,";
        return new TelemetryWords(what, "to " + settings.host() + "." + next(now, at) + beside(now));
    }

    /** How a form is called on pages. */
    static String name(WireName wire) {
        return switch (wire) {
            case ROLLCALL -> "Rollcall";
            case EVENTYAY -> "Eventyay";
            case PENPOT -> "Penpot";
            case OTLP -> "OTLP";
        };
    }

    /** Why the receiver cannot be asked to forget this installation; null if it can. */
    static String cannotForget(Standing now) {
        Standing.Settings settings = now.settings();
        if (settings.endpoint().isEmpty()) {
            return "There is no endpoint, so there is nobody to ask.";
        }
        return settings.wire() == WireName.ROLLCALL
                ? null
                : "The wire " + name(settings.wire())
                        + " has no request for that: write to the receiver's maintainers and name the identifier "
                        + "under Sending.";
    }

    private static String next(Standing now, Instant at) {
        if (now.nextAt() == null) {
            return "";
        }
        return now.nextAt().isAfter(at)
                ? " The next leaves at " + Moment.of(now.nextAt(), at).full() + " or soon after."
                : " It is due now.";
    }

    private static String beside(Standing now) {
        return now.ofRollcall()
                ? ""
                : " What is reported is told by the program beside this Rollcall, which is its agent.";
    }
}
