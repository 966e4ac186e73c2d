package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.rollup.DayBlock;
import rollcall.rollup.EventSeriesKey;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventUseDao;

/**
 * Reads the rollups of events: at most five queries a call, whatever the number of days, names and values. Both ends of a range are
 * included.
 */
public final class EventRollupReader {
    private final EventUseDao use;
    private final EventNameDao names;

    public EventRollupReader(EventUseDao use, EventNameDao names) {
        this.use = use;
        this.names = names;
    }

    /** Names day by day, those first that most instances sent on most days; no bitmap is read. */
    public List<EventUseDao.NameDays> names(int productId, LocalDate from, LocalDate to, String prefix, int most) {
        return use.names(productId, from, to, prefix, most);
    }

    /** When names were met, by name; one that never was is not in it. */
    public Map<String, EventNameDao.NameSpan> met(int productId, Collection<String> which) {
        return names.known(productId, List.copyOf(which)).stream()
                .collect(Collectors.toMap(EventNameDao.NameSpan::name, Function.identity()));
    }

    /** Names that were ever met, the latest first. */
    public List<String> latest(int productId, int most) {
        return names.latest(productId, most);
    }

    /** All of some names over a range; one that was not sent is not in it. */
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

    /** Everyone who sent any event. */
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

    /** Some fields of one name day by day, in no order; no bitmap is read. */
    public List<EventUseDao.EventDay> days(
            int productId, String name, List<String> fields, LocalDate from, LocalDate to) {
        return use.days(productId, name, fields, from, to);
    }

    /** Hands over who said what in some fields of one name, oldest day first. */
    public void eachFieldDay(
            int productId,
            String name,
            List<String> fields,
            LocalDate from,
            LocalDate to,
            Consumer<EventUseDao.FieldBitmap> consumer) {
        use.eachFieldDay(productId, name, fields, from, to, consumer);
    }

    /** Hands over who sent some names, oldest day first. */
    public void eachDay(
            int productId,
            Collection<String> which,
            LocalDate from,
            LocalDate to,
            Consumer<EventUseDao.NameBitmap> consumer) {
        use.eachDay(productId, which.stream().distinct().toList(), from, to, consumer);
    }

    /** The first day that has an event; empty before that. */
    public Optional<LocalDate> firstDay(int productId) {
        return use.firstDay(productId);
    }
}
