package rollcall.analysis;

import java.time.LocalDate;

/**
 * Whole requests that were refused for one reason.
 *
 * @param reason the code of a {@link rollcall.report.Refusal}
 * @param field the field at fault; empty where the reason names none
 * @param lastDay the latest UTC day on which it happened
 */
public record RefusedRequests(String reason, String field, long count, LocalDate lastDay) {}
