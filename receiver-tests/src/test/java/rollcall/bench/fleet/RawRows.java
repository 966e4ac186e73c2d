package rollcall.bench.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.SeriesKey;
import rollcall.store.compression.Dictionary;
import rollcall.store.jdbc.Partitions;

/** The raw rows that a day's bitmaps come from, for the questions in SQL beside the pages. */
final class RawRows {
    private static final String HEARTBEATS = """
            COPY heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept) FROM STDIN
            """;

    private static final String EVENTS = """
            COPY event (product_id, instance_id, received_on, batch_id, ordinal, day, name, type, source, properties, context)
            FROM STDIN
            """;

    private final DataSource database;
    private final int productId;
    private final Vocabulary vocabulary;
    private final Partitions heartbeats;
    private final Partitions events;

    RawRows(DataSource database, int productId, Vocabulary vocabulary) {
        this.database = database;
        this.productId = productId;
        this.vocabulary = vocabulary;
        this.heartbeats = Partitions.ofHeartbeats(database);
        this.events = Partitions.ofEvents(database);
    }

    void heartbeats(LocalDate day, Map<SeriesKey, RoaringBitmap> series) throws SQLException {
        heartbeats.ensure(day);
        RoaringBitmap first = series.getOrDefault(SeriesKey.NEWCOMERS, new RoaringBitmap());
        Map<Integer, String> versions = new HashMap<>();
        Map<Integer, StringBuilder> kept = kept(series, versions);
        try (Connection connection = database.getConnection();
                CopyRows rows = new CopyRows(connection, HEARTBEATS)) {
            for (Map.Entry<Integer, StringBuilder> row : kept.entrySet()) {
                int ordinal = row.getKey();
                rows.add(
                        productId,
                        InstanceRows.id(ordinal),
                        day,
                        ordinal,
                        InstanceRows.at(day, ordinal),
                        first.contains(ordinal),
                        versions.getOrDefault(ordinal, "\\N"),
                        Dictionary.PLAIN,
                        row.getValue());
            }
        }
    }

    void events(LocalDate day, Map<String, RoaringBitmap> sent) throws SQLException {
        events.ensure(day);
        try (Connection connection = database.getConnection();
                CopyRows rows = new CopyRows(connection, EVENTS)) {
            for (Map.Entry<String, RoaringBitmap> name : sent.entrySet()) {
                for (int ordinal : name.getValue()) {
                    rows.add(
                            productId,
                            InstanceRows.id(ordinal),
                            day,
                            0,
                            ordinal,
                            day,
                            name.getKey(),
                            "action",
                            "backend",
                            "{}",
                            "{}");
                }
            }
        }
    }

    /** The JSON of each instance, without what is added up, about which no question in SQL asks. Fields of a list come last, because their brackets are closed at the end. */
    private Map<Integer, StringBuilder> kept(Map<SeriesKey, RoaringBitmap> series, Map<Integer, String> versions) {
        Map<Integer, StringBuilder> kept = new HashMap<>();
        Map<Integer, StringBuilder> names = new HashMap<>();
        series.forEach((key, instances) -> instances.forEach((int ordinal) -> {
            if (key.equals(SeriesKey.EVERYONE) || key.equals(SeriesKey.NEWCOMERS)) {
                return;
            }
            Field field = vocabulary.fields().get(key.field());
            if (field.kind().isCombined()) {
                return;
            }
            if (field.many()) {
                append(names, ordinal, key.value().isEmpty() ? "" : "\"" + key.value() + "\"");
            } else {
                append(kept, ordinal, "\"" + key.field() + "\":\"" + key.value() + "\"");
            }
            if (key.field().equals(vocabulary.versionField())) {
                versions.put(ordinal, key.value());
            }
        }));
        names.forEach((ordinal, list) -> append(kept, ordinal, "\"enabled_plugins\":[" + list + "]"));
        kept.values().forEach(json -> json.insert(0, '{').append('}'));
        return kept;
    }

    private static void append(Map<Integer, StringBuilder> texts, int ordinal, String text) {
        StringBuilder of = texts.computeIfAbsent(ordinal, none -> new StringBuilder());
        of.append(of.isEmpty() || text.isEmpty() ? "" : ",").append(text);
    }
}
