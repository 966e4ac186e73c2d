package rollcall.analysis.rejections;

import java.time.LocalDate;
import rollcall.report.Rejection;

/**
 * Whole requests that were not kept for one reason.
 *
 * @param reason the code of a {@link Rejection}
 * @param outcome what that means: rejected, repeated, or answered and not kept
 * @param field the field at fault; empty where the reason names none
 * @param lastDay the latest UTC day on which it happened
 */
public record RejectedRequests(String reason, Rejection.Outcome outcome, String field, long count, LocalDate lastDay) {}
