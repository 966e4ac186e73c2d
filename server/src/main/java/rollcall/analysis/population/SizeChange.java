package rollcall.analysis.population;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the bucket of an instance on a later day differs from its bucket on an earlier one. */
public enum SizeChange {
    /** It is in a bigger bucket. */
    GREW,
    /** It is in the same one. */
    STAYED,
    /** It is in a smaller one. */
    SHRANK;

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The change of that name; empty for any other name. */
    public static Optional<SizeChange> named(String code) {
        return Arrays.stream(values())
                .filter(change -> change.code().equals(code))
                .findFirst();
    }
}
