package rollcall.sender.send;

import java.util.ArrayList;
import java.util.List;

/** Collects the results of one run, and makes its report at the end. */
final class RunNotes {
    private boolean heartbeat;
    private boolean gaveUp;
    private long events;
    private final List<String> failures = new ArrayList<>();

    void heartbeatSent() {
        heartbeat = true;
    }

    void eventsSent(int more) {
        events += more;
    }

    /** One event that the receiver does not accept was deleted. */
    void gaveUp() {
        gaveUp = true;
    }

    /** The receiver accepted the page and rejected some of its events. */
    void rejected(SendResult result) {
        if (result.rejected() > 0) {
            failures.add("Not taken: events, " + result.words() + ".");
        }
    }

    void failed(String what, SendResult result) {
        failures.add("Not sent: " + what + ", " + result.words() + ".");
    }

    /** Whether nothing was sent and nothing failed. */
    boolean isEmpty() {
        return !heartbeat && events == 0 && failures.isEmpty();
    }

    RunReport report() {
        List<String> sentences = new ArrayList<>();
        if (heartbeat || events > 0) {
            sentences.add("Sent: " + sent() + ".");
        }
        sentences.addAll(failures);
        if (gaveUp) {
            sentences.add("It was one event alone, and it was given up.");
        }
        return new RunReport(List.copyOf(sentences), failures.isEmpty());
    }

    private String sent() {
        String many = events + (events == 1 ? " event" : " events");
        if (!heartbeat) {
            return many;
        }
        return events == 0 ? "a heartbeat" : "a heartbeat and " + many;
    }
}
