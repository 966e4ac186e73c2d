package rollcall.bench.dashboards;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import rollcall.bench.Latencies;
import rollcall.bench.fleet.Shape;

/**
 * A question in SQL over raw rows, beside the page that answers it and more.
 *
 * @param sql its parameters: the product, and the day before the window's first
 * @param days the window
 */
record RawQuestion(String title, Question page, int days, String sql) {
    private static final int ROUNDS = 3;

    private static final String LATEST = """
            WITH latest AS (
                SELECT DISTINCT ON (instance_id) instance_id, version, kept
                FROM heartbeat
                WHERE product_id = ? AND day >= ?
                ORDER BY instance_id, day DESC)
            """;

    static final List<RawQuestion> ALL = List.of(
            new RawQuestion("versions now", page("versions"), 30, LATEST + """
                    SELECT version, count(*) FROM latest GROUP BY version ORDER BY 2 DESC
                    """),
            new RawQuestion("active in 30 days", page("overview"), 30, """
                    SELECT count(DISTINCT instance_id) FROM heartbeat WHERE product_id = ? AND day >= ?
                    """),
            new RawQuestion("databases now", page("environment"), 30, LATEST + """
                    SELECT kept ->> 'database_type', count(*) FROM latest GROUP BY 1 ORDER BY 2 DESC
                    """),
            new RawQuestion("plugins now", page("environment"), 30, LATEST + """
                    SELECT plugin, count(*)
                    FROM latest, json_array_elements_text(kept -> 'enabled_plugins') AS plugin
                    GROUP BY plugin ORDER BY 2 DESC
                    """),
            new RawQuestion("versions over 90 days", page("versions"), 90, """
                    SELECT day, version, count(*) FROM heartbeat WHERE product_id = ? AND day >= ? GROUP BY day, version
                    """),
            new RawQuestion("events in 90 days", page("events"), 90, """
                    SELECT name, count(*), count(DISTINCT instance_id)
                    FROM event
                    WHERE product_id = ? AND received_on >= ?
                    GROUP BY name ORDER BY 3 DESC
                    """));

    /** Milliseconds of the median of three answers. */
    double millis(Connection connection, int productId, Shape shape) throws SQLException {
        List<long[]> nanos = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, productId);
                statement.setObject(2, shape.today().minusDays(days));
                read(statement);
            }
            nanos.add(new long[] {System.nanoTime() - start});
        }
        return new Latencies(nanos).millis(0.5);
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    /** The question of that path. */
    private static Question page(String path) {
        return Question.ALL.stream()
                .filter(question -> question.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
