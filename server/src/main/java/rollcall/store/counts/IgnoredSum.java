package rollcall.store.counts;

import java.time.LocalDate;

/**
 * A name that was dropped from kept reports.
 *
 * @param kind the shape of what was sent, see {@link rollcall.gate.IgnoredField}
 * @param reason the text of a {@link rollcall.gate.IgnoredField.Reason}
 */
public record IgnoredSum(String name, String kind, String reason, long count, LocalDate lastDay) {}
