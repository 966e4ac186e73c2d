package rollcall.analysis.versions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.fields.Grouping;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.SeriesKey;

/** Which versions run, and how fast a release spreads. */
public final class VersionAdoption {
    /**
     * The fewest instances that must run a version before its days are counted: one instance that tries a version shows nothing about a
     * release.
     */
    public static final int HANDFUL = 3;

    private record AdoptionQuestion(String field, String level) {}

    private record SpreadQuestion(String field) {}

    /** Versions by each instance's latest report in 7 days, newest first. */
    public Distribution now(Population population, String versionField) {
        return Distributions.now(population, dimension(versionField));
    }

    /** The answer about each version by itself. */
    public AdoptionAnswer answer(Population population, String versionField) {
        return answer(population, versionField, VersionLevel.PATCH.code());
    }

    /**
     * The versions now, and how each version spread since counting began. How it spread is counted over all instances of the lanes, whatever
     * the conditions of the question.
     *
     * @param level the code of a level; null for the usual one
     */
    public AdoptionAnswer answer(Population population, String versionField, String level) {
        return population.answer(
                new AdoptionQuestion(versionField, level),
                AdoptionAnswer::bytes,
                () -> count(population, versionField, level));
    }

    private AdoptionAnswer count(Population population, String versionField, String level) {
        Distribution each = now(population, versionField);
        VersionLevel chosen = VersionLevel.of(level, each);
        Distribution now = chosen.of(each);
        ReleaseUptake.Spread spread =
                Objects.requireNonNull(spreads(population, versionField).get(chosen));
        Set<String> today = new HashSet<>();
        population
                .at(population.today(), 1)
                .atMost(versionField, FieldKind.VERSION)
                .keySet()
                .forEach(version -> today.add(chosen.of(version)));
        today.remove(SeriesKey.NONE);
        return new AdoptionAnswer(
                chosen,
                now,
                rows(now, UptakeReader.with(spread.newestFirst(), today, population.today())),
                spread.curves());
    }

    private static Map<VersionLevel, ReleaseUptake.Spread> spreads(Population population, String versionField) {
        Population everyone = everyone(population);
        return everyone.answerOfPast(
                new SpreadQuestion(versionField),
                spreads -> spreads.values().stream()
                        .mapToLong(ReleaseUptake.Spread::bytes)
                        .sum(),
                () -> UptakeReader.read(everyone, dimension(versionField)));
    }

    private static Population everyone(Population population) {
        return population.with(Filter.NONE.in(population.filter().lanes()));
    }

    /** The versions that were reported within the range, newest first, day by day, today among them. */
    public Trend days(Population population, String versionField, Range range, VersionLevel level) {
        return FieldTrends.daily(population, dimension(versionField), range, grouping(level));
    }

    /** The versions as a chart of at most so many points and lines shows them, see {@link FieldTrends#points}. */
    public Trend points(
            Population population, String versionField, Range range, int most, int lines, VersionLevel level) {
        return FieldTrends.points(population, dimension(versionField), range, most, lines, grouping(level));
    }

    /** The earlier points of a trend of versions, see {@link FieldTrends#earlier}. */
    public Trend earlier(
            Population population,
            String versionField,
            Comparison comparison,
            Trend trend,
            boolean all,
            VersionLevel level) {
        return FieldTrends.earlier(population, dimension(versionField), comparison, trend, all, grouping(level));
    }

    private static Grouping grouping(VersionLevel level) {
        return level == VersionLevel.PATCH ? Grouping.NONE : level;
    }

    private static Dimension dimension(String versionField) {
        return Dimension.of(versionField, FieldKind.VERSION);
    }

    private static List<VersionRow> rows(Distribution now, List<ReleaseUptake> arrivals) {
        Map<String, Share> shares = now.shares().stream().collect(Collectors.toMap(Share::value, share -> share));
        return arrivals.stream()
                .map(releaseUptake -> row(
                        releaseUptake,
                        shares.getOrDefault(releaseUptake.version(), new Share(releaseUptake.version(), 0, 0))))
                .toList();
    }

    private static VersionRow row(ReleaseUptake releaseUptake, Share share) {
        return new VersionRow(
                releaseUptake.version(),
                releaseUptake.firstSeen(),
                share.instances(),
                share.share(),
                releaseUptake.since(),
                releaseUptake.daysToHalf(),
                releaseUptake.reached());
    }

    /**
     * How many instances have a version or a newer one.
     *
     * @param instances instances whose latest report of 7 days names it or a newer version
     * @param of how many report a version in these days; not 0
     */
    public record Reach(int instances, int of) {
        /** 0 to 1. */
        public double share() {
            return (double) instances / of;
        }
    }
}
