package rollcall.rollup.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import rollcall.rollup.DayBlock;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventUseDao;

/**
 * Remembers what the days of a range before its last one say about events, as long as no event comes to them. So what comes today costs no
 * more than today. What is remembered never becomes wrong: events are added to the rollups, and whenever some
 * are taken away, a number of the product grows, which is part of what is remembered.
 */
public final class FinishedDays {
    /** The part of the heap that answers may take, and that totals may. */
    private static final long PART_OF_HEAP = 16;

    private static final int BYTES_OF_AN_ENTRY = 200;

    private final EventUseDao use;
    private final Memory<Key> memory = new Memory<>(PART_OF_HEAP);
    private final Cache<Key, EventUnion> totals = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
            .weigher((Key key, EventUnion union) -> BYTES_OF_AN_ENTRY + (int) union.bytes())
            .build();

    FinishedDays(EventUseDao use) {
        this.use = use;
    }

    /** @param counted what came to the days */
    private record Key(int productId, LocalDate from, LocalDate to, EventUseDao.Counted counted, Object question) {
        Key about(Object other) {
            return new Key(productId, from, to, counted, other);
        }
    }

    /**
     * An answer for the days before the last one of a range, which is counted once while no event comes to them; null if the range is a single
     * day.
     *
     * @param to the last day of the range
     * @param question equal for equal questions, of a class that only questions with this kind of answer have
     * @param bytes how much memory an answer takes, roughly
     * @param count makes the answer of the days from {@code from} to the day that it is given
     */
    public <T> @Nullable T of(
            int productId,
            LocalDate from,
            LocalDate to,
            Object question,
            ToLongFunction<T> bytes,
            Function<LocalDate, T> count) {
        if (!from.isBefore(to)) {
            return null;
        }
        LocalDate last = to.minusDays(1);
        return memory.of(key(productId, from, last, question), bytes, () -> count.apply(last));
    }

    /**
     * The totals of some names on the days before the last one of a range, by name. Each name is remembered for itself, so that questions about
     * other names find it. A name that was not sent may have no entry.
     *
     * @param reader reads the totals of names from {@code from} to the day that it is given
     */
    Map<String, EventUnion> totals(
            int productId, Collection<String> names, LocalDate from, LocalDate to, Totals reader) {
        Map<String, EventUnion> found = new HashMap<>();
        if (!from.isBefore(to)) {
            return found;
        }
        LocalDate last = to.minusDays(1);
        Key days = key(productId, from, last, SeriesKey.NONE);
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            EventUnion known = totals.getIfPresent(days.about(name));
            if (known == null) {
                missing.add(name);
            } else {
                found.put(name, known);
            }
        }
        if (!missing.isEmpty()) {
            Map<String, EventUnion> read = reader.of(missing, last);
            for (String name : missing) {
                EventUnion union = read.getOrDefault(name, EventUnion.NOTHING);
                totals.put(days.about(name), union);
                found.put(name, union);
            }
        }
        return found;
    }

    private Key key(int productId, LocalDate from, LocalDate to, Object question) {
        List<DayBlock.Row> blocks = DayBlock.cover(from, to);
        EventUseDao.Counted counted = use.countedOn(
                productId, DayBlock.Row.sizes(blocks), DayBlock.Row.firsts(blocks), DayBlock.Row.lasts(blocks));
        return new Key(productId, from, to, counted, question);
    }

    /** Reads totals by name. */
    interface Totals {
        Map<String, EventUnion> of(Collection<String> names, LocalDate last);
    }
}
