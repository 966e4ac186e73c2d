package rollcall.pages.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import rollcall.analysis.time.Window;

/** The value of the parameter {@code first_seen}: two UTC days with ".." between them. */
final class FirstSeenDays {
    private FirstSeenDays() {}

    static boolean isValid(String text) {
        return read(text).isPresent();
    }

    static Optional<Window> read(String text) {
        String[] days = text.split("\\.\\.", -1);
        try {
            LocalDate from = LocalDate.parse(days[0]);
            LocalDate to = LocalDate.parse(days[days.length - 1]);
            boolean sensible = days.length == 2 && !from.isAfter(to) && from.getYear() >= 2000 && to.getYear() < 2200;
            return sensible ? Optional.of(new Window(from, to)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
