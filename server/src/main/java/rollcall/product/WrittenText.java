package rollcall.product;

import java.time.LocalDate;
import rollcall.report.InvalidInput;
import rollcall.report.UtcDay;

/** Checks what maintainers write down about a product. */
final class WrittenText {
    private WrittenText() {}

    /** A text of one line without blanks around it. */
    static String line(String field, String text, int longest) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > longest || written.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, "Write 1 to " + longest + " characters on one line.");
        }
        return written;
    }

    /** The same, or nothing. */
    static String lineOrNone(String field, String text, int longest) {
        return text.isBlank() ? "" : line(field, text, longest);
    }

    static LocalDate day(String field, String text, LocalDate latest, String problem) {
        return UtcDay.of(text.strip())
                .filter(day -> !day.isBefore(UtcDay.EARLIEST) && !day.isAfter(latest))
                .orElseThrow(() -> new InvalidInput(field, problem));
    }
}
