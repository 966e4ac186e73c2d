package rollcall.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the bodies of a product's sender are read. A mapping finds values and permits none: the gate decides what is kept of them. Of several
 * pointers for one thing, the first one that leads to something counts.
 *
 * @param key where the API key stands, beside the usual places
 * @param form the field of a form that has the JSON; null if the body is the JSON
 * @param each the list whose items are reports of their own; null if the body is one report. All pointers but those of the key start at an
 *     item
 * @param named a list of named values that is read as an object; null if there is none
 * @param instance the identifier of the installation
 * @param version the version of the program; may be empty
 * @param fields where the value of each field stands, by its name
 * @param event where an event stands; null if the sender has none
 * @param answer what the sender is told when something was kept; null for Rollcall's usual answer
 */
public record Mapping(
        KeyPlace key,
        @Nullable String form,
        @Nullable Pointer each,
        @Nullable NamedList named,
        List<Pointer> instance,
        List<Pointer> version,
        Map<String, FieldSource> fields,
        @Nullable EventPlaces event,
        @Nullable FixedAnswer answer) {
    public Mapping {
        instance = List.copyOf(instance);
        version = List.copyOf(version);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The places whose text is secret or names somebody: that of the identifier, of the key and of the user. It is never a value of its own. */
    public List<Pointer> secret() {
        return Stream.of(instance.stream(), key.body().stream(), Stream.ofNullable(event == null ? null : event.user()))
                .flatMap(each -> each)
                .toList();
    }
}
