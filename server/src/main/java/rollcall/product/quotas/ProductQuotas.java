package rollcall.product.quotas;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.store.quotas.QuotaDao;

/** The quotas of products. They are read from the database with each commit, so that a change holds at once on every server. */
public final class ProductQuotas {
    /** What an amount has to be, for whoever wrote another one. */
    public static final String RULE =
            "A quota is a whole number from 0 to 1,000,000,000,000,000, written in digits alone.";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");

    private final QuotaDao dao;
    private final Clock clock;

    public ProductQuotas(QuotaDao dao, Clock clock) {
        this.dao = dao;
        this.clock = clock;
    }

    /**
     * Reads an amount that a person typed.
     *
     * @throws InvalidInput with the quota's code as its field if it is no whole number from 0 to {@link DailyAmounts#MOST}
     */
    public static long amount(Quota quota, String text) {
        String digits = text.strip();
        if (DIGITS.matcher(digits).matches() && Long.parseLong(digits) <= DailyAmounts.MOST) {
            return Long.parseLong(digits);
        }
        throw new InvalidInput(quota.code(), RULE);
    }

    /** What was kept of a product on the UTC day that it is now. */
    public DailyAmounts usedToday(Product product) {
        return dao.used(product.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Sets a quota: for what is committed from now on, on every server. */
    public void set(Product product, Quota quota, long amount) {
        switch (quota) {
            case EVENTS -> dao.setEvents(product.id(), amount);
            case BYTES -> dao.setBytes(product.id(), amount);
            case NEW_INSTANCES -> dao.setNewInstances(product.id(), amount);
        }
    }
}
