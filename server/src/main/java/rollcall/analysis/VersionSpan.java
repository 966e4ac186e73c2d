package rollcall.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rollcall.store.VersionDay;

/**
 * A run of days on which an instance reported the same version.
 *
 * @param version null if it reported none
 * @param from the first of the days, in UTC
 * @param to the last
 * @param answered on how many of the days in between, both ends included, it answered
 */
public record VersionSpan(String version, LocalDate from, LocalDate to, int answered) {
    /** Joins days, latest first. A version that comes back after another one begins a span of its own. */
    static List<VersionSpan> join(List<VersionDay> days) {
        List<VersionSpan> spans = new ArrayList<>();
        for (VersionDay day : days) {
            int last = spans.size() - 1;
            if (last >= 0 && Objects.equals(spans.get(last).version, day.version())) {
                spans.set(last, spans.get(last).since(day.day()));
            } else {
                spans.add(new VersionSpan(day.version(), day.day(), day.day(), 1));
            }
        }
        return spans;
    }

    private VersionSpan since(LocalDate day) {
        return new VersionSpan(version, day, to, answered + 1);
    }
}
