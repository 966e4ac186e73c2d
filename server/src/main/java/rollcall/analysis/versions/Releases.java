package rollcall.analysis.versions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import rollcall.analysis.population.Populations;
import rollcall.report.Product;

/** The releases of a product that matter: the versions that at least {@link VersionAdoption#HANDFUL} instances ran. */
public final class Releases {
    /** Releases are days old before a handful of instances run them, so ten minutes more do not matter. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_PRODUCTS = 1_000;

    private final Populations populations;
    private final VersionAdoption versionAdoption;
    private final Function<Product, String> versionField;
    private final Cache<Key, List<SeenRelease>> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumSize(MOST_PRODUCTS)
            .build();

    /** @param versionField the field of a product that holds its version */
    public Releases(Populations populations, VersionAdoption versionAdoption, Function<Product, String> versionField) {
        this.populations = populations;
        this.versionAdoption = versionAdoption;
        this.versionField = versionField;
    }

    private record Key(int productId, String versionField, LocalDate today) {}

    /** A version and the first UTC day on which an instance reported it. */
    public record SeenRelease(String version, LocalDate firstSeen) {}

    /**
     * The releases, the one that was seen last first. Pre-releases are not among them, and neither are versions of the first days of counting:
     * they may be older.
     */
    public List<SeenRelease> of(Product product, LocalDate today) {
        String field = versionField.apply(product);
        return known.get(
                new Key(product.id(), field, today),
                none -> versionAdoption.answer(populations.usual(product, today), field).rows().stream()
                        .filter(row -> row.since() != null && VersionLevel.isRelease(row.version()))
                        .sorted(Comparator.comparing(VersionRow::firstSeen).reversed())
                        .map(row -> new SeenRelease(row.version(), row.firstSeen()))
                        .toList());
    }
}
