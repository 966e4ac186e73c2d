package rollcall.mapping;

import java.util.List;

/**
 * A list of named values, such as {@code [["server","version","31.0.2"]]}. It is read as the object {@code
 * {"server":{"version":"31.0.2"}}} in the same place, so that pointers can lead into it.
 *
 * @param list where the list stands
 * @param name where in an item its name stands; several make a name of several steps
 * @param value where in an item its value stands
 */
public record NamedList(Pointer list, List<Pointer> name, Pointer value) {
    public NamedList {
        name = List.copyOf(name);
    }
}
