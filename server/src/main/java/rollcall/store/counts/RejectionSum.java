package rollcall.store.counts;

import java.time.LocalDate;

/**
 * Whole requests that were not kept for one reason.
 *
 * @param reason the code of a {@link rollcall.report.Rejection}
 * @param field the field at fault where the reason names one; otherwise empty
 */
public record RejectionSum(String reason, String field, long count, LocalDate lastDay) {}
