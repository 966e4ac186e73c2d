package rollcall.mapping;

import java.util.List;
import java.util.Locale;

/**
 * Where the value of a field stands.
 *
 * @param take what is taken of what stands there
 * @param at where it stands
 * @param name where in an item of a list its name stands; the whole item for a list of texts
 * @param without of the keys of an object, those whose value is one of these texts are left out
 */
public record FieldSource(Take take, Pointer at, Pointer name, List<String> without) {
    /** What is taken of the place. */
    public enum Take {
        /** The value itself. */
        VALUE,
        /** The names in a list. */
        LIST,
        /** The names of an object's members. */
        KEYS,
        /** How many items a list has, or members an object. */
        COUNT;

        /** The key that says so in a mapping. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FieldSource {
        without = List.copyOf(without);
    }

    /** Takes this of a place, without more. */
    public static FieldSource of(Take take, Pointer at) {
        return new FieldSource(take, at, Pointer.WHOLE, List.of());
    }

    /** Whether its value can have what stands at a pointer: it is the place itself, or a list around it. */
    boolean mayHold(Pointer pointer) {
        boolean around = take == Take.VALUE || take == Take.LIST;
        return at.equals(pointer) || around && pointer.isBelow(at);
    }
}
