package rollcall.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a sender presents its API key, beside the usual places. At most one of the three is set.
 *
 * @param header the name of a header, of whose value the last word is the key; null for none
 * @param query the name of a parameter of the address; null for none
 * @param body pointers from the beginning of the body; empty for none
 */
public record KeyPlace(@Nullable String header, @Nullable String query, List<Pointer> body) {
    /** The usual places only. */
    public static final KeyPlace USUAL = new KeyPlace(null, null, List.of());

    public KeyPlace {
        body = List.copyOf(body);
    }
}
