package rollcall.analysis.versions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;

/** Which versions run, and how fast a release spreads. */
public final class VersionAdoption {
    /**
     * The fewest instances that must run a version before its days are counted: one instance that tries a version shows nothing about a
     * release.
     */
    public static final int HANDFUL = 3;

    private static final int MOST_REMEMBERED = 200;

    private final Cache<Key, List<ReleaseUptake>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** @param revision of all days, today among them */
    private record Key(int productId, String field, LocalDate today, long revision, Set<Lane> lanes) {}

    /** Versions by each instance's latest report in 7 days, newest first. */
    public Distribution now(Population population, String versionField) {
        return Distributions.now(population, dimension(versionField));
    }

    /**
     * The versions now, and how each version spread since counting began. How it spread is counted over all instances of the lanes, whatever
     * the conditions of the question.
     */
    public AdoptionAnswer answer(Population population, String versionField) {
        Distribution now = now(population, versionField);
        Population everyone = population.with(Filter.NONE.in(population.filter().lanes()));
        LocalDate today = population.today();
        Key key = new Key(
                population.product().id(),
                versionField,
                today,
                population.days().revision(LocalDate.EPOCH, today),
                population.filter().lanes());
        return new AdoptionAnswer(
                now, rows(now, remembered.get(key, none -> arrivals(everyone, dimension(versionField)))));
    }

    /** The versions that were reported within the range, newest first, day by day, today among them. */
    public Trend days(Population population, String versionField, Range range) {
        return FieldTrends.daily(population, dimension(versionField), range);
    }

    /** The versions as a chart of at most so many points and lines shows them, see {@link FieldTrends#points}. */
    public Trend points(Population population, String versionField, Range range, int most, int lines) {
        return FieldTrends.points(population, dimension(versionField), range, most, lines);
    }

    /** The earlier points of a trend of versions, see {@link FieldTrends#earlier}. */
    public Trend earlier(Population population, String versionField, Comparison comparison, Trend trend, boolean all) {
        return FieldTrends.earlier(population, dimension(versionField), comparison, trend, all);
    }

    private static List<ReleaseUptake> arrivals(Population population, Dimension dimension) {
        LocalDate today = population.today();
        LocalDate firstDay = population.firstDay() == null ? today : population.firstDay();
        NavigableMap<LocalDate, Standing> standings = firstDay.isBefore(today)
                ? FieldTrends.standings(
                        population,
                        dimension,
                        new Points(
                                Distributions.DAYS, firstDay.datesUntil(today).toList()))
                : new TreeMap<>();
        Map<String, LocalDate> firstSeen =
                population.states().firstSeen(population.days(), dimension.name(), dimension.kind(), today);
        return ReleaseUptake.all(firstSeen, standings, firstDay);
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
