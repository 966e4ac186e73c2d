package rollcall.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.gate.Field;
import rollcall.gate.Kind;
import rollcall.report.Product;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;
import rollcall.rollup.Summaries;

/** Which versions are out there, and how fast a release arrives. */
public final class Adoption {
    private final Summaries summaries;
    private final Distributions distributions;

    public Adoption(Summaries summaries, Distributions distributions) {
        this.summaries = summaries;
        this.distributions = distributions;
    }

    /** Versions now, over the range, and each version's own story since counting began. */
    public AdoptionAnswer answer(Product product, String versionField, LocalDate today, Range range) {
        Field field = new Field(versionField, Kind.VERSION, null, null, null, null, null, null);
        Distribution now = distributions.now(product, field, today);
        LocalDate firstDay = summaries.firstDay(product.id()).orElse(range.from());
        Map<String, Series<Integer>> counts =
                summaries.counts(product.id(), Set.of(Cell.ACTIVE, versionField), firstDay, today);
        Series<Integer> versions = Spelling.ofCounts(field, counts.get(versionField));
        return new AdoptionAnswer(
                now,
                Trends.of(field, versions, counts.get(Cell.ACTIVE), range),
                rows(now, Arrival.all(versions, firstDay)));
    }

    private static List<VersionRow> rows(Distribution now, List<Arrival> arrivals) {
        Map<String, Share> shares = now.shares().stream().collect(Collectors.toMap(Share::value, share -> share));
        return arrivals.stream()
                .map(arrival ->
                        row(arrival, shares.getOrDefault(arrival.version(), new Share(arrival.version(), 0, 0))))
                .toList();
    }

    private static VersionRow row(Arrival arrival, Share share) {
        return new VersionRow(
                arrival.version(), arrival.firstSeen(), share.instances(), share.share(), arrival.daysToHalf());
    }
}
