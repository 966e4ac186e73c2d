package rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import rollcall.analysis.Row;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.Presets;
import rollcall.store.database.Database;
import rollcall.support.RawTables;

/** The raw rows of the demo, and what was counted of requests that were not kept. */
final class DemoRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "eventyay_version";

    private DemoRows() {}

    /** All that there are, and those that were forgotten since. */
    static List<Row> all(Database database, LocalDate today) {
        List<Row> rows = rows(database);
        rows.addAll(forgotten(today));
        rows.sort(java.util.Comparator.comparing(Row::at));
        return rows;
    }

    /** By "day reason field". */
    static Map<String, Long> refusals(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT day || ' ' || reason || ' ' || field, count FROM refusal_count WHERE product_id <> 0
                        """).reduceRows(new HashMap<String, Long>(), (counts, row) -> {
                    counts.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                    return counts;
                }));
    }

    private static List<Row> rows(Database database) {
        String query = "SELECT ordinal, instance_id, received_at, first, kept::text FROM heartbeat";
        try {
            return database.jdbi()
                    .withHandle(handle -> RawTables.reading(
                            query, handle.getConnection(), reading -> rows(handle.createQuery(query))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(Query query) {
        return query.map((row, context) -> new Row(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime(),
                        row.getBoolean(4),
                        kept(row.getString(5))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The reports of the one that was forgotten: their rows are gone, but they were counted. */
    private static List<Row> forgotten(LocalDate today) {
        LocalDate first = today.minusDays(DemoFleet.DAYS - 1L);
        DemoFleet fleet = new DemoFleet(DemoDays.of(first, today));
        List<Row> gone = new ArrayList<>();
        for (UnusualSender sender : UnusualSender.all()) {
            for (int day = 0; day < sender.forgottenOn(); day++) {
                LocalDate date = first.plusDays(day);
                fleet.on(date).stream()
                        .filter(sent -> sent.heartbeat()
                                .reporter()
                                .instanceId()
                                .equals(sender.who().id()))
                        .map(sent -> Gate.judge(Presets.load("eventyay"), sent.heartbeat()))
                        .forEach(keptHeartbeat -> gone.add(new Row(
                                -1,
                                keptHeartbeat.instanceId(),
                                date.atStartOfDay(),
                                false,
                                named(new HashMap<>(keptHeartbeat.values())))));
            }
        }
        assertThat(gone).hasSize(100);
        return gone;
    }

    private static Map<String, Object> kept(String json) {
        try {
            return named(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the version under the name that a recount knows. */
    private static Map<String, Object> named(Map<String, Object> kept) {
        if (kept.containsKey(VERSION)) {
            kept.put("version", kept.get(VERSION));
        }
        return kept;
    }
}
