package rollcall.pages.health;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;

/**
 * Which release a URL asks about, and which one it is compared with.
 *
 * @param now null if there is no such release
 * @param before the same of the other one
 * @param problem why they cannot be compared, as a sentence; empty if they can
 */
record HealthQuestion(
        @Nullable FollowedRelease now, @Nullable FollowedRelease before, String problem) {
    static final String RELEASE = "release";
    static final String AGAINST = "against";

    private static final int LONGEST = 100;

    static Parameter parameter(String name) {
        return Parameter.matching(
                name,
                value -> value.length() <= LONGEST && VersionLevel.isRelease(value),
                "It is no release.",
                "a version that is no pre-release: 3.1.0");
    }

    static HealthQuestion of(PageRequest pageRequest, ReleaseTrain train) {
        LocalDate yesterday = pageRequest.today().minusDays(1);
        Map<String, String> query = pageRequest.query();
        String release = query.get(RELEASE);
        Optional<FollowedRelease> now = release == null ? train.usual(yesterday) : train.named(release);
        if (now.isEmpty()) {
            return unknown(null, release);
        }
        String against = query.get(AGAINST);
        Optional<FollowedRelease> before = against == null ? train.before(now.get()) : train.named(against);
        if (before.isEmpty()) {
            return against == null ? first(now.get()) : unknown(now.get(), against);
        }
        boolean same = before.equals(now);
        return new HealthQuestion(
                now.get(),
                before.get(),
                same ? Messages.get("health.itself", now.get().version()) : "");
    }

    boolean canBeCompared() {
        return problem.isEmpty();
    }

    /** @param version null if none can be followed */
    private static HealthQuestion unknown(@Nullable FollowedRelease now, @Nullable String version) {
        return new HealthQuestion(
                now,
                null,
                version == null
                        ? Messages.get("health.no-release", VersionAdoption.HANDFUL)
                        : Messages.get("health.not-followed", version, VersionAdoption.HANDFUL));
    }

    private static HealthQuestion first(FollowedRelease now) {
        return new HealthQuestion(
                now, null, Messages.get("health.nothing-before", now.version(), Dates.day(now.since())));
    }
}
