package rollcall.store.quotas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rollcall.report.quota.DailyAmounts;
import rollcall.store.jdbc.Columns;
import rollcall.store.quotas.DayQuotas.Usage;

/** Table {@code quota_use}, within the transactions that keep reports. */
final class QuotaTable {
    private static final String READ = """
            SELECT p.product_id, p.events_a_day, p.bytes_a_day, p.new_instances_a_day,
                   coalesce(u.events, 0), coalesce(u.bytes, 0), coalesce(u.new_instances, 0)
            FROM product p
            LEFT JOIN quota_use u ON u.product_id = p.product_id AND u.day = ?::date
            WHERE p.product_id = ANY (?::int[])
            """;

    /** In the order of the products, so that two transactions cannot each wait for the other. */
    private static final String ADD = """
            INSERT INTO quota_use AS u (product_id, day, events, bytes, new_instances)
            SELECT product_id, ?::date, events, bytes, new_instances
            FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[]) AS kept (product_id, events, bytes, new_instances)
            ORDER BY product_id
            ON CONFLICT (product_id, day) DO UPDATE
            SET events = u.events + excluded.events,
                bytes = u.bytes + excluded.bytes,
                new_instances = u.new_instances + excluded.new_instances
            RETURNING product_id, events, bytes, new_instances
            """;

    private QuotaTable() {}

    /** The quotas of these products, and what is used of them on a UTC day. */
    static Map<Integer, Usage> usages(Connection connection, Collection<Integer> products, LocalDate day)
            throws SQLException {
        Map<Integer, Usage> usages = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, day);
            statement.setArray(2, Columns.ints(connection, List.copyOf(products), product -> product));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    usages.put(rows.getInt(1), new Usage(amounts(rows, 2), amounts(rows, 5)));
                }
            }
        }
        return usages;
    }

    /** Adds what is kept, by product; returns what is kept of each by then. */
    static Map<Integer, DailyAmounts> add(Connection connection, LocalDate day, Map<Integer, DailyAmounts> kept)
            throws SQLException {
        Collection<DailyAmounts> amounts = kept.values();
        Map<Integer, DailyAmounts> sums = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, day);
            statement.setArray(2, Columns.ints(connection, List.copyOf(kept.keySet()), product -> product));
            statement.setArray(
                    3,
                    Columns.longs(
                            connection,
                            amounts.stream().map(DailyAmounts::events).toList()));
            statement.setArray(
                    4,
                    Columns.longs(
                            connection,
                            amounts.stream().map(DailyAmounts::bytes).toList()));
            statement.setArray(
                    5,
                    Columns.longs(
                            connection,
                            amounts.stream().map(DailyAmounts::newInstances).toList()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getInt(1), amounts(rows, 2));
                }
            }
        }
        return sums;
    }

    private static DailyAmounts amounts(ResultSet row, int first) throws SQLException {
        return new DailyAmounts(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
    }
}
