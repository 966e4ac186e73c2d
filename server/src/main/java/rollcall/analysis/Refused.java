package rollcall.analysis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.gate.Drop;
import rollcall.gate.Vocabulary;
import rollcall.report.Product;
import rollcall.store.DropSum;
import rollcall.store.RefusalListDao;
import rollcall.store.RefusalSum;

/** What was not kept, and why. */
public final class Refused {
    /** How many names, and how many reasons, an answer holds at most. */
    public static final int MOST = 500;

    private static final int NO_PRODUCT = 0;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final RefusalListDao refusals;

    public Refused(RefusalListDao refusals) {
        this.refusals = refusals;
    }

    /**
     * Whole requests and single names over a range of days.
     *
     * @param withUnauthenticated whether the asker may see requests of no known product
     */
    public RefusedAnswer answer(Product product, Vocabulary vocabulary, Range range, boolean withUnauthenticated) {
        return new RefusedAnswer(
                refusals.refused(product.id(), range.from(), range.to()),
                requests(product.id(), range),
                refusals.dropped(product.id(), range.from(), range.to()),
                refusals.drops(product.id(), range.from(), range.to(), MOST).stream()
                        .map(sum -> dropped(sum, vocabulary))
                        .toList(),
                withUnauthenticated ? requests(NO_PRODUCT, range) : List.of());
    }

    /**
     * Whether a name can be permitted: it is shaped like a field's name, was dropped before and is not permitted yet.
     *
     * @return the shape of what was sent last; empty if the name cannot be permitted
     */
    public Optional<String> permittable(Product product, Vocabulary vocabulary, String name) {
        return NAME.matcher(name).matches() && vocabulary.field(name).isEmpty()
                ? refusals.sent(product.id(), name)
                : Optional.empty();
    }

    private List<RefusedRequests> requests(int productId, Range range) {
        return refusals.refusals(productId, range.from(), range.to(), MOST).stream()
                .map(Refused::refused)
                .toList();
    }

    private static RefusedRequests refused(RefusalSum sum) {
        return new RefusedRequests(sum.reason(), sum.field(), sum.count(), sum.lastDay());
    }

    private static DroppedName dropped(DropSum sum, Vocabulary vocabulary) {
        return new DroppedName(
                sum.name(), sum.kind(), sum.reason(), standing(sum, vocabulary), sum.count(), sum.lastDay());
    }

    private static DroppedName.Standing standing(DropSum sum, Vocabulary vocabulary) {
        boolean nameUnknown = sum.reason().equals(Drop.Reason.NAME_NOT_PERMITTED.text());
        if (vocabulary.field(sum.name()).isPresent()) {
            return nameUnknown ? DroppedName.Standing.PERMITTED_SINCE : DroppedName.Standing.KNOWN;
        }
        return NAME.matcher(sum.name()).matches() ? DroppedName.Standing.PERMITTABLE : DroppedName.Standing.UNNAMED;
    }
}
