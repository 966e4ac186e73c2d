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
        return text -> (range.from() == null || order(text, range.from()) >= 0)
                && (range.below() == null || order(text, range.below()) < 0);
    }

    /** More than 0 if a version is newer than a bound. If that is a group, the version's own group of its kind is compared with it. */
    private static int order(String text, String bound) {
        Version version = new Version(text);
        String compared = !Version.isGroup(bound)
                ? text
                : bound.indexOf('.') == bound.lastIndexOf('.') ? version.majorGroup() : version.minorGroup();
        return Version.BY_RELEASE.compare(new Version(compared), new Version(bound));
    }

    private static boolean isIn(List<VersionInterval> intervals, String text) {
        Version version = new Version(text);
        return intervals.stream().anyMatch(interval -> interval.contains(version));
    }
}
