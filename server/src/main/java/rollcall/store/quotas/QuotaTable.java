package rollcall.store.quotas;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rollcall.report.quota.DailyAmounts;
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.NamedStatements;
import rollcall.store.quotas.DayQuotas.Usage;

/** Table {@code quota_use}, within the transactions that keep reports. */
final class QuotaTable {
    private static final String READ = """
            SELECT p.product_id, p.events_a_day, p.bytes_a_day, p.new_instances_a_day,
                   coalesce(u.events, 0), coalesce(u.bytes, 0), coalesce(u.new_instances, 0)
            FROM product p
            LEFT JOIN (
                SELECT product_id, sum(events) AS events, sum(bytes) AS bytes, sum(new_instances) AS new_instances
                FROM quota_use
                WHERE day = ?::date
                GROUP BY product_id
            ) AS u ON u.product_id = p.product_id
            WHERE p.product_id = ANY (?::int[])
            """;

    /** In the order of the products, so that two transactions cannot each wait for the other. */
    private static final String ADD = """
            INSERT INTO quota_use AS u (product_id, day, slot, events, bytes, new_instances)
            SELECT product_id, ?::date, slot, events, bytes, new_instances
            FROM unnest(?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                 AS kept (product_id, slot, events, bytes, new_instances)
            ORDER BY product_id
            ON CONFLICT (product_id, day, slot) DO UPDATE
            SET events = u.events + excluded.events,
                bytes = u.bytes + excluded.bytes,
                new_instances = u.new_instances + excluded.new_instances
            """;

    /**
     * The same for products that are far from their quotas: it fails with the state {@value #NEAR} if one of them is not, by a division by zero, so that
     * nothing behind it is executed. It is ten parameters long.
     */
    static final String ADD_FAR = "WITH added AS (" + ADD + """
            RETURNING product_id, slot, events, bytes, new_instances
            )
            SELECT 1 / CASE WHEN a.events + coalesce(o.events, 0) + ?::bigint > p.events_a_day
                              OR a.bytes + coalesce(o.bytes, 0) + ?::bigint > p.bytes_a_day
                              OR a.new_instances + coalesce(o.new_instances, 0) + ?::bigint > p.new_instances_a_day
                            THEN 0 ELSE 1 END
            FROM added AS a
            JOIN product AS p ON p.product_id = a.product_id
            CROSS JOIN LATERAL (
                SELECT sum(q.events) AS events, sum(q.bytes) AS bytes, sum(q.new_instances) AS new_instances
                FROM quota_use AS q
                WHERE q.product_id = a.product_id AND q.day = ?::date AND q.slot <> a.slot
            ) AS o
            """;

    /** SQLSTATE 22012: a division by zero. */
    static final String NEAR = "22012";

    private QuotaTable() {}

    /** The quotas of these products, and what is used of them on a UTC day. */
    static Map<Integer, Usage> usages(Connection connection, Collection<Integer> products, LocalDate day)
            throws SQLException {
        try (PreparedStatement statement = NamedStatements.prepare(connection, READ)) {
            statement.setObject(1, day);
            statement.setArray(2, Columns.ints(connection, List.copyOf(products), product -> product));
            return usages(statement);
        }
    }

    private static Map<Integer, Usage> usages(PreparedStatement statement) throws SQLException {
        Map<Integer, Usage> usages = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                usages.put(rows.getInt(1), new Usage(amounts(rows, 2), amounts(rows, 5)));
            }
        }
        return usages;
    }

    /** Adds what is kept, by product, to the row of each product's slot. */
    static void add(Connection connection, LocalDate day, Map<Integer, DailyAmounts> kept, Map<Integer, Integer> slots)
            throws SQLException {
        try (PreparedStatement statement = NamedStatements.prepare(connection, ADD)) {
            bind(statement, 1, day, kept, slots);
            statement.executeUpdate();
        }
    }

    /**
     * Prepares the same for products that are far from their quotas, perhaps with more statements around it.
     *
     * @param first the number of its first parameter
     * @param far how far that is
     */
    static void bindFar(
            PreparedStatement statement,
            int first,
            LocalDate day,
            Map<Integer, DailyAmounts> kept,
            Map<Integer, Integer> slots,
            DailyAmounts far)
            throws SQLException {
        bind(statement, first, day, kept, slots);
        statement.setLong(first + 6, far.events());
        statement.setLong(first + 7, far.bytes());
        statement.setLong(first + 8, far.newInstances());
        statement.setObject(first + 9, day);
    }

    private static void bind(
            PreparedStatement statement,
            int first,
            LocalDate day,
            Map<Integer, DailyAmounts> kept,
            Map<Integer, Integer> slots)
            throws SQLException {
        Connection connection = statement.getConnection();
        List<Integer> products = List.copyOf(kept.keySet());
        Collection<DailyAmounts> amounts = kept.values();
        statement.setObject(first, day);
        statement.setArray(first + 1, Columns.ints(connection, products, product -> product));
        statement.setArray(first + 2, Columns.ints(connection, products, product -> slots.getOrDefault(product, 0)));
        statement.setArray(first + 3, longs(connection, amounts, DailyAmounts::events));
        statement.setArray(first + 4, longs(connection, amounts, DailyAmounts::bytes));
        statement.setArray(first + 5, longs(connection, amounts, DailyAmounts::newInstances));
    }

    private static Array longs(
            Connection connection, Collection<DailyAmounts> amounts, Function<DailyAmounts, Long> amount)
            throws SQLException {
        return Columns.longs(connection, amounts.stream().map(amount).toList());
    }

    private static DailyAmounts amounts(ResultSet row, int first) throws SQLException {
        return new DailyAmounts(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
    }
}
