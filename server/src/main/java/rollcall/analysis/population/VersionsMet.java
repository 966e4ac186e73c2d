package rollcall.analysis.population;

import java.util.List;
import java.util.function.Predicate;
import rollcall.report.Version;
import rollcall.report.VersionInterval;

/** Which versions meet a condition that asks for versions alone. */
public final class VersionsMet {
    private VersionsMet() {}

    /**
     * Tells whether an instance with a version meets a condition.
     *
     * @throws IllegalArgumentException if the condition is about something else than the versions of a field
     */
    public static Predicate<String> of(Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            List<Predicate<String>> each =
                    any.conditions().stream().map(VersionsMet::of).toList();
            return text -> each.stream().anyMatch(one -> one.test(text));
        } else if (condition instanceof Condition.OneOf one) {
            return one.values()::contains;
        } else if (condition instanceof Condition.OfGroups of) {
            return text -> new Version(text).isOfAny(of.groups());
        } else if (condition instanceof Condition.VersionRange range) {
            return between(range);
        } else if (condition instanceof Condition.Within within) {
            return text -> isIn(within.intervals(), text);
        } else if (condition instanceof Condition.Outside outside) {
            return text -> !isIn(outside.intervals(), text);
        }
        throw new IllegalArgumentException("not about versions: " + condition);
    }

    private static Predicate<String> between(Condition.VersionRange range) {
        String from = range.from() == null ? "" : range.from();
        String below = range.below() == null ? "" : range.below();
        VersionInterval interval = new VersionInterval(from, true, below, false);
        return text -> interval.contains(new Version(text));
    }

    private static boolean isIn(List<VersionInterval> intervals, String text) {
        Version version = new Version(text);
        return intervals.stream().anyMatch(interval -> interval.contains(version));
    }
}
