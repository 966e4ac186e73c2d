package rollcall.sender.send;

import java.util.ArrayList;
import java.util.List;

/** What went in one run, and how it ended. */
final class RunReport {
    private boolean heartbeat;
    private boolean withoutFacts;
    private boolean gaveUp;
    private long events;
    private final List<String> failures = new ArrayList<>();

    void heartbeatWent() {
        heartbeat = true;
    }

    void eventsWent(int more) {
        events += more;
    }

    void withoutFacts() {
        withoutFacts = true;
    }

    /** One event that the receiver does not take was given up. */
    void gaveUp() {
        gaveUp = true;
    }

    /** The receiver has the page and did not take all that is in it. */
    void rejected(SendResult sendResult) {
        if (sendResult.rejected() > 0) {
            failures.add("Not taken: events, " + sendResult.words() + ".");
        }
    }

    void failed(String what, SendResult sendResult) {
        failures.add("Not sent: " + what + ", " + sendResult.words() + ".");
    }

    /** Whether there was anything to send at all. */
    boolean isEmpty() {
        return !heartbeat && events == 0 && failures.isEmpty();
    }

    boolean isWithoutFacts() {
        return withoutFacts;
    }

    /** For who asked for it. */
    SendOutcome outcome() {
        List<String> sentences = new ArrayList<>();
        if (heartbeat || events > 0) {
            sentences.add("Sent: " + sent() + ".");
        }
        sentences.addAll(failures);
        if (gaveUp) {
            sentences.add("It was one event alone, and it was given up.");
        }
        return new SendOutcome(String.join(" ", sentences), failures.isEmpty());
    }

    private String sent() {
        String many = events + (events == 1 ? " event" : " events");
        if (!heartbeat) {
            return many;
        }
        return events == 0 ? "a heartbeat" : "a heartbeat and " + many;
    }
}
