package rollcall.analysis.instances;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.store.heartbeats.KeptDayDao.VersionDay;

/**
 * Days in a row on which an instance reported the same version.
 *
 * @param version null if it reported none
 * @param unusable why the reported version cannot be used; null if it can, or if none was reported
 * @param from the first of the days, in UTC
 * @param to the last
 * @param daysReported on how many days from the first to the last it reported
 */
public record VersionSpan(String version, Unusable unusable, LocalDate from, LocalDate to, int daysReported) {
    /** Joins days, latest first. A version that comes back after another one begins another span. */
    static List<VersionSpan> join(List<VersionDay> days) {
        List<VersionSpan> spans = new ArrayList<>();
        for (VersionDay day : days) {
            int last = spans.size() - 1;
            VersionSpan next = of(day);
            if (last >= 0 && next.saysTheSameAs(spans.get(last))) {
                spans.set(last, spans.get(last).since(day.day()));
            } else {
                spans.add(next);
            }
        }
        return spans;
    }

    private static VersionSpan of(VersionDay day) {
        boolean unknown = Unusable.UNKNOWN.code().equals(day.version());
        String version = day.version() == null || unknown ? null : Version.spelled(day.version());
        Unusable unusable = unknown
                ? Unusable.UNKNOWN
                : day.unusable() == null ? null : Unusable.of(day.unusable()).orElse(Unusable.OTHER);
        return new VersionSpan(version, unusable, day.day(), day.day(), 1);
    }

    private boolean saysTheSameAs(VersionSpan other) {
        return Objects.equals(version, other.version) && unusable == other.unusable;
    }

    private VersionSpan since(LocalDate day) {
        return new VersionSpan(version, unusable, day, to, daysReported + 1);
    }
}
