package rollcall.store.quotas;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;

/**
 * The quotas of a transaction's products on its UTC day: what other transactions had committed when it looked, and what it keeps itself.
 *
 * <p>The transaction asks first what fits, then keeps it, and adds it to the table as its last statement: so the row of a product is locked
 * for the commit alone. If others kept so much in between that a quota would be passed, the transaction fails with {@link #PASSED} and has to
 * be done again: then it sees what they kept. So no quota is ever passed, whatever the number of servers.
 */
public final class DayQuotas {
    /** SQLSTATE (a rollback, of a subclass that PostgreSQL does not use): a quota was passed because of another transaction. */
    public static final String PASSED = "40Q00";

    private final LocalDate day;
    private final Map<Integer, Usage> usages;
    private final Map<Integer, DailyAmounts> kept = new TreeMap<>();

    /**
     * A product's quotas.
     *
     * @param limits the most that may be kept
     * @param used what is kept, or has been admitted
     */
    record Usage(DailyAmounts limits, DailyAmounts used) {
        private Usage with(DailyAmounts more) {
            return new Usage(limits, used.plus(more));
        }
    }

    private DayQuotas(LocalDate day, Map<Integer, Usage> usages) {
        this.day = day;
        this.usages = usages;
    }

    /** Reads the quotas of these products, and what is used of them on a UTC day. */
    public static DayQuotas read(Connection connection, Collection<Integer> products, LocalDate day)
            throws SQLException {
        return new DayQuotas(day, QuotaTable.usages(connection, products, day));
    }

    /** Whether so much certainly fits beside what was admitted. */
    public boolean haveRoom(int productId, DailyAmounts more) {
        return full(productId, more).isEmpty();
    }

    /** Admits so much of a product, if it fits beside what was admitted; otherwise returns the quota that it would pass. */
    public Optional<Quota> admit(int productId, DailyAmounts more) {
        Optional<Quota> full = full(productId, more);
        if (full.isEmpty()) {
            usages.computeIfPresent(productId, (id, usage) -> usage.with(more));
        }
        return full;
    }

    /** Notes what is kept of a product. */
    public void keep(int productId, DailyAmounts more) {
        if (!more.equals(DailyAmounts.NONE)) {
            kept.merge(productId, more, DailyAmounts::plus);
        }
    }

    /**
     * Adds what is kept to the table, as the last statement of the transaction: the rows stay locked until its end.
     *
     * @throws SQLException with the state {@value #PASSED} if a quota would be passed
     */
    public void write(Connection connection) throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        Map<Integer, DailyAmounts> sums = QuotaTable.add(connection, day, kept);
        for (Map.Entry<Integer, DailyAmounts> each : kept.entrySet()) {
            Usage usage = usages.get(each.getKey());
            DailyAmounts sum = sums.getOrDefault(each.getKey(), DailyAmounts.NONE);
            if (usage != null && sum.passed(usage.limits, each.getValue()).isPresent()) {
                throw new SQLException("a quota would be passed because of another transaction", PASSED);
            }
        }
    }

    /** Nothing is full of a product that is gone: its rows fail elsewhere. */
    private Optional<Quota> full(int productId, DailyAmounts more) {
        return Optional.ofNullable(usages.get(productId))
                .flatMap(usage -> usage.used.plus(more).passed(usage.limits, more));
    }
}
