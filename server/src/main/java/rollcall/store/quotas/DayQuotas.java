package rollcall.store.quotas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.store.jdbc.NamedStatements;

/**
 * The quotas of a transaction's products on its UTC day: what other transactions had committed when it looked, and what it keeps itself.
 *
 * <p>A transaction that has no reason to believe that a quota is near keeps what came, adds it to the table with its last statement, and
 * looks there. If one is near, it fails with {@link #PASSED} and is done again, and for a second all transactions of the product ask first what fits. Near a quota all transactions add to one
 * row, which is locked for the commit alone, and look at the sum. If others kept so much in between that the quota would be passed, the
 * transaction fails with {@link #PASSED} and has to be done again: then it sees what they kept. Far from every quota each adds to one of
 * {@value #SLOTS} rows, so that a product's commits do not wait for each other's disk. So a quota is passed only if {@link #FAR} is used up while one
 * transaction is open, and then by what that one keeps; this holds for any number of servers.
 */
public final class DayQuotas {
    /** SQLSTATE (a rollback, of a subclass that PostgreSQL does not use): a quota was passed because of another transaction. */
    public static final String PASSED = "40Q00";

    /** Adds what is kept to the table, and fails if a quota is near; see {@link #bindFar} and {@link #passed}. */
    public static final String ADD_FAR = QuotaTable.ADD_FAR;

    /** While so much is left of every quota, a transaction is far from them. */
    private static final DailyAmounts FAR = new DailyAmounts(1_000_000, 1L << 30, 10_000);

    private static final int SLOTS = 16;

    /** Until when a product's transactions ask first, by {@link System#nanoTime}. */
    private static final Map<Integer, Long> NEAR_UNTIL = new ConcurrentHashMap<>();

    private static final long NEAR_FOR_NANOS = 1_000_000_000L;

    private final LocalDate day;
    private final boolean asked;
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

    private DayQuotas(LocalDate day, boolean asked, Map<Integer, Usage> usages) {
        this.day = day;
        this.asked = asked;
        this.usages = usages;
    }

    /**
     * The quotas of these products on a UTC day.
     *
     * @param careful whether they are read first in any case
     */
    public static DayQuotas of(Connection connection, Collection<Integer> products, LocalDate day, boolean careful)
            throws SQLException {
        return careful || products.stream().anyMatch(DayQuotas::wasNear)
                ? new DayQuotas(day, true, QuotaTable.usages(connection, products, day))
                : new DayQuotas(day, false, new HashMap<>());
    }

    /** The quotas of products of which none was near of late, without asking; empty if one was. */
    public static Optional<DayQuotas> far(Collection<Integer> products, LocalDate day) {
        return products.stream().anyMatch(DayQuotas::wasNear)
                ? Optional.empty()
                : Optional.of(new DayQuotas(day, false, new HashMap<>()));
    }

    private static boolean wasNear(int productId) {
        Long until = NEAR_UNTIL.get(productId);
        return until != null && until - System.nanoTime() > 0;
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
        if (!asked) {
            try (PreparedStatement statement = NamedStatements.prepare(connection, ADD_FAR)) {
                bindFar(statement, 1);
                statement.execute();
            } catch (SQLException e) {
                throw passed(e);
            }
            return;
        }
        Set<Integer> far = kept.keySet().stream()
                .filter(productId -> haveRoom(productId, FAR))
                .collect(Collectors.toSet());
        QuotaTable.add(connection, day, kept, slots(far));
        List<Integer> near = kept.keySet().stream()
                .filter(productId -> !far.contains(productId))
                .toList();
        if (!near.isEmpty()) {
            requireKept(QuotaTable.usages(connection, near, day));
        }
    }

    /** Whether nobody asked what fits: then what is kept may be written with {@link #ADD_FAR}. */
    public boolean isFar() {
        return !asked && !kept.isEmpty();
    }

    /**
     * Sets the parameters of {@link #ADD_FAR}.
     *
     * @param first the number of the first of them
     */
    public void bindFar(PreparedStatement statement, int first) throws SQLException {
        QuotaTable.bindFar(statement, first, day, kept, slots(kept.keySet()), FAR);
    }

    /** The failure of a statement with {@link #ADD_FAR}: of the state {@value #PASSED} if a quota is near, otherwise as it is. */
    public SQLException passed(SQLException e) {
        if (!QuotaTable.NEAR.equals(e.getSQLState())) {
            return e;
        }
        kept.keySet().forEach(productId -> NEAR_UNTIL.put(productId, System.nanoTime() + NEAR_FOR_NANOS));
        return new SQLException("a quota is near", PASSED, e);
    }

    private static Map<Integer, Integer> slots(Set<Integer> far) {
        return far.stream()
                .collect(Collectors.toMap(
                        productId -> productId,
                        productId -> 1 + ThreadLocalRandom.current().nextInt(SLOTS)));
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
