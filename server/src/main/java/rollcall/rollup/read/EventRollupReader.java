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
import rollcall.store.rollups.EventUseDao;

/**
 * Reads the rollups of events: a few queries a call, whatever the number of days, names and values. Both ends of a range are included. What
 * the days before the last one of a range say is remembered, see {@link FinishedDays}; what is returned must not be changed.
 */
public final class EventRollupReader {
    private static final long BYTES_OF_A_VALUE = 150;

    private final EventUseDao use;
    private final FinishedDays finished;
    private final EventNameReader names;
    private final ErrorReader errors;

    public EventRollupReader(EventUseDao use) {
        this.use = use;
        this.finished = new FinishedDays(use);
        this.names = new EventNameReader(use, finished);
        this.errors = new ErrorReader(use, finished);
    }

    /**
     * The instances that sent an event on one day.
     *
     * @param day in UTC
     * @param instances their ordinals
     */
    public record NameDay(LocalDate day, String name, RoaringBitmap instances) {}

    /**
     * The instances that sent one value of one field with an event in a block of days.
     *
     * @param day the first one, in UTC
     * @param field empty for all of the event
     * @param instances their ordinals
     */
    public record FieldBlock(LocalDate day, String field, String value, RoaringBitmap instances) {}

    private record FieldsOf(String name, boolean all, List<String> versions) {}

    /** What is remembered of the days before the last one of a range. */
    public FinishedDays finished() {
        return finished;
    }

    /** Reads the events that are errors. */
    public ErrorReader errors() {
        return errors;
    }

    /** Reads which names there are, and how many instances sent each. */
    public EventNameReader names() {
        return names;
    }

    /** The totals of the given names over a range, by name. A name that was not sent has no entry. */
    public Map<String, EventUnion> all(int productId, Collection<String> which, LocalDate from, LocalDate to) {
        Map<String, EventUnion> totals =
                finished.totals(productId, which, from, to, (names, last) -> readTotals(productId, names, from, last));
        readTotals(productId, which, to, to).forEach((name, day) -> totals.merge(name, day, EventUnion::both));
        totals.values().removeIf(union -> union == EventUnion.NOTHING);
        return totals;
    }

    private Map<String, EventUnion> readTotals(int productId, Collection<String> which, LocalDate from, LocalDate to) {
        Map<String, EventUnion> totals = new HashMap<>();
        List<String> names = List.copyOf(which);
        for (DayBlock.Row blocks : DayBlock.cover(from, to)) {
            use.eachOfNames(
                    productId,
                    names,
                    blocks.days(),
                    blocks.first(),
                    blocks.last(),
                    row -> totals.computeIfAbsent(row.name(), none -> new EventUnion())
                            .add(row));
        }
        return totals;
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
        return of(productId, new FieldsOf(name, true, List.of()), from, to);
    }

    /** Everything about one name over a range but its versions, of which only some are read. */
    public Map<String, Map<String, EventUnion>> ofSomeVersions(
            int productId, String name, List<String> versions, LocalDate from, LocalDate to) {
        return of(productId, new FieldsOf(name, false, versions), from, to);
    }

    private Map<String, Map<String, EventUnion>> of(int productId, FieldsOf question, LocalDate from, LocalDate to) {
        Map<String, Map<String, EventUnion>> before = finished.of(
                productId,
                from,
                to,
                question,
                EventRollupReader::bytes,
                last -> readFields(productId, question, from, last));
        Map<String, Map<String, EventUnion>> fields = readFields(productId, question, to, to);
        if (before != null) {
            before.forEach((field, values) -> {
                Map<String, EventUnion> all = fields.computeIfAbsent(field, none -> new HashMap<>());
                values.forEach((value, union) -> all.merge(value, union, EventUnion::both));
            });
        }
        return fields;
    }

    private Map<String, Map<String, EventUnion>> readFields(
            int productId, FieldsOf question, LocalDate from, LocalDate to) {
        Map<String, Map<String, EventUnion>> fields = new HashMap<>();
        for (DayBlock.Row blocks : DayBlock.cover(from, to)) {
            use.eachOfName(
                    productId,
                    question.name,
                    question.all,
                    question.versions,
                    blocks.days(),
                    blocks.first(),
                    blocks.last(),
                    row -> fields.computeIfAbsent(row.key().field(), none -> new HashMap<>())
                            .computeIfAbsent(row.key().value(), none -> new EventUnion())
                            .add(row));
        }
        return fields;
    }

    private static long bytes(Map<String, Map<String, EventUnion>> fields) {
        return fields.values().stream()
                .flatMap(values -> values.values().stream())
                .mapToLong(union -> BYTES_OF_A_VALUE + union.bytes())
                .sum();
    }

    /** Hands over the instances of some values of some fields of one name in some blocks, the earliest day first, one row at a time. */
    public void eachFieldBlock(
            int productId,
            String name,
            List<String> fields,
            List<String> values,
            List<DayBlock.Row> blocks,
            Consumer<FieldBlock> consumer) {
        use.eachFieldBlock(
                productId,
                name,
                fields,
                values,
                DayBlock.Row.sizes(blocks),
                DayBlock.Row.firsts(blocks),
                DayBlock.Row.lasts(blocks),
                row -> consumer.accept(
                        new FieldBlock(row.day(), row.field(), row.value(), Bitmaps.read(row.bitmap()))));
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
