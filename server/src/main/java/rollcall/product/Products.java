package rollcall.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;

/** The products of this receiver and their vocabularies. */
public final class Products {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");
    /** The most characters of a product's name. */
    static final int LONGEST_NAME = 80;

    private final ProductDao products;
    private final PermittedFieldDao permitted;
    private final Clock clock;
    private final Cache<Wanted, Read> vocabularies =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

    /** The key of a cached vocabulary: the product, and the product's setting that changes the vocabulary. */
    private record Wanted(int productId, boolean fourParts) {}

    public Products(ProductDao products, PermittedFieldDao permitted, Clock clock) {
        this.products = products;
        this.permitted = permitted;
        this.clock = clock;
    }

    /** Every product, in the order in which they were added. */
    public List<Product> all() {
        return products.all();
    }

    /** The products to which at least {@code fewest} instances ever reported, at most so many, those with most instances first. */
    public List<Product> largest(int fewest, int most) {
        return products.largest(fewest, most);
    }

    public Optional<Product> bySlug(String slug) {
        return SLUG.matcher(slug).matches() ? products.bySlug(slug) : Optional.empty();
    }

    public Optional<Product> byId(int id) {
        return products.byId(id);
    }

    /**
     * Adds a product.
     *
     * @param slug 1 to 40 characters of a-z, 0-9 and the hyphen
     * @param name 1 to 80 characters; the slug if blank
     * @param preset one of {@link Presets#NAMES}
     * @throws InvalidInput if a value is invalid, or the slug is taken
     */
    public Product add(String slug, String name, String preset) {
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidInput("slug", "A short name is 1 to 40 characters of a-z, 0-9 and the hyphen.");
        }
        if (!Presets.NAMES.contains(preset)) {
            throw new InvalidInput("preset", "A preset is one of " + String.join(", ", Presets.NAMES) + ".");
        }
        String shown = name.isBlank() ? slug : name.strip();
        if (shown.length() > LONGEST_NAME || shown.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "A name is 1 to 80 characters on one line.");
        }
        return products.add(slug, shown, preset, clock.instant())
                .orElseThrow(() -> new InvalidInput("slug", "There is a product with this short name already."));
    }

    /** Whether a text can be the short name of a product. */
    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** Gives a product another name on pages: 1 to 80 characters on one line. */
    public void rename(Product product, String name) {
        products.rename(product.id(), name);
    }

    /** When a product was added. */
    public Instant addedAt(Product product) {
        return products.addedAt(product.id());
    }

    /** Switches a setting of a product on or off. Requests use it within 5 s. */
    public void set(Product product, ProductSetting setting, boolean on) {
        if (on) {
            products.set(product.id(), setting.code());
        } else {
            products.unset(product.id(), setting.code());
        }
    }

    /**
     * The vocabulary in which what was kept of a product is read: its preset, its settings and what superusers changed of its fields and added. Of fields
     * that ended the title says until when they were kept. At most 5 s old.
     */
    public Vocabulary vocabulary(Product product) {
        return read(product).all;
    }

    /** What may be kept of a product's reports now: the same without the fields that ended. At most 5 s old. */
    public Vocabulary permitted(Product product) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Read read = read(product);
        return read.today.equals(today) ? read.now : make(product, today).now;
    }

    /**
     * A vocabulary as it was read.
     *
     * @param today the UTC day for which it was read
     * @param all with the fields that ended by then
     * @param now without them
     */
    private record Read(LocalDate today, Vocabulary all, Vocabulary now) {}

    private Read read(Product product) {
        Wanted wanted = new Wanted(product.id(), product.has(ProductSetting.FOUR_PART_VERSIONS));
        return vocabularies.get(wanted, none -> make(product, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private Read make(Product product, LocalDate today) {
        List<Field> added = permitted.definitions(product.id()).stream()
                .map(FieldJson::read)
                .toList();
        List<Field> all = added.stream()
                .map(field -> field.isOverOn(today) ? ended(field) : field)
                .toList();
        Set<String> over = added.stream()
                .filter(field -> field.isOverOn(today))
                .map(Field::name)
                .collect(Collectors.toSet());
        List<Field> now =
                added.stream().filter(field -> !over.contains(field.name())).toList();
        Vocabulary preset = Presets.load(product.preset()).changed(all);
        return new Read(
                today,
                withSettings(product, preset.with(all)),
                withSettings(product, preset.without(over).with(now)));
    }

    private static Field ended(Field field) {
        return field.titled(field.title() + " (\u2264\u00a0"
                + LocalDate.parse(Objects.requireNonNull(field.expires())).minusDays(1) + ")");
    }

    private static Vocabulary withSettings(Product product, Vocabulary vocabulary) {
        return product.has(ProductSetting.FOUR_PART_VERSIONS) ? vocabulary.withFourPartVersions() : vocabulary;
    }

    /**
     * Permits a field: at once on this server, within 5 s on other servers. A field that is permitted already does not change.
     *
     * @param by the address of the account that permits it
     */
    public void permit(Product product, Field field, String by) {
        permitted.permit(product.id(), field.name(), FieldJson.write(field), by, clock.instant());
        changed(product);
    }

    /** Makes this server read the vocabulary of a product again. */
    public void changed(Product product) {
        vocabularies.invalidateAll(List.of(new Wanted(product.id(), false), new Wanted(product.id(), true)));
    }
}
