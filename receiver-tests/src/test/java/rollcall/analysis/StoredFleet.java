package rollcall.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import rollcall.report.Product;
import rollcall.rollup.Fleets;
import rollcall.store.Forgetting;
import rollcall.store.InstanceKey;
import rollcall.store.StoreException;

/** A generated fleet as a product of the tests' database: its raw rows are stored there, folded by the real fold, and forgotten by the real forgetting. */
final class StoredFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int productId = Fleets.fresh().productId();
    private final Fleet fleet;
    private final List<Row> rows;

    private StoredFleet(Fleet fleet) {
        this.fleet = fleet;
        this.rows = rows(fleet, productId);
    }

    static StoredFleet of(Fleet fleet) {
        StoredFleet stored = new StoredFleet(fleet);
        stored.store();
        return stored;
    }

    Product product() {
        return new Product(productId, "p", "P", "none", Duration.ofHours(23));
    }

    /** Every row that there ever was, also of those that were forgotten later: they were counted. */
    Recount recount() {
        return new Recount(rows);
    }

    private record Report(int life, Life.Heard heard) {}

    private static List<Row> rows(Fleet fleet, int productId) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < fleet.lives().size(); i++) {
            int life = i;
            fleet.lives().get(i).heard(fleet).forEach(heard -> reports.add(new Report(life, heard)));
        }
        reports.sort(Comparator.comparing(report -> report.heard().at()));
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        Map<Integer, LocalDate> firstDays = new HashMap<>();
        for (Report report : reports) {
            Life.Heard heard = report.heard();
            int number = numbers.computeIfAbsent(List.of(report.life(), heard.again()), none -> numbers.size());
            LocalDate day = heard.at().toLocalDate();
            firstDays.putIfAbsent(number, day);
            boolean first = firstDays.get(number).equals(day);
            UUID id = new UUID(productId, report.life());
            rows.put(List.of(number, day), new Row(number, id, heard.at(), first, heard.kept()));
        }
        return List.copyOf(rows.values());
    }

    private void store() {
        TreeSet<LocalDate> forgetting = new TreeSet<>();
        fleet.lives().stream()
                .map(life -> life.forgotten(fleet))
                .filter(Objects::nonNull)
                .forEach(forgetting::add);
        LocalDate from = LocalDate.MIN;
        for (LocalDate day : forgetting) {
            fold(from, day);
            forget(day);
            from = day;
        }
        fold(from, LocalDate.MAX);
    }

    private void fold(LocalDate from, LocalDate until) {
        List<Row> some = rows.stream()
                .filter(row -> !row.day().isBefore(from) && row.day().isBefore(until))
                .toList();
        if (!some.isEmpty()) {
            String json = json(some);
            Fleets.jdbi().useTransaction(handle -> insert(handle, json));
            Fleets.fold(5_000).run();
        }
    }

    private void forget(LocalDate day) {
        for (int i = 0; i < fleet.lives().size(); i++) {
            if (day.equals(fleet.lives().get(i).forgotten(fleet))) {
                try {
                    new Forgetting(Fleets.database().dataSource())
                            .forget(new InstanceKey(productId, new UUID(productId, i)));
                } catch (StoreException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void insert(Handle handle, String json) {
        for (String sql : List.of("""
                INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
                SELECT :product, id, number, min(heard) AT TIME ZONE 'UTC', max(heard) AT TIME ZONE 'UTC', max(heard)::date, NULL
                FROM json_to_recordset(:rows::json) AS each (number int, id uuid, heard timestamp, first boolean, kept json)
                GROUP BY id, number
                ON CONFLICT (product_id, instance_id) DO UPDATE
                SET last_heartbeat_at = excluded.last_heartbeat_at, last_day = excluded.last_day
                """, """
                INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, kept)
                SELECT :product, id, heard::date, number, heard AT TIME ZONE 'UTC', first, kept->>'version', kept
                FROM json_to_recordset(:rows::json) AS each (number int, id uuid, heard timestamp, first boolean, kept json)
                """, """
                INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at, answered)
                SELECT 1, array_agg(:product::int), array_agg(id), array_agg(heard::date), now(), true
                FROM json_to_recordset(:rows::json) AS each (number int, id uuid, heard timestamp, first boolean, kept json)
                """)) {
            handle.createUpdate(sql)
                    .bind("product", productId)
                    .bind("rows", json)
                    .execute();
        }
    }

    private static String json(List<Row> rows) {
        try {
            return JSON.writeValueAsString(rows.stream()
                    .map(row -> Map.of(
                            "number", row.number(),
                            "id", row.id(),
                            "heard", row.at().toString(),
                            "first", row.first(),
                            "kept", row.kept()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
