package rollcall.intake.commit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.report.quota.Quota;

/** A report would pass a quota of its product for the UTC day: nothing of it is kept. The sender is told 429, and to come back the next day. */
public final class QuotaExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Quota quota;
    private final long retryAfterSeconds;

    /** @param at when the report was received */
    public QuotaExceeded(Quota quota, Instant at) {
        super(quota.code(), null, false, false);
        this.quota = quota;
        this.retryAfterSeconds = untilMidnight(at);
    }

    public Quota quota() {
        return quota;
    }

    /** The seconds from receipt to the next UTC midnight, 1 to 86,400. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    private static long untilMidnight(Instant at) {
        Instant midnight = LocalDate.ofInstant(at, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        return Duration.between(at, midnight).plusMillis(999).toSeconds();
    }
}
