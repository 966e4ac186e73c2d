package rollcall.gate;

import java.util.HashMap;
import java.util.Map;

/** What was dropped of a batch, counted: it repeats itself from event to event. */
final class Drops {
    private final Map<Drop, Long> counted = new HashMap<>();

    void add(String name, String kind, Drop.Reason reason) {
        counted.merge(new Drop(name, kind, reason), 1L, Long::sum);
    }

    Map<Drop, Long> counted() {
        return Map.copyOf(counted);
    }
}
