package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.report.Product;
import rollcall.rollup.read.EventUnion;

/**
 * The instances whose events a question counts: those that were seen on some days, both included. How often an event was sent, and for how many
 * users, is known of all of them together only.
 *
 * @param among their ordinals; null for all that were seen
 * @param name tells them apart from other instances of the product
 */
public record Senders(
        Product product,
        LocalDate from,
        LocalDate to,
        @Nullable RoaringBitmap among,
        String name) {
    /** Numbers of events, largest first; those that nobody knows before them. */
    static final Comparator<Long> MOST_EVENTS = Comparator.nullsFirst(Comparator.reverseOrder());

    /** Those that a question is about. Nothing is read if these are all. */
    public static Senders of(Population population, LocalDate from, LocalDate to) {
        if (population.isWhole()) {
            return new Senders(population.product(), from, to, null, "");
        }
        return some(population.product(), from, to, population.seen(from, to));
    }

    private static Senders some(Product product, LocalDate from, LocalDate to, RoaringBitmap among) {
        return new Senders(product, from, to, among, among.getCardinality() + " " + among.hashCode());
    }

    /** Those of some senders that are in a set. */
    Senders those(RoaringBitmap set) {
        return some(product, from, to, in(set));
    }

    /** Whether they are all instances that were seen. */
    public boolean areAll() {
        return among == null;
    }

    /**
     * How many they are.
     *
     * @param everyone all instances of the product, which are read if these are all
     */
    public int seen(Population everyone) {
        return (among == null ? everyone.seen(from, to) : among).getCardinality();
    }

    /** How many of them are in a set. */
    public int count(RoaringBitmap set) {
        return among == null ? set.getCardinality() : RoaringBitmap.andCardinality(set, among);
    }

    /** Those of them that are in a set. */
    RoaringBitmap in(RoaringBitmap set) {
        return among == null ? set : RoaringBitmap.and(set, among);
    }

    /** What any of them sent, of some values or names. */
    Map<String, EventUnion> sent(Map<String, EventUnion> all) {
        Map<String, EventUnion> sent = new HashMap<>(all);
        sent.values().removeIf(union -> !areAll() && count(union.instances()) == 0);
        return sent;
    }

    /** How often they sent it; null if nobody knows. */
    @Nullable
    Long events(EventUnion union) {
        return among == null ? Long.valueOf(union.events()) : null;
    }

    /** For how many users they sent it; null if nobody knows. */
    @Nullable
    Long profiles(EventUnion union) {
        return among == null ? Long.valueOf(union.profiles()) : null;
    }
}
