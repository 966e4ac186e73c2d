package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DayBlock;
import rollcall.rollup.EventSeriesKey;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventUseDao;

/**
 * Reads the bitmaps of the rollups of events: at most five queries a call, whatever the number of days, names and values. Both ends of a
 * range are included.
 */
public final class EventRollupReader {
    private final EventUseDao use;

    public EventRollupReader(EventUseDao use) {
        this.use = use;
    }

    /**
     * The instances that sent an event on one day.
     *
     * @param day in UTC
     * @param instances their ordinals
     */
    public record NameDay(LocalDate day, String name, RoaringBitmap instances) {}

    /**
     * The instances that sent one value of one field with an event on one day.
     *
     * @param day in UTC
     * @param field empty for all of the event
     * @param instances their ordinals
     */
    public record FieldDay(LocalDate day, String field, String value, RoaringBitmap instances) {}

    /**
     * The names that begin with a prefix and that most instances sent, most first: by the sum over the blocks of 1, 8 and 64 days that cover the
     * range.
     *
     * @param prefix empty for all names
     */
    public List<String> largest(int productId, LocalDate from, LocalDate to, String prefix, int most) {
        List<DayBlock.Row> blocks = DayBlock.cover(from, to);
        return use.largest(
                productId,
                blocks.stream().map(DayBlock.Row::days).toList(),
                blocks.stream().map(DayBlock.Row::first).toList(),
                blocks.stream().map(DayBlock.Row::last).toList(),
                prefix,
                most);
    }

    /** The totals of the given names over a range, by name. A name that was not sent has no entry. */
    public Map<String, EventUnion> all(int productId, Collection<String> which, LocalDate from, LocalDate to) {
        Map<String, EventUnion> unions = new HashMap<>();
        List<String> list = List.copyOf(which);
        for (DayBlock.Row blocks : DayBlock.cover(from, to)) {
            use.eachOfNames(
                    productId,
                    list,
                    blocks.days(),
                    blocks.first(),
                    blocks.last(),
                    row -> unions.computeIfAbsent(row.name(), none -> new EventUnion())
                            .add(row));
        }
        return unions;
    }

    /** How many events of a product were ever counted. */
    public long counted(int productId) {
        return use.counted(productId);
    }

    /** Every instance that sent any event. */
    public EventUnion everyone(int productId, LocalDate from, LocalDate to) {
        return all(productId, List.of(EventSeriesKey.EVERYONE.name()), from, to)
                .getOrDefault(EventSeriesKey.EVERYONE.name(), new EventUnion());
    }

    /** Everything about one name over a range, by field and value. */
    public Map<String, Map<String, EventUnion>> of(int productId, String name, LocalDate from, LocalDate to) {
        Map<EventCount.Key, EventUnion> unions = new HashMap<>();
        for (DayBlock.Row blocks : DayBlock.cover(from, to)) {
            use.eachOfName(
                    productId,
                    name,
                    blocks.days(),
                    blocks.first(),
                    blocks.last(),
                    row -> unions.computeIfAbsent(row.key(), none -> new EventUnion())
                            .add(row));
        }
        Map<String, Map<String, EventUnion>> byField = new HashMap<>();
        unions.forEach((key, union) ->
                byField.computeIfAbsent(key.field(), none -> new HashMap<>()).put(key.value(), union));
        return byField;
    }

    /** Hands over the instances of some values of some fields of one name, oldest day first, one row at a time. */
    public void eachFieldDay(
            int productId,
            String name,
            List<String> fields,
            List<String> values,
            LocalDate from,
            LocalDate to,
            Consumer<FieldDay> consumer) {
        use.eachFieldDay(
                productId,
                name,
                fields,
                values,
                from,
                to,
                row -> consumer.accept(new FieldDay(row.day(), row.field(), row.value(), Bitmaps.read(row.bitmap()))));
    }

    /** Hands over the instances of some names, oldest day first, one row at a time. */
    public void eachDay(
            int productId, Collection<String> which, LocalDate from, LocalDate to, Consumer<NameDay> consumer) {
        use.eachDay(
                productId,
                which.stream().distinct().toList(),
                from,
                to,
                row -> consumer.accept(new NameDay(row.day(), row.name(), Bitmaps.read(row.bitmap()))));
    }
}
