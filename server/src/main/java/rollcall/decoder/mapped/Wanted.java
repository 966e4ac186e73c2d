package rollcall.decoder.mapped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.mapping.Pointer;

/** The parts of a body that are read, as a tree. A part without parts of its own is read as a scalar, or as an empty list or object. */
final class Wanted {
    private final Map<String, Wanted> parts = new HashMap<>();
    private @Nullable Wanted each;

    /** The part at this pointer, which is wanted from now on. */
    Wanted at(Pointer pointer) {
        Wanted part = this;
        for (String step : pointer.steps()) {
            part = part.parts.computeIfAbsent(step, none -> new Wanted());
        }
        return part;
    }

    /** Every item of a list, or member of an object, which is wanted from now on. */
    Wanted each() {
        if (each == null) {
            each = new Wanted();
        }
        return each;
    }

    /** What is wanted of a member or an item; null if nothing is. */
    @Nullable
    Wanted find(String step) {
        Wanted named = parts.get(step);
        if (named == null || each == null) {
            return named == null ? each : named;
        }
        Wanted both = new Wanted();
        both.add(named);
        both.add(each);
        return both;
    }

    private void add(Wanted other) {
        other.parts.forEach((step, part) -> at(new Pointer(List.of(step))).add(part));
        if (other.each != null) {
            each().add(other.each);
        }
    }
}
