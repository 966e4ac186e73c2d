package rollcall.gate.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.report.PreferredNumber;

/** What has to hold of every {@link Field}, wherever its definition was read. */
final class FieldChecks {
    private FieldChecks() {}

    /** @throws IllegalArgumentException with the name and what is wrong */
    static void require(
            String name,
            @Nullable FieldKind kind,
            List<BigDecimal> bounds,
            @Nullable String expires,
            List<String> aliases) {
        requireBounds(name, kind, bounds);
        require(expires == null || isDay(expires), name, "expires on a day, such as 2027-01-31");
        require(aliases.size() <= Field.MOST_ALIASES, name, "has more than " + Field.MOST_ALIASES + " other names");
    }

    private static void requireBounds(String name, @Nullable FieldKind kind, List<BigDecimal> bounds) {
        if (kind != FieldKind.HISTOGRAM) {
            require(bounds.isEmpty(), name, "has bounds, and is no histogram");
            return;
        }
        int most = Field.MOST_BOUNDS;
        require(!bounds.isEmpty() && bounds.size() <= most, name, "needs 1 to " + most + " bounds");
        for (int i = 0; i < bounds.size(); i++) {
            BigDecimal before =
                    i == 0 ? BigDecimal.ONE.negate() : bounds.get(i - 1).max(BigDecimal.ZERO);
            require(bounds.get(i).compareTo(before) > 0, name, "needs bounds that ascend from 0 on");
            require(bounds.get(i).compareTo(PreferredNumber.MOST) <= 0, name, "has a bound above 10^15");
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void require(boolean holds, String name, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("the field " + name + " " + problem);
        }
    }
}
