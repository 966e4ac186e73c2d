package rollcall.product.fields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rollcall.gate.vocabulary.Field;
import rollcall.product.Permittable;

/**
 * What a version of a product's fields has that the version before has not.
 *
 * @param field as it is in the version; of a field that went, as it was
 * @param what whether it came, went or changed
 * @param parts what changed of it; empty unless it changed
 */
public record FieldChange(Field field, What what, Set<Part> parts) {
    /** What became of a field. */
    public enum What {
        ADDED,
        CHANGED,
        STOPPED
    }

    /** A part of a field's definition. */
    public enum Part {
        KIND(Field::kind),
        RANGES(field -> List.of(Objects.requireNonNullElse(field.bucket(), ""), field.bounds())),
        VALUES(Field::values),
        TITLE(Field::title),
        DESCRIPTION(Field::description),
        REASON(Field::reason),
        OWNER(Field::owner),
        EXPIRES(Field::expires),
        ALIASES(Field::aliases),
        EVENTS(Field::on),
        OTHER(field -> List.of(
                field.group(),
                Objects.requireNonNullElse(field.unit(), ""),
                Objects.requireNonNullElse(field.otlp(), "")));

        private final Function<Field, Object> of;

        Part(Function<Field, Object> of) {
            this.of = of;
        }

        private boolean differs(Field one, Field other) {
            return !Objects.equals(of.apply(one), of.apply(other));
        }
    }

    /**
     * Compares two versions: fields that came or changed in the order of the later one, then those that went. A field of the preset is there
     * always.
     */
    static List<FieldChange> between(String preset, List<Field> earlier, List<Field> later) {
        Map<String, Field> before = new LinkedHashMap<>();
        earlier.forEach(field -> before.put(field.name(), field));
        List<FieldChange> changes = new ArrayList<>();
        for (Field field : later) {
            Field old = Optional.ofNullable(before.remove(field.name()))
                    .or(() -> Permittable.of(field.name()).inPreset(preset))
                    .orElse(null);
            if (old == null) {
                changes.add(new FieldChange(field, What.ADDED, Set.of()));
            } else if (!old.equals(field)) {
                changes.add(new FieldChange(field, What.CHANGED, parts(old, field)));
            }
        }
        before.values().forEach(field -> changes.add(gone(preset, field)));
        return changes;
    }

    private static FieldChange gone(String preset, Field field) {
        return Permittable.of(field.name())
                .inPreset(preset)
                .map(restored -> new FieldChange(restored, What.CHANGED, parts(field, restored)))
                .orElseGet(() -> new FieldChange(field, What.STOPPED, Set.of()));
    }

    private static Set<Part> parts(Field one, Field other) {
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeIf(part -> !part.differs(one, other));
        return parts;
    }
}
