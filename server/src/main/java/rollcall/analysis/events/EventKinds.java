package rollcall.analysis.events;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.read.EventUnion;

/** Makes the answer about the types and sources of an event. */
final class EventKinds {
    private EventKinds() {}

    /** Those that the senders sent it with, most events first, or most instances first where events are not known. */
    static List<EventUse.Kind> of(Senders senders, Map<String, EventUnion> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind(senders, kind.getKey(), kind.getValue()))
                .filter(kind -> kind.instances() > 0)
                .sorted(Comparator.comparingLong(EventKinds::size)
                        .reversed()
                        .thenComparing(EventUse.Kind::type)
                        .thenComparing(EventUse.Kind::source))
                .toList();
    }

    private static long size(EventUse.Kind kind) {
        return Optional.ofNullable(kind.events()).orElse((long) kind.instances());
    }

    private static EventUse.Kind kind(Senders senders, String kind, EventUnion union) {
        return new EventUse.Kind(
                EventSeriesKey.type(kind),
                EventSeriesKey.source(kind),
                senders.count(union.instances()),
                senders.events(union));
    }
}
