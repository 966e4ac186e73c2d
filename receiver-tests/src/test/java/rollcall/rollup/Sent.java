package rollcall.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A generated batch of events: which instance, in which version, and what happened there. */
public record Sent(int instance, String version, List<Happened> events) {
    /** A kept event. */
    public record Happened(
            LocalDate day, String name, String type, String source, Long profile, Map<String, String> values) {}
}
