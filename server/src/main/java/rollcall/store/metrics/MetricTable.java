package rollcall.store.metrics;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import rollcall.store.BoundedTransactions;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.Locks;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;

/** Table {@code metric_day}: what the metrics of an instance come to on the days of which a heartbeat may still come. */
public final class MetricTable {
    /** Most streams of one instance: SDKs have up to 2,000 sets of attributes of a metric, and nobody needs as many here. */
    private static final int MOST_STREAMS = 5_000;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(?, ?)";

    private static final String READ = """
            SELECT day, name, stream, started, ended, last, counted FROM metric_day WHERE product_id = ? AND instance_id = ?
            """;

    private static final String WRITE = """
            INSERT INTO metric_day (product_id, instance_id, day, name, stream, started, ended, last, counted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (product_id, instance_id, day, name, stream) DO UPDATE
            SET started = excluded.started, ended = excluded.ended, last = excluded.last, counted = excluded.counted
            """;

    private static final String SUMS = """
            SELECT name, counted FROM metric_day WHERE product_id = ? AND instance_id = ? AND day = ?
            """;

    private static final String EXPIRE = "DELETE FROM metric_day WHERE day < ?";

    private final DataSource dataSource;

    public MetricTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Row(MetricStream.Key key, LocalDate day) {}

    /**
     * Adds points of an instance, in their order; those that were counted already count no second time.
     *
     * @return how many are not counted because the instance has too many streams
     * @throws StoreException if nothing was stored, or if that is in doubt; a repetition is harmless
     */
    public int add(InstanceKey key, List<MetricPoint> points) throws StoreException {
        return StoreException.translating(() -> Retry.on(
                Set.of(Retry.DEADLOCK),
                again -> Transaction.run(dataSource, connection -> add(connection, key, points), done -> true)));
    }

    private static int add(Connection connection, InstanceKey key, List<MetricPoint> points) throws SQLException {
        BoundedTransactions.limit(connection);
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, Locks.METRICS_OF_INSTANCE.number());
            lock.setInt(2, key.lock());
            lock.execute();
        }
        Map<MetricStream.Key, MetricStream> streams = read(connection, key);
        Set<Row> changed = new LinkedHashSet<>();
        int tooMany = 0;
        for (MetricPoint point : points) {
            if (!streams.containsKey(point.key()) && streams.size() >= MOST_STREAMS) {
                tooMany++;
            } else if (streams.computeIfAbsent(point.key(), none -> new MetricStream())
                    .add(point)) {
                changed.add(new Row(point.key(), point.day()));
            }
        }
        write(connection, key, streams, changed);
        return tooMany;
    }

    private static Map<MetricStream.Key, MetricStream> read(Connection connection, InstanceKey key)
            throws SQLException {
        Map<MetricStream.Key, MetricStream> streams = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, key.productId());
            statement.setObject(2, key.instanceId());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    streams.computeIfAbsent(
                                    new MetricStream.Key(rows.getString("name"), rows.getString("stream")),
                                    none -> new MetricStream())
                            .read(
                                    rows.getObject("day", LocalDate.class),
                                    rows.getLong("started"),
                                    rows.getLong("ended"),
                                    numbers(rows.getArray("last")),
                                    numbers(rows.getArray("counted")));
                }
            }
        }
        return streams;
    }

    private static void write(
            Connection connection, InstanceKey key, Map<MetricStream.Key, MetricStream> streams, Set<Row> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (Row row : changed) {
                MetricStream stream = Objects.requireNonNull(streams.get(row.key()));
                int place = 1;
                statement.setInt(place++, key.productId());
                statement.setObject(place++, key.instanceId());
                statement.setObject(place++, row.day());
                statement.setString(place++, row.key().name());
                statement.setString(place++, row.key().stream());
                statement.setLong(place++, stream.started());
                statement.setLong(place++, stream.ended());
                statement.setArray(place++, array(connection, stream.last()));
                statement.setArray(place, array(connection, stream.counted(row.day())));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** What the metrics of an instance came to on a day, by field. */
    public Map<String, List<Double>> sums(InstanceKey key, LocalDate day) throws StoreException {
        return StoreException.translating(() -> {
            Map<String, List<Double>> sums = new LinkedHashMap<>();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(SUMS)) {
                statement.setInt(1, key.productId());
                statement.setObject(2, key.instanceId());
                statement.setObject(3, day);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sums.merge(rows.getString("name"), numbers(rows.getArray("counted")), MetricStream::sum);
                    }
                }
            }
            return sums;
        });
    }

    /** Deletes what days before another one came to. */
    public void expire(LocalDate before) throws StoreException {
        StoreException.translating(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
                statement.setObject(1, before);
                return statement.executeUpdate();
            }
        });
    }

    private static List<Double> numbers(Array array) throws SQLException {
        return Arrays.asList((Double[]) array.getArray());
    }

    private static Array array(Connection connection, List<Double> numbers) throws SQLException {
        return connection.createArrayOf("float8", numbers.toArray(Double[]::new));
    }
}
