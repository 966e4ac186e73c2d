package rollcall.bench.dashboards;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rollcall.bench.Latencies;
import rollcall.bench.fleet.Shape;

/**
 * A question in SQL over raw rows, beside the page that answers it and more.
 *
 * @param csv the CSV file with the same counts of instances of all lanes, and the number of their column; empty if there is none
 * @param days the window: so many whole days and today
 * @param sql its parameters: the product, and the first day; its columns: a name first and its count last
 */
record RawQuestion(String title, Question page, Optional<Csv> csv, int days, String sql) {
    private static final int ROUNDS = 3;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * A column of a CSV file.
     *
     * @param path below the product's address
     * @param column counted from 0
     */
    record Csv(String path, int column) {}

    /**
     * What the question came to.
     *
     * @param millis the median of up to three answers
     * @param counts by name
     */
    record Answer(double millis, Map<String, String> counts) {}

    private static final String LATEST = """
            WITH latest AS (
                SELECT DISTINCT ON (instance_id) instance_id, version,
                       CAST(convert_from(CASE WHEN dictionary_id = -1 THEN kept END, 'UTF8') AS json) AS kept
                FROM heartbeat
                WHERE product_id = ? AND day >= ?
                ORDER BY instance_id, day DESC)
            """;

    /** Each day's seven, as the chart of the page has them. */
    private static final String BY_DAY = """
            WITH asked AS (SELECT CAST(? AS int) AS product_id, CAST(? AS date) AS first)
            SELECT of.day, latest.version, count(*)
            FROM asked
            CROSS JOIN generate_series(0, 90) AS since
            CROSS JOIN LATERAL (SELECT asked.first + since AS day) AS of
            CROSS JOIN LATERAL (
                SELECT DISTINCT ON (instance_id) instance_id, version
                FROM heartbeat
                WHERE product_id = asked.product_id AND heartbeat.day BETWEEN of.day - 6 AND of.day
                ORDER BY instance_id, heartbeat.day DESC) AS latest
            GROUP BY of.day, latest.version
            """;

    static final List<RawQuestion> ALL = List.of(
            new RawQuestion(
                    "versions now",
                    page("versions"),
                    Optional.of(new Csv("versions.csv?lane=all&level=patch", 2)),
                    7,
                    LATEST + """
                    SELECT version, count(*) FROM latest GROUP BY version
                    """),
            new RawQuestion("active in 30 days", page("overview"), Optional.empty(), 30, """
                    SELECT count(DISTINCT instance_id) FROM heartbeat WHERE product_id = ? AND day >= ?
                    """),
            new RawQuestion(
                    "databases now",
                    page("environment"),
                    Optional.of(new Csv("environment.csv?of=database_type&lane=all", 1)),
                    7,
                    LATEST + """
                    SELECT kept ->> 'database_type', count(*) FROM latest GROUP BY 1
                    """),
            new RawQuestion(
                    "plugins now",
                    page("environment"),
                    Optional.of(new Csv("environment.csv?of=enabled_plugins&lane=all", 1)),
                    7,
                    LATEST + """
                    SELECT plugin, count(*)
                    FROM latest, json_array_elements_text(kept -> 'enabled_plugins') AS plugin
                    GROUP BY plugin
                    """),
            new RawQuestion("versions over 90 days", page("versions"), Optional.empty(), 90, BY_DAY),
            new RawQuestion("events in 90 days", page("events"), Optional.of(new Csv("events.csv", 1)), 90, """
                    SELECT name, count(*), count(DISTINCT instance_id)
                    FROM event
                    WHERE product_id = ? AND day >= ?
                    GROUP BY name
                    """));

    /** Asks up to three times in half a minute, at least once. */
    Answer ask(Connection connection, int productId, Shape shape) throws SQLException {
        List<long[]> nanos = new ArrayList<>();
        Map<String, String> counts = Map.of();
        long end = System.nanoTime() + MOST_NANOS;
        while (nanos.isEmpty() || nanos.size() < ROUNDS && System.nanoTime() < end) {
            long start = System.nanoTime();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, productId);
                statement.setObject(2, shape.today().minusDays(days));
                counts = read(statement);
            }
            nanos.add(new long[] {System.nanoTime() - start});
        }
        return new Answer(new Latencies(nanos).millis(0.5), counts);
    }

    /** The address of the CSV file within the site; empty if there is none. */
    Optional<String> file(String slug) {
        return csv.map(file -> "/p/" + slug + "/" + file.path());
    }

    /** How many counts of the CSV file the answer has otherwise or not at all; without a file none. The file may have fewer names. */
    long differing(Answer answer, MaintainerBrowser browser, String slug) throws IOException, InterruptedException {
        if (csv.isEmpty()) {
            return 0;
        }
        return browser.text(file(slug).orElseThrow())
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("("))
                .map(line -> line.split(","))
                .filter(cells ->
                        !cells[csv.get().column()].equals(answer.counts().getOrDefault(cells[0], "0")))
                .count();
    }

    private static Map<String, String> read(PreparedStatement statement) throws SQLException {
        Map<String, String> counts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                counts.put(String.valueOf(rows.getObject(1)), rows.getString(last));
            }
        }
        return counts;
    }

    /** The question of that path. */
    private static Question page(String path) {
        return Question.ALL.stream()
                .filter(question -> question.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
