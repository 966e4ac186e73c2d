package rollcall.sender.send;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a run, for the person who started it.
 *
 * @param sentences the result, for the page
 * @param good whether the run did what the person wanted
 */
public record RunReport(List<String> sentences, boolean good) {
    public RunReport(String sentence, boolean good) {
        this(List.of(sentence), good);
    }

    static RunReport good(String sentence) {
        return new RunReport(sentence, true);
    }

    static RunReport bad(String sentence) {
        return new RunReport(sentence, false);
    }

    /** The same result after these sentences. */
    public RunReport after(List<String> before) {
        return new RunReport(Stream.concat(before.stream(), sentences.stream()).toList(), good);
    }

    /** All sentences. */
    public String message() {
        return String.join(" ", sentences);
    }
}
