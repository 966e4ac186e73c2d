package rollcall.pages.settings;

import java.time.Instant;
import java.util.List;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SenderStatus;

/**
 * What the page says about sending, written out.
 *
 * @param next when something leaves by itself next
 * @param heartbeat when the last one arrived; null for never
 * @param waiting how many rows wait
 * @param dropped how many events did not arrive, and why; null for none
 * @param agreed who agreed and when; null for nobody
 * @param sends the last ones, newest first
 */
public record TelemetryLines(
        String next, Moment heartbeat, String waiting, String dropped, String agreed, List<Sent> sends) {
    /** One send as its table shows it. {@code startedBy} is an account, "itself", or "somebody" for sends of before that was written down. */
    public record Sent(Moment at, String what, String status, String bytes, String events, String startedBy) {}

    static TelemetryLines of(SenderStatus now, Instant at) {
        return new TelemetryLines(
                next(now, at),
                Moment.orNull(now.heartbeatAt(), at),
                waiting(now.outbox().rows()),
                dropped(now.outbox(), at),
                agreed(now.settings(), at),
                now.sends().stream().map(sent -> sent(sent, at)).toList());
    }

    private static String next(SenderStatus now, Instant at) {
        if (now.settings().level() == TelemetryLevel.OFF) {
            return "never: telemetry is off";
        }
        if (!now.settings().ships()) {
            return "never by itself: there is no endpoint";
        }
        if (now.nextAt() == null) {
            return "not planned yet";
        }
        return now.nextAt().isAfter(at) ? Moment.of(now.nextAt(), at).full() : "now";
    }

    private static String waiting(int rows) {
        return rows == 0 ? "none" : Phrases.events(rows);
    }

    private static String dropped(SenderStatus.Waiting outbox, Instant at) {
        if (outbox.dropped() == 0) {
            return null;
        }
        return Phrases.events(outbox.dropped()) + ", the last on "
                + Moment.of(outbox.droppedAt(), at).full()
                + ": more than 100,000 waited, they were older than 7 days, or the receiver rejected them.";
    }

    private static String agreed(SenderStatus.Settings settings, Instant at) {
        return settings.agreedAt() == null
                ? null
                : settings.agreedBy() + ", "
                        + Moment.of(settings.agreedAt(), at).full();
    }

    private static Sent sent(SenderStatus.Sent sent, Instant at) {
        return new Sent(
                Moment.of(sent.at(), at),
                sent.what().replace('_', ' '),
                sent.status(),
                Numbers.count(sent.bytes()),
                sent.events() == 0 ? "–" : Numbers.count(sent.events()),
                startedBy(sent));
    }

    private static String startedBy(SenderStatus.Sent sent) {
        if (!sent.byHand()) {
            return "itself";
        }
        return sent.startedBy().isEmpty() ? "somebody" : sent.startedBy();
    }
}
