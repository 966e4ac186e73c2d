package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.DayBlock;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventFieldDao;
import rollcall.store.rollups.EventUseDao;

/** Reads the events that are errors: by their signature and by the version that sent them. Both ends of a range are included. */
public final class ErrorReader {
    private static final long BYTES_OF_A_SPAN = 200;
    private static final long BYTES_OF_A_VALUE = 200;

    private final EventUseDao use;
    private final FinishedDays finished;

    ErrorReader(EventUseDao use, FinishedDays finished) {
        this.use = use;
        this.finished = finished;
    }

    /**
     * An error on a version.
     *
     * @param signature empty if the events had none; {@link SeriesKey#OTHER} for errors that were not counted one by one
     * @param version empty if the events had no usable version
     */
    public record Key(String signature, String version) {
        static Key of(String value) {
            if (value.equals(SeriesKey.OTHER)) {
                return new Key(SeriesKey.OTHER, "");
            }
            String version = EventSeriesKey.versionOfError(value);
            return new Key(
                    EventSeriesKey.signature(value),
                    version.isEmpty() || version.equals(Unusable.UNKNOWN.code()) ? "" : Version.spelled(version));
        }
    }

    /** The first and the last day on which an error was sent with a version. */
    public record Span(LocalDate first, LocalDate last) {
        Span with(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    private record Unions() {}

    private record Spans() {}

    /** Who sent each error with each version in a range, and how often. */
    public Map<Key, EventUnion> of(int productId, LocalDate from, LocalDate to) {
        Map<Key, EventUnion> found = read(productId, to, to);
        Map<Key, EventUnion> before = finished.of(
                productId,
                from,
                to,
                new Unions(),
                all -> all.values().stream()
                        .mapToLong(union -> BYTES_OF_A_VALUE + union.bytes())
                        .sum(),
                last -> read(productId, from, last));
        if (before != null) {
            before.forEach((key, union) -> found.merge(key, union, EventUnion::both));
        }
        return found;
    }

    private Map<Key, EventUnion> read(int productId, LocalDate from, LocalDate to) {
        Map<Key, EventUnion> found = new HashMap<>();
        List<DayBlock.Row> blocks = DayBlock.cover(from, to);
        use.eachOfField(
                productId,
                EventSeriesKey.ERROR,
                DayBlock.Row.sizes(blocks),
                DayBlock.Row.firsts(blocks),
                DayBlock.Row.lasts(blocks),
                row -> found.computeIfAbsent(Key.of(row.key().value()), none -> new EventUnion())
                        .add(row));
        return found;
    }

    /** The first day that has an event of any kind; empty if no day has. */
    public Optional<LocalDate> firstDay(int productId) {
        return use.firstDay(productId);
    }

    /** When each error was ever sent with each version, up to a day. */
    public Map<Key, Span> spans(int productId, LocalDate to) {
        Map<Key, Span> spans = new HashMap<>();
        add(spans, use.spans(productId, EventSeriesKey.ERROR, to, to));
        List<EventFieldDao.ValueSpan> before = finished.of(
                productId,
                LocalDate.EPOCH,
                to,
                new Spans(),
                all -> BYTES_OF_A_SPAN * all.size(),
                last -> new ArrayList<>(use.spans(productId, EventSeriesKey.ERROR, LocalDate.EPOCH, last)));
        if (before != null) {
            add(spans, before);
        }
        return spans;
    }

    private static void add(Map<Key, Span> spans, List<EventFieldDao.ValueSpan> rows) {
        rows.forEach(row -> spans.merge(Key.of(row.value()), new Span(row.first(), row.last()), Span::with));
    }
}
