package rollcall.analysis.versions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.LatestReports;
import rollcall.analysis.fields.Standings;
import rollcall.analysis.fields.VersionSpelling;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Product;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/** Which versions run, and how fast a release spreads. */
public final class VersionAdoption {
    /**
     * The fewest instances that must run a version before its days are counted: one instance that tries a version shows nothing about a
     * release.
     */
    public static final int HANDFUL = 3;

    private final RollupReader rollupReader;
    private final Distributions distributions;

    public VersionAdoption(RollupReader rollupReader, Distributions distributions) {
        this.rollupReader = rollupReader;
        this.distributions = distributions;
    }

    /** Versions by each instance's latest report in 7 days, newest first. */
    public Distribution now(Product product, String versionField, LocalDate today) {
        return distributions.now(product, dimension(versionField), today);
    }

    /** The versions now, and how each version spread since counting began. */
    public AdoptionAnswer answer(Product product, String versionField, LocalDate today) {
        Dimension versions = dimension(versionField);
        LocalDate firstDay = rollupReader.firstDay(product.id()).orElse(today);
        Map<String, Series<Integer>> counts =
                rollupReader.counts(product.id(), Standings.fields(List.of(versions)), firstDay, today);
        Distribution now = now(product, versionField, today);
        return new AdoptionAnswer(now, rows(now, arrivals(product, versions, firstDay, today, counts)));
    }

    /** The versions that were reported within the range, newest first, day by day, today among them. */
    public Trend days(Product product, String versionField, Range range) {
        return distributions.over(product, dimension(versionField), range);
    }

    /** The versions as a chart of at most so many points shows them, see {@link Distributions#points}. */
    public Trend points(Product product, String versionField, Range range, int most) {
        return distributions.points(product, dimension(versionField), range, most);
    }

    private List<ReleaseUptake> arrivals(
            Product product,
            Dimension dimension,
            LocalDate firstDay,
            LocalDate today,
            Map<String, Series<Integer>> counts) {
        Series<Integer> versions = VersionSpelling.ofCounts(dimension.kind(), counts.get(dimension.name()));
        NavigableMap<LocalDate, Standing> standings = firstDay.isBefore(today)
                ? distributions
                        .trends()
                        .standings(
                                product,
                                dimension,
                                new Points(
                                        LatestReports.DAYS,
                                        firstDay.datesUntil(today).toList()),
                                counts)
                : new TreeMap<>();
        return ReleaseUptake.all(versions, standings, firstDay);
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
