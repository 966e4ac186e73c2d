package rollcall.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.rollups.RollupDao;

/** One product's raw rows in a real database, and what anyone would count in them by hand. */
public final class RawFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final int productId;
    private final Map<List<Object>, Report> current = new LinkedHashMap<>();
    private final Map<Integer, LocalDate> firstDays = new HashMap<>();

    public RawFleet(Jdbi jdbi, int productId) {
        this.jdbi = jdbi;
        this.productId = productId;
    }

    public int productId() {
        return productId;
    }

    /** Stores a group commit: the raw rows and the queue's row, in one transaction. The days of an instance must not go back before its first. */
    public void commit(List<Report> reports) {
        jdbi.useTransaction(handle -> {
            for (Report report : reports) {
                firstDays.putIfAbsent(report.instance(), report.day());
                current.put(List.of(report.instance(), report.day()), report);
                store(handle, report);
            }
            queue(handle, reports);
        });
    }

    /** The reports that count: the last one of each instance and day. */
    public List<Report> current() {
        return List.copyOf(current.values());
    }

    public boolean first(Report report) {
        return firstDays.get(report.instance()).equals(report.day());
    }

    /** "day field value" to ordinals, counted by hand. */
    public Map<String, TreeSet<Integer>> byHand() {
        Map<String, TreeSet<Integer>> cells = new TreeMap<>();
        for (Report report : current.values()) {
            put(cells, report, "$active", "");
            if (first(report)) {
                put(cells, report, "$first", "");
            }
            report.kept().forEach((field, value) -> {
                put(cells, report, "$reported", field);
                values(value).forEach(one -> put(cells, report, field, one));
            });
        }
        return cells;
    }

    /** "day field value" to ordinals, as the rollups say. */
    public Map<String, TreeSet<Integer>> rollups() {
        Map<String, TreeSet<Integer>> cells = new TreeMap<>();
        RollupDao rollups = jdbi.onDemand(RollupDao.class);
        for (LocalDate day :
                current.values().stream().map(Report::day).distinct().toList()) {
            for (RollupDao.DayBitmap row : rollups.day(productId, day)) {
                TreeSet<Integer> ordinals = new TreeSet<>();
                Bitmaps.read(row.bitmap()).forEach((int ordinal) -> ordinals.add(ordinal));
                if (ordinals.size() != row.cardinality()) {
                    throw new AssertionError(row.field() + " has a cardinality of its own");
                }
                cells.put(key(day, row.field(), row.value()), ordinals);
            }
        }
        return cells;
    }

    public void unfoldEverything() {
        List<Report> all = new ArrayList<>(current.values());
        jdbi.useTransaction(handle -> queue(handle, all));
    }

    private void store(Handle handle, Report report) {
        OffsetDateTime at = report.day().atTime(12, 0).atOffset(ZoneOffset.UTC);
        handle.createUpdate("""
                        INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day)
                        VALUES (:product, :id, :ordinal, :at, :at, :day)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("product", productId)
                .bind("id", id(report))
                .bind("ordinal", report.instance())
                .bind("at", at)
                .bind("day", report.day())
                .execute();
        handle.createUpdate("""
                        INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, dictionary_id, kept)
                        VALUES (:product, :id, :day, :ordinal, :at, :first, -1, convert_to(:kept, 'UTF8'))
                        ON CONFLICT (product_id, instance_id, day) DO UPDATE SET kept = excluded.kept
                        """)
                .bind("product", productId)
                .bind("id", id(report))
                .bind("ordinal", report.instance())
                .bind("at", at)
                .bind("day", report.day())
                .bind("first", first(report))
                .bind("kept", json(report.kept()))
                .execute();
    }

    private void queue(Handle handle, List<Report> reports) {
        handle.createUpdate("""
                        INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at, answered)
                        VALUES (1, :products::int[], :ids::uuid[], :days::date[], now(), :answered)
                        """)
                .bind(
                        "products",
                        array(reports.stream().map(report -> productId).toList()))
                .bind("ids", array(reports.stream().map(this::id).toList()))
                .bind("days", array(reports.stream().map(Report::day).toList()))
                .bind("answered", reports.size() % 2 == 0)
                .execute();
    }

    private UUID id(Report report) {
        return new UUID(productId, report.instance());
    }

    private static String array(List<?> values) {
        return "{" + String.join(",", values.stream().map(Object::toString).toList()) + "}";
    }

    private static List<String> values(Object kept) {
        if (kept instanceof List<?> names) {
            return names.isEmpty()
                    ? List.of("")
                    : names.stream().map(Object::toString).toList();
        }
        return List.of(kept.toString());
    }

    private static void put(Map<String, TreeSet<Integer>> cells, Report report, String field, String value) {
        cells.computeIfAbsent(key(report.day(), field, value), none -> new TreeSet<>())
                .add(report.instance());
    }

    private static String key(LocalDate day, String field, String value) {
        return day + " " + field + " " + value;
    }

    private static String json(Map<String, Object> kept) {
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
