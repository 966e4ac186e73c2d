package rollcall.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions between two others by the order of releases, written as mathematicians write intervals: {@code [2.0,2.2.4)} has 2.0 and not
 * 2.2.4. A missing end stands for none: {@code [,2.3.1)} has all versions below 2.3.1.
 *
 * @param low empty if there is no lowest version
 * @param withLow whether the version {@code low} belongs to it
 * @param high empty if there is no highest version
 * @param withHigh whether the version {@code high} belongs to it
 */
public record VersionInterval(String low, boolean withLow, String high, boolean withHigh) {
    private static final Pattern FORM = Pattern.compile("([\\[(])([^,\\[\\]()\\v]*),([^,\\[\\]()\\v]*)([\\])])");

    /** All versions from one on; it belongs to them. */
    public static VersionInterval from(String low) {
        return new VersionInterval(low, true, "", false);
    }

    /** All versions below one. */
    public static VersionInterval below(String high) {
        return new VersionInterval("", true, high, false);
    }

    /** Reads an interval; empty if the text is none, or has no end. */
    public static Optional<VersionInterval> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new VersionInterval(
                                form.group(2).strip(),
                                form.group(1).equals("["),
                                form.group(3).strip(),
                                form.group(4).equals("]")))
                        .filter(interval -> !(interval.low.isEmpty() && interval.high.isEmpty()))
                : Optional.empty();
    }

    /** Whether a version is between the ends. */
    public boolean contains(Version version) {
        return isAbove(version) && isBelow(version);
    }

    /** Whether it has one version only. */
    public boolean isOne() {
        return withLow && withHigh && !low.isEmpty() && low.equals(high);
    }

    private boolean isAbove(Version version) {
        int order = low.isEmpty() ? 1 : Version.BY_RELEASE.compare(version, new Version(low));
        return withLow ? order >= 0 : order > 0;
    }

    private boolean isBelow(Version version) {
        int order = high.isEmpty() ? -1 : Version.BY_RELEASE.compare(version, new Version(high));
        return withHigh ? order <= 0 : order < 0;
    }

    /** As it is read. */
    @Override
    public String toString() {
        return (withLow ? "[" : "(") + low + "," + high + (withHigh ? "]" : ")");
    }
}
