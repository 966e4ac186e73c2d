package rollcall.decoder.mapped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.mapping.Pointer;

/** The parts of a body that are read, as a tree. A part without parts of its own is read as a scalar, or as an empty list or object. */
final class WantedParts {
    private final Map<String, WantedParts> parts = new HashMap<>();
    private @Nullable WantedParts each;

    /** The part at this pointer, which is wanted from now on. */
    WantedParts at(Pointer pointer) {
        WantedParts part = this;
        for (String step : pointer.steps()) {
            part = part.parts.computeIfAbsent(step, none -> new WantedParts());
        }
        return part;
    }

    /** Every item of a list, or member of an object, which is wanted from now on. */
    WantedParts each() {
        if (each == null) {
            each = new WantedParts();
        }
        return each;
    }

    /** What is wanted of a member or an item; null if nothing is. */
    @Nullable
    WantedParts find(String step) {
        WantedParts named = parts.get(step);
        if (named == null || each == null) {
            return named == null ? each : named;
        }
        WantedParts both = new WantedParts();
        both.add(named);
        both.add(each);
        return both;
    }

    private void add(WantedParts other) {
        other.parts.forEach((step, part) -> at(new Pointer(List.of(step))).add(part));
        if (other.each != null) {
            each().add(other.each);
        }
    }
}
