package rollcall.analysis.rejections;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.store.counts.RejectionListDao;

/** Counts the requests that were not kept and the names and values that were ignored, with the reasons. */
public final class Rejections {
    /** Most names in an answer, and most reasons. */
    public static final int MOST = 500;

    static final int NO_PRODUCT = 0;

    /** The shapes of values that a field can keep, and whole events. */
    private static final Set<String> KEEPABLE =
            Set.of("event", "text", "number", "flag", "list", "id", "histogram", "sum");

    private final RejectionListDao counts;

    public Rejections(RejectionListDao counts) {
        this.counts = counts;
    }

    /**
     * The requests that were not kept and the names that were ignored over a range of days.
     *
     * @param withUnauthenticated whether the reader may see requests without a valid key
     */
    public Answer answer(Product product, Vocabulary vocabulary, Range range, boolean withUnauthenticated) {
        return new Answer(
                RejectedSums.of(counts.byReason(product.id(), range.from(), range.to())),
                requests(product.id(), range),
                counts.ignored(product.id(), range.from(), range.to()),
                counts.ignoredNames(product.id(), range.from(), range.to(), MOST).stream()
                        .map(sum -> ignored(sum, vocabulary))
                        .toList(),
                withUnauthenticated ? requests(NO_PRODUCT, range) : List.of());
    }

    /** How many requests of each of these products were rejected on a UTC day. A product without any is not in the map. */
    public Map<Integer, Long> rejectedOn(Collection<Integer> productIds, LocalDate day) {
        return counts.byProduct(productIds, day).stream()
                .filter(each -> Rejection.outcome(each.reason()) == Rejection.Outcome.REJECTED)
                .collect(Collectors.groupingBy(
                        RejectionListDao.ProductReason::productId,
                        Collectors.summingLong(RejectionListDao.ProductReason::count)));
    }

    /** The first UTC day on which something of a product, or of no known product, was not kept; empty if that never happened. */
    public Optional<LocalDate> firstDay(Product product) {
        return counts.firstDay(product.id());
    }

    /**
     * Whether a name can be permitted: it is shaped like one, was ignored before and is not permitted yet.
     *
     * @return the shape of the value that was sent last; empty if the name cannot be permitted
     */
    public Optional<String> sent(Product product, Vocabulary vocabulary, Permittable name) {
        return name.isShaped() && !name.isIn(vocabulary)
                ? counts.sent(product.id(), name.name(), name.what().reason())
                : Optional.empty();
    }

    /** Whether a name was ever ignored, whatever became of it since. */
    public boolean wasIgnored(Product product, Permittable name) {
        return name.isShaped()
                && counts.sent(product.id(), name.name(), name.what().reason()).isPresent();
    }

    /**
     * The fields of heartbeats that were ignored over some UTC days, both included, and that can be kept: each name once, by the shape in which
     * it was ignored most often, the most frequent first.
     */
    public List<IgnoredName> keepable(Product product, Vocabulary vocabulary, LocalDate from, LocalDate to) {
        Map<String, IgnoredName> byName = new LinkedHashMap<>();
        counts.ignoredNames(product.id(), from, to, MOST).stream()
                .filter(sum -> sum.reason().equals(PermittablePart.FIELD.reason()))
                .map(sum -> ignored(sum, vocabulary))
                .filter(name -> name.standing() == IgnoredName.NameStanding.PERMITTABLE)
                .forEach(name -> byName.putIfAbsent(name.name(), name));
        return List.copyOf(byName.values());
    }

    /** How often a field of heartbeats was ignored because of its name, over some UTC days, both included. */
    public long ignored(Product product, String name, LocalDate from, LocalDate to) {
        return counts.ignoredNames(product.id(), from, to, MOST).stream()
                .filter(sum -> sum.reason().equals(PermittablePart.FIELD.reason())
                        && sum.name().equals(name))
                .mapToLong(RejectionListDao.IgnoredSum::count)
                .sum();
    }

    private List<Requests> requests(int productId, Range range) {
        return counts.rejections(productId, range.from(), range.to(), MOST).stream()
                .map(Rejections::rejected)
                .toList();
    }

    private static Requests rejected(RejectionListDao.RejectionSum sum) {
        return new Requests(sum.reason(), Rejection.outcome(sum.reason()), sum.field(), sum.count(), sum.lastDay());
    }

    private static IgnoredName ignored(RejectionListDao.IgnoredSum sum, Vocabulary vocabulary) {
        Optional<Permittable> name = Permittable.ofIgnored(sum.reason(), sum.name());
        return new IgnoredName(
                sum.name(),
                sum.kind(),
                sum.reason(),
                name.map(each -> standing(each, sum.kind(), vocabulary)).orElse(IgnoredName.NameStanding.KNOWN),
                name.map(Permittable::code).orElse(null),
                sum.count(),
                sum.lastDay());
    }

    private static IgnoredName.NameStanding standing(Permittable name, String kind, Vocabulary vocabulary) {
        if (name.isIn(vocabulary)) {
            return IgnoredName.NameStanding.PERMITTED_SINCE;
        }
        if (!name.isShaped()) {
            return IgnoredName.NameStanding.UNNAMED;
        }
        return KEEPABLE.contains(kind) ? IgnoredName.NameStanding.PERMITTABLE : IgnoredName.NameStanding.UNKEEPABLE;
    }

    /**
     * Whole requests that were not kept for one reason.
     *
     * @param reason the code of a {@link Rejection}
     * @param outcome rejected, repeated, or answered and not kept
     * @param field the field at fault; empty where the reason names none
     * @param lastDay the latest UTC day on which it happened
     */
    public record Requests(String reason, Rejection.Outcome outcome, String field, long count, LocalDate lastDay) {}

    /**
     * What was not kept over a range of days.
     *
     * @param requests how many whole requests were not kept, by outcome
     * @param byReason those requests, the most frequent reason first
     * @param ignored how many names or values were ignored in reports that were otherwise kept
     * @param byName those names, the most frequent first, at most {@link Rejections#MOST}
     * @param unauthenticated requests without a valid key, by reason; empty if the reader may not see them
     */
    public record Answer(
            RejectedSums requests,
            List<Rejections.Requests> byReason,
            long ignored,
            List<IgnoredName> byName,
            List<Rejections.Requests> unauthenticated) {}
}
