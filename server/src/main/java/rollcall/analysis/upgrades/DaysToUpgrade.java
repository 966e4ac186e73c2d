package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionLevel;
import rollcall.rollup.read.LatestState;

/**
 * How many days after a release the instances that were behind it reported it or a newer one. An instance upgrades on the first day whose
 * latest report names the release or a newer version. Who never does is followed up to the last day with a report of an older version.
 *
 * @param release the release, or a group of versions
 * @param day0 see {@link AdoptionCurve#since}
 * @param behind how many instances that the question is about had an older version at the end of the day before
 * @param followed how many of them reported a usable version on one of the days that are counted
 * @param upgraded how many of those upgraded on one of these days
 * @param lastDay the last day that is counted: yesterday, or {@link #LAST} days after {@code day0}
 * @param curve the share that had upgraded by each day
 */
public record DaysToUpgrade(
        String release, LocalDate day0, int behind, int followed, int upgraded, LocalDate lastDay, KaplanMeier curve) {
    /** The newest releases are followed. */
    public static final int MOST = 4;

    /** The greatest age of a release in days. */
    public static final int LAST = 90;

    private static final int BYTES_OF_A_DAY = 32;

    private record Question(Dimension version, VersionLevel level, List<DatedRelease> releases) {}

    private record ByValueQuestion(Dimension version, VersionLevel level, DatedRelease release, Dimension field) {}

    private record DatedRelease(String name, LocalDate day0) {}

    /**
     * The newest release first.
     *
     * @param version the field that names an instance's version
     * @param releases of this level, newest first
     */
    public static List<DaysToUpgrade> of(
            Population population, Dimension version, VersionLevel level, List<AdoptionCurve> releases) {
        List<DatedRelease> asked = releases.stream()
                .limit(MOST)
                .map(each -> new DatedRelease(each.version(), each.since()))
                .toList();
        return population.answerOfPast(
                new Question(version, level, asked),
                answer -> (long) BYTES_OF_A_DAY * (LAST + 1) * answer.size(),
                () -> count(population, version, level, asked));
    }

    /**
     * The same about one release, for the instances of each value that a field had on the day before the release.
     *
     * @param release of this level
     * @param field of one value, with labels; each label has an answer
     */
    public static Map<String, DaysToUpgrade> byValue(
            Population population, Dimension version, VersionLevel level, AdoptionCurve release, Dimension field) {
        DatedRelease asked = new DatedRelease(release.version(), release.since());
        return population.answerOfPast(
                new ByValueQuestion(version, level, asked, field),
                answer -> (long) BYTES_OF_A_DAY * (LAST + 1) * answer.size(),
                () -> countByValue(population, version, level, asked, field));
    }

    private static Map<String, DaysToUpgrade> countByValue(
            Population population, Dimension version, VersionLevel level, DatedRelease release, Dimension field) {
        LatestState before = population.at(release.day0.minusDays(1), Condition.DAYS);
        RoaringBitmap behind = behind(population, before, version, level, release);
        Map<String, RoaringBitmap> values = before.of(field.name(), field.kind(), field.labels());
        List<Followed> all = field.labels().stream()
                .map(value -> new Followed(
                        release.name,
                        days(population, release),
                        RoaringBitmap.and(behind, values.getOrDefault(value, new RoaringBitmap()))))
                .toList();
        List<DaysToUpgrade> answers = follow(population, version, level, all);
        Map<String, DaysToUpgrade> byValue = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            byValue.put(field.labels().get(i), answers.get(i));
        }
        return byValue;
    }

    private static List<DaysToUpgrade> count(
            Population population, Dimension version, VersionLevel level, List<DatedRelease> releases) {
        List<Followed> all = new ArrayList<>();
        for (DatedRelease release : releases) {
            LatestState before = population.at(release.day0.minusDays(1), Condition.DAYS);
            all.add(new Followed(
                    release.name, days(population, release), behind(population, before, version, level, release)));
        }
        return follow(population, version, level, all);
    }

    /** Reads each day once, oldest first: the days of releases overlap. */
    private static List<DaysToUpgrade> follow(
            Population population, Dimension version, VersionLevel level, List<Followed> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        LocalDate first = Collections.min(
                all.stream().map(followed -> followed.days().from()).toList());
        LocalDate last = Collections.max(
                all.stream().map(followed -> followed.days().to()).toList());
        population.arrivals(
                version,
                first,
                last,
                day -> all.stream()
                        .filter(followed -> followed.has(day.day()))
                        .forEach(followed -> followed.add(day, level)));
        return all.stream()
                .map(followed -> followed.answer(population
                        .states()
                        .reportedByDay(
                                population.days(),
                                version.name(),
                                followed.days().from(),
                                followed.days().to())))
                .toList();
    }

    /** The instances that had an older version at the end of the day before. */
    private static RoaringBitmap behind(
            Population population, LatestState before, Dimension version, VersionLevel level, DatedRelease release) {
        RoaringBitmap older = before.ofWanted(
                version.name(), version.kind(), text -> !Followed.isNotOlder(text, level, release.name));
        return RoaringBitmap.and(population.members(before), older);
    }

    private static Window days(Population population, DatedRelease release) {
        LocalDate yesterday = population.today().minusDays(1);
        LocalDate last = release.day0.plusDays(LAST);
        return new Window(release.day0, last.isBefore(yesterday) ? last : yesterday);
    }
}
