package rollcall.analysis.versions;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Grouping;
import rollcall.analysis.trends.Share;
import rollcall.report.Version;

/** How finely versions are told apart. An instance has one version, so the instances of a group are the sum of those of its versions. */
public enum VersionLevel implements Grouping {
    /** Each version as it is reported. */
    PATCH,
    /** By the first two numbers: {@code 3.1.0-rc1} and {@code 3.1.2} are of {@code 3.1.x}, pre-releases among them. */
    MINOR,
    /** By the first number: {@code 3.1.2} is of {@code 3.x}. */
    MAJOR;

    /** The most versions with active instances that are told apart if nobody says how finely. */
    public static final int MOST = 20;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The names in URLs, the finest first. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(VersionLevel::code).toList();
    }

    /** The level of a code; the usual one if it is null. */
    public static VersionLevel of(String code, Distribution now) {
        return of(code, now.shares().stream().map(Share::value).toList());
    }

    /** The same from the versions alone. */
    public static VersionLevel of(String code, Collection<String> versions) {
        return code == null ? usual(versions) : valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The finest level with at most {@link #MOST} groups; the major versions if there is none. */
    private static VersionLevel usual(Collection<String> versions) {
        return Arrays.stream(values())
                .filter(level -> versions.stream().map(level::of).distinct().count() <= MOST)
                .findFirst()
                .orElse(MAJOR);
    }

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of a version: {@code 3.1.x}, {@code 3.x}, or the version itself. What does not begin with a number is a group of its own. */
    @Override
    public String of(String version) {
        return switch (this) {
            case PATCH -> version;
            case MINOR -> new Version(version).minorGroup();
            case MAJOR -> new Version(version).majorGroup();
        };
    }

    /** The same instances by groups, in the order of the versions. */
    public Distribution of(Distribution now) {
        Map<String, Share> groups = new LinkedHashMap<>();
        now.shares()
                .forEach(share -> groups.merge(
                        of(share.value()),
                        new Share(of(share.value()), share.instances(), share.share()),
                        (a, b) -> new Share(a.value(), a.instances() + b.instances(), a.share() + b.share())));
        return new Distribution(
                now.field(), now.version(), now.active(), now.reported(), now.unusable(), List.copyOf(groups.values()));
    }

    /** Whether a version is a release: no pre-release, and not what stands for versions beyond the limit. */
    public static boolean isRelease(String version) {
        return NUMBER.matcher(version).lookingAt() && !new Version(version).isPreRelease();
    }
}
