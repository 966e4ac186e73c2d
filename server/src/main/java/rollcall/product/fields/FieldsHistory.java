package rollcall.product.fields;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.product.FieldJson;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.FieldsVersionDao.FieldsRow;
import rollcall.store.products.PermittedFieldDao.PermittedRow;
import rollcall.store.products.StoppedFieldDao;

/** The versions of the fields that superusers added to products: each change makes one, with who made it and when. */
public final class FieldsHistory {
    /** The most versions that are read at once. */
    public static final int MOST = 50;

    private final StoppedFieldDao fields;
    private final Clock clock;

    public FieldsHistory(StoppedFieldDao fields, Clock clock) {
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * A version.
     *
     * @param number from 1 on
     * @param by the address of the account that made it
     * @param changes against the version before
     * @param fields all fields of this version
     */
    public record FieldsVersion(int number, Instant at, String by, List<FieldChange> changes, List<Field> fields) {}

    /** The number of a product's latest version; 0 if nobody added a field. */
    public int number(Product product) {
        return fields.version(product.id());
    }

    /** The latest versions of a product's fields, the latest first, at most {@link #MOST}. */
    public List<FieldsVersion> versions(Product product) {
        List<FieldsRow> rows = fields.versions(product.id(), MOST + 1);
        List<FieldsVersion> versions = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, rows.size()); i++) {
            FieldsRow row = rows.get(i);
            List<Field> now = FieldJson.readAll(row.fields());
            List<Field> before =
                    i + 1 < rows.size() ? FieldJson.readAll(rows.get(i + 1).fields()) : List.of();
            versions.add(new FieldsVersion(
                    row.version(),
                    row.madeAt(),
                    row.madeBy(),
                    FieldChange.between(product.preset(), before, now),
                    now));
        }
        return versions;
    }

    /**
     * Changes a product's fields, all or nothing, while nobody else does; if anything changed, the product has a version more.
     *
     * @param seen the version that the account was shown; null if it does not matter
     * @param by the address of the account
     * @throws InvalidInput naming {@code version} if somebody else made a version since the one that was shown
     */
    <T> T change(Product product, @Nullable Integer seen, String by, Function<StoppedFieldDao, T> change) {
        return fields.together(tables -> {
            int version = tables.lockVersion(product.id());
            if (seen != null && seen != version) {
                throw new InvalidInput(
                        "version",
                        "Somebody else changed the fields meanwhile; the change stands below. Look whether yours is still right, and save it again.");
            }
            List<PermittedRow> before = tables.rows(product.id());
            if (version == 0 && !before.isEmpty()) {
                version++;
                PermittedRow latest = before.get(0);
                tables.addVersion(product.id(), version, latest.permittedAt(), latest.permittedBy(), array(before));
            }
            T done = change.apply(tables);
            String after = array(tables.rows(product.id()));
            if (!after.equals(array(before))) {
                tables.addVersion(product.id(), version + 1, clock.instant(), by, after);
            }
            return done;
        });
    }

    /** The definitions in the order in which they were permitted. */
    private static String array(List<PermittedRow> latestFirst) {
        List<PermittedRow> rows = new ArrayList<>(latestFirst);
        Collections.reverse(rows);
        return rows.stream().map(PermittedRow::definition).collect(Collectors.joining(",", "[", "]"));
    }
}
