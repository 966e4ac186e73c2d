package rollcall.gate;

import java.util.HashMap;
import java.util.Map;

/** Counts the ignored fields of a batch: the same ones repeat from event to event. */
final class IgnoredFields {
    private final Map<IgnoredField, Long> counted = new HashMap<>();

    void add(String name, String kind, IgnoredField.Reason reason) {
        counted.merge(new IgnoredField(name, kind, reason), 1L, Long::sum);
    }

    Map<IgnoredField, Long> counted() {
        return Map.copyOf(counted);
    }
}
