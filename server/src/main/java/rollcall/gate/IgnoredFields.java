package rollcall.gate;

import java.util.HashMap;
import java.util.Map;

/** What was dropped of a batch, counted: it repeats itself from event to event. */
final class IgnoredFields {
    private final Map<IgnoredField, Long> counted = new HashMap<>();

    void add(String name, String kind, IgnoredField.Reason reason) {
        counted.merge(new IgnoredField(name, kind, reason), 1L, Long::sum);
    }

    Map<IgnoredField, Long> counted() {
        return Map.copyOf(counted);
    }
}
