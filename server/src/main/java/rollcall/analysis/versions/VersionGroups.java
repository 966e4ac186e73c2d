package rollcall.analysis.versions;

import java.util.HashMap;
import java.util.Map;
import rollcall.analysis.trends.Standing;

/** Puts the versions of many days into the groups of a level. Each version is looked at once, not once for each day. */
final class VersionGroups {
    private final VersionLevel level;
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, Boolean> beginning = new HashMap<>();

    VersionGroups(VersionLevel level) {
        this.level = level;
    }

    String of(String version) {
        return groups.computeIfAbsent(version, level::of);
    }

    /** The same instances by group, and those of them that begin its spread. */
    ReleaseUptake.Day of(Standing standing) {
        if (level == VersionLevel.PATCH) {
            return new ReleaseUptake.Day(standing, standing.counts());
        }
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> first = new HashMap<>();
        standing.counts().forEach((version, count) -> {
            counts.merge(of(version), count, Integer::sum);
            if (begins(version)) {
                first.merge(of(version), count, Integer::sum);
            }
        });
        return new ReleaseUptake.Day(
                new Standing(standing.active(), standing.reported(), standing.unusable(), counts), first);
    }

    /** A group of several versions begins with its first release, not with nightly builds of it. */
    private boolean begins(String version) {
        return beginning.computeIfAbsent(version, VersionLevel::isRelease);
    }
}
