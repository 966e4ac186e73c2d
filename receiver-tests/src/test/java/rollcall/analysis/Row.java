package rollcall.analysis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * A raw row: the last report of an instance on a day.
 *
 * @param number of the instance; who was forgotten and comes back has another one
 * @param first whether it is the first day of that number
 */
public record Row(int number, UUID id, LocalDateTime at, boolean first, Map<String, Object> kept) {
    public LocalDate day() {
        return at.toLocalDate();
    }
}
