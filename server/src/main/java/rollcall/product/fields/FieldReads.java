package rollcall.product.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import rollcall.report.Product;
import rollcall.store.products.FieldReadDao;

/**
 * Records on which day pages last showed each field, so that fields that nobody looks at can be proposed for removal. Days are noted in memory and
 * stored by a job; a server that is killed loses those of the last 10 s.
 */
public final class FieldReads {
    /** Days without a look after which a field is proposed for removal. */
    public static final int DAYS = 90;

    private final FieldReadDao reads;

    /** The latest day of each field that was noted, one entry for each permitted field at most. */
    private final ConcurrentMap<ProductField, LocalDate> days = new ConcurrentHashMap<>();

    /** Those whose day is not stored yet. */
    private final Set<ProductField> waiting = ConcurrentHashMap.newKeySet();

    private record ProductField(int productId, String name) {}

    public FieldReads(FieldReadDao reads) {
        this.reads = reads;
    }

    /** Notes that a page showed fields, by their codes, which the product's vocabulary has. */
    public void note(Product product, Collection<String> names, LocalDate today) {
        for (String name : names) {
            ProductField field = new ProductField(product.id(), name);
            if (!today.equals(days.put(field, today))) {
                waiting.add(field);
            }
        }
    }

    /** Stores the days; to be called every few seconds. Days that cannot be stored wait for the next call. */
    public void flush() {
        List<ProductField> some = List.copyOf(waiting);
        if (some.isEmpty()) {
            return;
        }
        some.forEach(waiting::remove);
        List<FieldReadDao.Read> rows = new ArrayList<>();
        some.forEach(field -> rows.add(
                new FieldReadDao.Read(field.productId(), field.name(), Objects.requireNonNull(days.get(field)))));
        try {
            reads.add(rows);
        } catch (RuntimeException e) {
            waiting.addAll(some);
            throw e;
        }
    }

    /** The codes of the fields that people added and that no page showed for {@value #DAYS} days. */
    public Set<String> unread(Product product, LocalDate today) {
        return Set.copyOf(reads.unread(product.id(), today.minusDays(DAYS)));
    }
}
