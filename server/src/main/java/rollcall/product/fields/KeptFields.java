package rollcall.product.fields;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.product.FieldJson;
import rollcall.product.Permittable;
import rollcall.product.ProductChanges;
import rollcall.product.Products;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.StoppedFieldDao;

/**
 * The fields that superusers added to a product's preset, and those of the preset that they changed: which ones are kept, since when, and
 * which ones are kept no longer.
 */
public final class KeptFields {
    /** The most fields that one form keeps. */
    public static final int MOST_AT_ONCE = 50;

    private final StoppedFieldDao fields;
    private final FieldsHistory history;
    private final Products products;
    private final Clock clock;

    public KeptFields(StoppedFieldDao fields, Products products, Clock clock) {
        this.fields = fields;
        this.history = new FieldsHistory(fields, clock);
        this.products = products;
        this.clock = clock;
    }

    /** The versions of the fields, which every change makes. */
    public FieldsHistory history() {
        return history;
    }

    /** A field that a superuser added or changed; {@code by} is the address of that account. */
    public record Kept(Field field, String by, Instant since) {}

    /**
     * A field that is kept no longer, and of which something may still be there.
     *
     * @param field as it was kept
     * @param by the address of the account that stopped it
     * @param removing whether what was kept of it is being deleted
     */
    public record Stopped(Field field, String by, Instant at, boolean removing) {}

    /** The fields of a product that superusers added, the latest first. */
    public List<Kept> added(Product product) {
        return kept(product).stream()
                .filter(kept -> !isOfPreset(product, kept.field().name()))
                .toList();
    }

    /** The fields of a product that superusers added, and those of its preset that they changed, the latest first. */
    public List<Kept> kept(Product product) {
        return fields.rows(product.id()).stream()
                .map(row -> new Kept(FieldJson.read(row.definition()), row.permittedBy(), row.permittedAt()))
                .toList();
    }

    /** The fields of a product that are kept no longer, the latest first. */
    public List<Stopped> stopped(Product product) {
        return fields.stopped(product.id()).stream()
                .map(row -> new Stopped(
                        FieldJson.read(row.definition()), row.stoppedBy(), row.stoppedAt(), row.removeSince() != null))
                .toList();
    }

    /**
     * Keeps fields from now on, all or none: at once on this server, within 5 s on other servers. A field that is kept already stays as it is.
     * A field that was stopped, or whose end has come, goes on where it ended.
     *
     * @param by the address of the account that keeps them
     * @return the names of those that were not kept before
     * @throws InvalidInput with the name of a field for which it cannot be done: what was kept of it before was of another kind, or is being
     *     deleted
     */
    public Set<String> keep(Product product, List<Field> chosen, String by) {
        return change(product, null, by, tables -> keep(tables, product, chosen, by));
    }

    private <T> T change(Product product, @Nullable Integer seen, String by, Function<StoppedFieldDao, T> change) {
        T done = history.change(product, seen, by, change);
        products.changed(product);
        return done;
    }

    private Set<String> keep(StoppedFieldDao tables, Product product, List<Field> chosen, String by) {
        Map<String, StoppedFieldDao.StoppedRow> stopped =
                tables.lock(product.id(), chosen.stream().map(Field::name).toList()).stream()
                        .collect(Collectors.toMap(StoppedFieldDao.StoppedRow::name, row -> row));
        Set<String> names = new LinkedHashSet<>();
        for (Field field : chosen) {
            requireSame(stopped.get(field.name()), field);
            if (tables.permit(product.id(), field.name(), FieldJson.write(field), by, clock.instant()) > 0
                    || isResumed(tables, product, field)) {
                names.add(field.name());
            }
            tables.forget(product.id(), field.name());
        }
        return names;
    }

    /** Goes on with a field whose end has come, if it is one. */
    private boolean isResumed(StoppedFieldDao tables, Product product, Field field) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Field before = tables.rows(product.id()).stream()
                .map(row -> FieldJson.read(row.definition()))
                .filter(each -> each.name().equals(field.name()))
                .findFirst()
                .orElseThrow();
        if (!before.isOverOn(today)) {
            return false;
        }
        requireSame(before, field);
        if (isOfPreset(product, field.name())) {
            tables.restore(product.id(), field.name());
        } else {
            tables.redefine(product.id(), field.name(), FieldJson.write(field));
        }
        return true;
    }

    private static boolean isOfPreset(Product product, String code) {
        return Permittable.of(code).isInPreset(product.preset());
    }

    /** Gives a kept field, or one of the preset, another definition. What the preset says anyway needs none beside it. */
    private void redefine(StoppedFieldDao tables, Product product, Field field, String by) {
        String definition = FieldJson.write(field);
        if (Permittable.of(field.name())
                .inPreset(product.preset())
                .filter(field::equals)
                .isPresent()) {
            tables.restore(product.id(), field.name());
        } else if (tables.redefine(product.id(), field.name(), definition) == 0) {
            tables.permit(product.id(), field.name(), definition, by, clock.instant());
        }
    }

    /**
     * Gives fields other definitions, and ends or adds others, all or nothing.
     *
     * @param seen the version of the fields that the account was shown
     * @param redefined fields that are kept, by the preset or since, with what is new of them
     * @param added fields that are kept from now on
     * @throws InvalidInput naming {@code version} if somebody else changed the fields since, otherwise as {@link #keep}
     */
    public void change(Product product, int seen, List<Field> redefined, List<Field> added, String by) {
        change(product, seen, by, tables -> {
            redefined.forEach(field -> redefine(tables, product, field, by));
            return keep(tables, product, added, by);
        });
    }

    /**
     * Does what a product file changes at the fields, all or nothing.
     *
     * @throws InvalidInput as {@link #keep}
     */
    public void apply(Product product, ProductChanges changes, String by) {
        change(product, null, by, tables -> {
            changes.stopped().forEach(name -> tables.stop(product.id(), name, by, clock.instant()));
            changes.restored().forEach(name -> tables.restore(product.id(), name));
            changes.redefined().forEach(field -> redefine(tables, product, field, by));
            return keep(tables, product, changes.added(), by);
        });
    }

    private static void requireSame(StoppedFieldDao.@Nullable StoppedRow row, Field field) {
        if (row == null) {
            return;
        }
        if (row.removeSince() != null) {
            throw new InvalidInput(
                    field.name(), "What was kept of it before is being deleted. Keep it again in a few minutes.");
        }
        requireSame(FieldJson.read(row.definition()), field);
    }

    private static void requireSame(Field before, Field field) {
        if (!before.isSameSeriesAs(field)) {
            throw new InvalidInput(
                    field.name(),
                    "It was kept before as another kind or in other ranges, and the two do not mix. Choose the same, or delete what was kept first.");
        }
    }

    /**
     * Keeps a field no longer: its name is ignored from now on, at once on this server, within 5 s on other servers. What was kept stays.
     *
     * @param by the address of the account that stops it
     * @return false if no superuser added such a field, or if it is stopped already
     */
    public boolean stop(Product product, String name, String by) {
        return !isOfPreset(product, name)
                && change(product, null, by, tables -> tables.stop(product.id(), name, by, clock.instant()) > 0);
    }

    /**
     * Asks that what was kept of a stopped field be deleted, by {@link rollcall.product.FieldRemoval}.
     *
     * @return false if there is no such field, or if it is being deleted already
     */
    public boolean remove(Product product, String name) {
        return fields.remove(product.id(), name, clock.instant()) > 0;
    }
}
