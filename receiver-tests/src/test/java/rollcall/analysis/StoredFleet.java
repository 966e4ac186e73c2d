package rollcall.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import rollcall.report.Product;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;

/** A generated fleet as a product of the tests' database: its raw rows are stored there, folded by the real fold, and forgotten by the real forgetting. */
public final class StoredFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int productId = Fleets.fresh().productId();
    private final Fleet fleet;
    private final List<Row> rows;

    private StoredFleet(Fleet fleet, UnaryOperator<Row> saying) {
        this.fleet = fleet;
        this.rows = fleet.rows(productId).stream().map(saying).toList();
    }

    public static StoredFleet of(Fleet fleet) {
        return of(fleet, row -> row);
    }

    /** @param saying what is kept of each row in its place */
    public static StoredFleet of(Fleet fleet, UnaryOperator<Row> saying) {
        StoredFleet stored = new StoredFleet(fleet, saying);
        stored.store(stored.rows);
        stored.closeSome();
        return stored;
    }

    /** Without every second row of the last days since somebody was forgotten, which {@link #late} adds. */
    public static StoredFleet inPart(Fleet fleet) {
        StoredFleet stored = new StoredFleet(fleet, row -> row);
        List<Row> late = stored.late();
        stored.store(stored.rows.stream().filter(row -> !late.contains(row)).toList());
        stored.closeSome();
        return stored;
    }

    /** Closes the days of most fleets: pages have to tell the same before and after. */
    private void closeSome() {
        if (productId % 4 < 2) {
            Asked.closeBefore(
                    productId,
                    productId % 4 == 1 ? fleet.today() : fleet.today().minusDays(fleet.days() / 2));
        }
    }

    public void addLate() {
        fold(late());
    }

    private List<Row> late() {
        LocalDate from = fleet.lives().stream()
                .map(life -> life.forgotten(fleet))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        List<Row> since = rows.stream().filter(row -> !row.day().isBefore(from)).toList();
        return IntStream.range(0, since.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(since::get)
                .toList();
    }

    public Product product() {
        return new Product(productId, "p", "P", "none", Duration.ofHours(23));
    }

    /** Every row that there ever was, also of those that were forgotten later: they were counted. */
    public Recount recount() {
        return new Recount(rows);
    }

    private void store(List<Row> stored) {
        TreeSet<LocalDate> forgetting = new TreeSet<>();
        fleet.lives().stream()
                .map(life -> life.forgotten(fleet))
                .filter(Objects::nonNull)
                .forEach(forgetting::add);
        LocalDate from = LocalDate.MIN;
        for (LocalDate day : forgetting) {
            fold(between(stored, from, day));
            forget(day);
            from = day;
        }
        fold(between(stored, from, LocalDate.MAX));
    }

    private static List<Row> between(List<Row> rows, LocalDate from, LocalDate until) {
        return rows.stream()
                .filter(row -> !row.day().isBefore(from) && row.day().isBefore(until))
                .toList();
    }

    private void fold(List<Row> some) {
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
                    new InstanceDeletion(Fleets.database().dataSource())
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
                INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
                SELECT :product, id, heard::date, number, heard AT TIME ZONE 'UTC', first, kept->>'version', -1,
                       convert_to(kept::text, 'UTF8')
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
