package rollcall.analysis.errors;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.FollowedRelease;
import rollcall.report.Version;
import rollcall.rollup.read.ErrorReader.Span;

/**
 * When an error was ever sent, and with which versions.
 *
 * @param whole its first and its last day, with or without a version
 * @param versions the days of each version, oldest version first
 */
public record ErrorHistory(Span whole, TreeMap<Version, Span> versions) {
    /** So many days a release has to be in use before its silence about an error says that it was fixed. */
    public static final int FIXED_FOR_DAYS = 7;

    /**
     * A return after a fix.
     *
     * @param fixed the newest release on which the error was never seen, between versions on which it was
     * @param again the version on which it was seen again first
     */
    public record Returned(String fixed, String again) {}

    /** @param spans by version, which may be empty; at least one */
    static ErrorHistory of(Map<String, Span> spans) {
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        TreeMap<Version, Span> versions = new TreeMap<>(Version.BY_RELEASE);
        for (Map.Entry<String, Span> each : spans.entrySet()) {
            Span span = each.getValue();
            first = span.first().isBefore(first) ? span.first() : first;
            last = span.last().isAfter(last) ? span.last() : last;
            if (!each.getKey().isEmpty()) {
                versions.merge(new Version(each.getKey()), span, ErrorHistory::both);
            }
        }
        return new ErrorHistory(new Span(first, last), versions);
    }

    private static Span both(Span one, Span other) {
        return new Span(
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    /** The first day on which it was sent. */
    public LocalDate firstDay() {
        return whole.first();
    }

    /** The last one. */
    public LocalDate lastDay() {
        return whole.last();
    }

    /** The oldest version on which it was seen; null for none. */
    public @Nullable String firstVersion() {
        return versions.isEmpty() ? null : versions.firstKey().text();
    }

    /** The newest version on which it was seen; null for none. */
    public @Nullable String lastVersion() {
        return versions.isEmpty() ? null : versions.lastKey().text();
    }

    /**
     * Whether it is new since a release: never sent with an older version, and not before the first day on which the release was reported.
     *
     * @param reported that day
     */
    public boolean isNewSince(String release, LocalDate reported) {
        return versions.headMap(new Version(release), false).isEmpty()
                && !whole.first().isBefore(reported);
    }

    /**
     * Whether it returned after a fix: it was seen on a version, then never on a later release that a handful of instances had for a week, and
     * after that week on a version later still.
     *
     * @param releases those whose day 0 is known
     */
    public Optional<Returned> returned(List<FollowedRelease> releases) {
        return releases.stream()
                .sorted(Comparator.<FollowedRelease, Version>comparing(
                                release -> new Version(release.version()), Version.BY_RELEASE)
                        .reversed())
                .flatMap(release -> returnedAfter(release).stream())
                .findFirst();
    }

    private Optional<Returned> returnedAfter(FollowedRelease release) {
        Version fixed = new Version(release.version());
        LocalDate counts = release.since().plusDays(FIXED_FOR_DAYS);
        Map<Version, Span> later = versions.tailMap(fixed, false);
        Optional<Map.Entry<Version, Span>> again = later.entrySet().stream()
                .min(Comparator.comparing(each -> each.getValue().first()));
        if (versions.containsKey(fixed)
                || again.isEmpty()
                || again.get().getValue().first().isBefore(counts)) {
            return Optional.empty();
        }
        LocalDate day = again.get().getValue().first();
        boolean before = versions.headMap(fixed, false).values().stream()
                .anyMatch(span -> span.first().isBefore(day));
        return before
                ? Optional.of(
                        new Returned(release.version(), again.get().getKey().text()))
                : Optional.empty();
    }
}
