package rollcall.product.mapped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.mapping.InvalidYaml;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingReader;
import rollcall.mapping.MappingWriter;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.store.products.MappingDao;

/** The mappings of products. */
public final class Mappings {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final MappingDao mappings;
    private final Products products;
    private final Clock clock;

    /** By slug. Names of no product are remembered too, because anybody can ask for them. */
    private final Cache<String, Optional<MappedProduct>> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    public Mappings(MappingDao mappings, Products products, Clock clock) {
        this.mappings = mappings;
        this.products = products;
        this.clock = clock;
    }

    /** The product of this slug with its mapping, at most 5 s old; empty if there is none. Accepts anything. */
    public Optional<MappedProduct> of(String slug) {
        return known.get(slug, this::read);
    }

    /** The mapping of a product; empty if it has none. */
    public Optional<Mapping> of(Product product) {
        return saved(product).flatMap(saved -> mapping(product, saved.text()));
    }

    /** What was saved last; empty if nothing ever was. */
    public Optional<SavedMapping> saved(Product product) {
        return mappings.find(product.id())
                .map(row -> new SavedMapping(row.definition(), row.version(), row.savedBy(), row.savedAt()));
    }

    /**
     * Saves a mapping, or takes it away: at once on this server, within 5 s on other servers.
     *
     * @param text in YAML, which can be read; blank for no mapping
     * @param version the version that it takes the place of; 0 if nothing was ever saved
     * @param by the address of the account
     * @return false if somebody else saved since; then nothing changes
     */
    public boolean save(Product product, String text, int version, String by) {
        String definition = text.isBlank() ? "" : text;
        boolean saved = mappings.save(
                        product.id(), definition, version, by, clock.instant().truncatedTo(ChronoUnit.MICROS))
                == 1;
        known.invalidate(product.slug());
        return saved;
    }

    /** Gives a product the mapping of its file, whatever was saved before; empty for none. */
    public void put(Product product, Optional<Mapping> mapping, String by) {
        String text = mapping.map(MappingWriter::write).orElse("");
        while (!save(product, text, saved(product).map(SavedMapping::version).orElse(0), by)) {
            LOG.info("a mapping was saved at the same moment");
        }
    }

    private Optional<MappedProduct> read(String slug) {
        return products.bySlug(slug)
                .flatMap(product -> of(product).map(mapping -> new MappedProduct(product, mapping)));
    }

    /** A text that only another release can read counts as none. */
    private static Optional<Mapping> mapping(Product product, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MappingReader.read(text));
        } catch (InvalidYaml e) {
            LOG.warn("the mapping of {} cannot be read: line {}, column {}", product.slug(), e.line(), e.column());
            return Optional.empty();
        }
    }
}
