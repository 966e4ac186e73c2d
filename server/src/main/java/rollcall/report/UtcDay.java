package rollcall.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads UTC days that people type or that stand in URLs. */
public final class UtcDay {
    /** No program that reports is older. It is also far from the days that a database cannot store. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private UtcDay() {}

    /** A day as year, month and day, for example {@code 2026-11-20}; empty for any other text, and for a day that no calendar has. */
    public static Optional<LocalDate> of(String text) {
        try {
            return FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
