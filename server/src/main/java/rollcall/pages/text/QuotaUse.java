package rollcall.pages.text;

import java.util.Optional;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;

/**
 * A quota of a product for the UTC day that it is, in words.
 *
 * @param code the name of its field in forms
 * @param limit the most that may be kept, in digits
 * @param today what is kept of it: "12,345 of 10,000,000 today"
 * @param warning a sentence if it is full, or more than {@value #NEARLY_FULL} % of it are used; null otherwise
 */
public record QuotaUse(String code, String limit, String today, String warning) {
    /** From so many percent on a page warns. */
    private static final int NEARLY_FULL = 80;

    /** @param limits the quotas of the product */
    public static QuotaUse of(Quota quota, DailyAmounts limits, DailyAmounts used) {
        return new QuotaUse(
                quota.code(),
                Long.toString(limits.of(quota)),
                Messages.get("settings.quota-today", used.of(quota), limits.of(quota)),
                warning(quota, limits, used).orElse(null));
    }

    private static Optional<String> warning(Quota quota, DailyAmounts limits, DailyAmounts used) {
        long limit = limits.of(quota);
        long kept = used.of(quota);
        if (kept >= limit) {
            return Optional.of(Messages.get("settings.quota-full-" + quota.what(), kept, limit));
        }
        return kept > limit / 100 * NEARLY_FULL
                ? Optional.of(Messages.get("settings.quota-nearly-full-" + quota.what(), kept, limit))
                : Optional.empty();
    }

    /** What the label of its field says. */
    public String title() {
        return Messages.get("settings.quota-" + code.replace('_', '-'));
    }
}
