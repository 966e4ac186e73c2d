package rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several intervals of versions. */
public final class VersionIntervals {
    private static final Comparator<VersionInterval> BY_LOW = (one, other) -> {
        if (one.low().isEmpty() || other.low().isEmpty()) {
            return Boolean.compare(one.low().isEmpty(), other.low().isEmpty()) * -1;
        }
        int order = Version.BY_RELEASE.compare(new Version(one.low()), new Version(other.low()));
        return order != 0 ? order : Boolean.compare(other.withLow(), one.withLow());
    };

    private VersionIntervals() {}

    /** As few intervals as have the same versions, the oldest first. Those that have no version are not among them. */
    public static List<VersionInterval> merged(List<VersionInterval> intervals) {
        List<VersionInterval> merged = new ArrayList<>();
        for (VersionInterval each : intervals.stream().sorted(BY_LOW).toList()) {
            VersionInterval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (isEmpty(each)) {
                continue;
            }
            if (last != null && meets(last, each)) {
                merged.set(merged.size() - 1, joined(last, each));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    /** Whether no version can be in it. */
    public static boolean isEmpty(VersionInterval interval) {
        if (interval.low().isEmpty() || interval.high().isEmpty()) {
            return false;
        }
        int order = order(interval.low(), interval.high());
        return order > 0 || order == 0 && !(interval.withLow() && interval.withHigh());
    }

    /** Whether nothing is between two intervals, of which the first begins no later. */
    private static boolean meets(VersionInterval first, VersionInterval second) {
        if (first.high().isEmpty() || second.low().isEmpty()) {
            return true;
        }
        int order = order(second.low(), first.high());
        return order < 0 || order == 0 && (first.withHigh() || second.withLow());
    }

    private static VersionInterval joined(VersionInterval first, VersionInterval second) {
        boolean within = first.high().isEmpty() || !second.high().isEmpty() && isEarlier(second, first);
        VersionInterval end = within ? first : second;
        // Both ends are missing only if all versions are meant, which the lowest version says.
        boolean all = first.low().isEmpty() && end.high().isEmpty();
        return new VersionInterval(all ? "0" : first.low(), all || first.withLow(), end.high(), end.withHigh());
    }

    private static boolean isEarlier(VersionInterval one, VersionInterval other) {
        int order = order(one.high(), other.high());
        return order < 0 || order == 0 && !one.withHigh();
    }

    private static int order(String one, String other) {
        return Version.BY_RELEASE.compare(new Version(one), new Version(other));
    }
}
