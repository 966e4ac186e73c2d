package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * When events of one name happened.
 *
 * @param firstDay in UTC
 * @param lastDay in UTC
 */
public record NameSpan(String name, LocalDate firstDay, LocalDate lastDay) {}
