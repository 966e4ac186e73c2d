package rollcall.pages;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where pages read: all from the database, or those that answer questions from a standby of it.
 *
 * @param fresh for pages that show what somebody has just changed
 * @param questions for pages that answer questions; it may do the work a second time
 * @param behind how far the standby is behind that the page of this thread is read from; empty if it is read from the primary
 * @param standby the standby, if there is one
 */
public record PageSources(
        OneConnection fresh,
        OneConnection questions,
        Supplier<Optional<Duration>> behind,
        Supplier<Optional<Standby>> standby) {
    /**
     * A standby, as it was when it was last looked at.
     *
     * @param state "answers", or why it does not: "behind", "away", "no_standby", "foreign"
     * @param lag how far it is behind the primary
     */
    public record Standby(String state, Duration lag) {}
}
