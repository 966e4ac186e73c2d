package rollcall.store.quotas;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;

/**
 * The quotas of a transaction's products on its UTC day: what other transactions had committed when it looked, and what it keeps itself.
 *
 * <p>The transaction asks first what fits, then keeps it, and adds it to the table as its last statement. Near a quota all transactions add to one
 * row, which is locked for the commit alone, and look at the sum. If others kept so much in between that the quota would be passed, the
 * transaction fails with {@link #PASSED} and has to be done again: then it sees what they kept. Far from every quota each adds to one of
 * {@value #SLOTS} rows, so that a product's commits do not wait for each other's disk. So a quota is passed only if {@link #FAR} is used up while one
 * transaction is open, and then by what that one keeps; this holds for any number of servers.
 */
public final class DayQuotas {
    /** SQLSTATE (a rollback, of a subclass that PostgreSQL does not use): a quota was passed because of another transaction. */
    public static final String PASSED = "40Q00";

    /** While so much is left of every quota, a transaction is far from them. */
    private static final DailyAmounts FAR = new DailyAmounts(1_000_000, 1L << 30, 10_000);

    private static final int SLOTS = 16;

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
        Map<Integer, Integer> far = new HashMap<>();
        kept.keySet().stream()
                .filter(productId -> haveRoom(productId, FAR))
                .forEach(productId ->
                        far.put(productId, 1 + ThreadLocalRandom.current().nextInt(SLOTS)));
        QuotaTable.add(connection, day, kept, far);
        List<Integer> near = kept.keySet().stream()
                .filter(productId -> !far.containsKey(productId))
                .toList();
        if (!near.isEmpty()) {
            requireKept(QuotaTable.usages(connection, near, day));
        }
    }

    private void requireKept(Map<Integer, Usage> now) throws SQLException {
        for (Map.Entry<Integer, Usage> each : now.entrySet()) {
            DailyAmounts added = kept.getOrDefault(each.getKey(), DailyAmounts.NONE);
            if (each.getValue().used.passed(each.getValue().limits, added).isPresent()) {
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
