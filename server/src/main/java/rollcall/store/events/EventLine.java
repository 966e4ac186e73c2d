package rollcall.store.events;

import java.time.LocalDate;
import java.util.List;

/**
 * Events that are counted together.
 *
 * @param day the UTC day on which they happened
 * @param type empty for none
 * @param source empty for none
 * @param events how many
 * @param profiles the distinct hashes of the users who did them
 * @param values how often each counted value was among them
 */
public record EventLine(
        LocalDate day,
        String name,
        String type,
        String source,
        long events,
        List<Long> profiles,
        List<EventSummary.Value> values) {}
