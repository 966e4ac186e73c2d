package rollcall.report;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version with the order that common schemes define. Numbers are compared by size. Pre-releases (dev, alpha, beta, rc, snapshot, unknown
 * words) come before their release; fixes (p1, post1, hotfix, SP, a revision) come after it.
 *
 * @param text as it is shown
 */
public record Version(String text) implements Comparable<Version> {
    /** A word of builds between releases, or what {@code git describe} appends to the last release. */
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(?i)(^|[^a-z])(dev|devel|develop|development|snapshot|nightly|canary|dirty|git)([^a-z]|$)|-\\d+-g[0-9a-f]{6,40}");

    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");
    private static final Pattern FIRST_NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    private static final Pattern GROUP = Pattern.compile("\\d+(?:\\.\\d+)?\\.x");

    private static final int MOST_KEYS = 10_000;

    /** Keys of longer texts are made anew each time. */
    private static final int LONGEST = 100;

    /** The keys that were asked for last: a list is sorted by comparing each version with many others. */
    private static final LoadingCache<String, VersionKey> KEYS =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build(VersionKey::new);

    /**
     * Oldest first. Versions of the same release are equal here: {@code 2.1}, {@code 2.1.0}, {@code 2.1.0-alpine} and {@code 2.1.0.Final}.
     */
    public static final Comparator<Version> BY_RELEASE = Comparator.comparing(Version::key);

    /** Oldest first; versions of one release by their texts. 0 only for equal versions. */
    @Override
    public int compareTo(Version other) {
        int order = BY_RELEASE.compare(this, other);
        return order != 0 ? order : text.compareTo(other.text);
    }

    /** Whether it comes before the release that has its numbers: {@code 3.1.0-rc1} and {@code 3.1.0-dev.20261101} do. */
    public boolean isPreRelease() {
        Matcher numbers = NUMBERS.matcher(spelled(text));
        return numbers.lookingAt() && BY_RELEASE.compare(this, new Version(numbers.group())) < 0;
    }

    /** The one spelling of a version: both {@code v2.1.0} and {@code V2.1.0} become {@code 2.1.0}. */
    public static String spelled(String text) {
        boolean v = text.length() > 1 && (text.charAt(0) | 0x20) == 'v';
        return v && text.charAt(1) >= '0' && text.charAt(1) <= '9' ? text.substring(1) : text;
    }

    /** The spellings in which older days keep a version, which was kept as it was sent. */
    public static List<String> spellings(String spelled) {
        return List.of(spelled, "v" + spelled, "V" + spelled);
    }

    /**
     * The group of the versions with the same two first numbers: {@code 3.1.0-rc1} and {@code 3.1.2} are of {@code 3.1.x}. What does not begin
     * with a number is a group of its own.
     */
    public String minorGroup() {
        Matcher numbers = FIRST_NUMBERS.matcher(text);
        if (!numbers.lookingAt()) {
            return text;
        }
        String minor = numbers.group(2) == null ? "0" : numbers.group(2);
        return numbers.group(1) + "." + minor + ".x";
    }

    /** The group of the versions with the same first number: {@code 3.1.2} is of {@code 3.x}. */
    public String majorGroup() {
        Matcher numbers = FIRST_NUMBERS.matcher(text);
        return numbers.lookingAt() ? numbers.group(1) + ".x" : text;
    }

    /** Whether a text is written like a group of versions: {@code 3.1.x} or {@code 3.x}. */
    public static boolean isGroup(String text) {
        return GROUP.matcher(text).matches();
    }

    /** Whether it is of one of these groups. */
    public boolean isOfAny(Collection<String> groups) {
        return groups.contains(minorGroup()) || groups.contains(majorGroup());
    }

    /** Whether it is a build between two releases, for example {@code 3.1.0-dev.20261101} or {@code 2.0.0-14-gabc1234}; no alpha, beta or rc is. */
    public boolean isDevelopment() {
        return DEVELOPMENT.matcher(text).find();
    }

    private VersionKey key() {
        String spelled = spelled(text);
        return spelled.length() > LONGEST ? new VersionKey(spelled) : KEYS.get(spelled);
    }
}
