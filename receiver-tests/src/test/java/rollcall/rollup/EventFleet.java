package rollcall.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jdbi.v3.core.Jdbi;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.events.EventLine;
import rollcall.store.events.EventSummary;

/** One product's batches of events in a real database, and what anyone would count in them by hand. */
public final class EventFleet {
    public static final LocalDate TODAY = Fleets.TODAY;

    private static final AtomicInteger PRODUCTS = new AtomicInteger(500_000);

    private final Jdbi jdbi = Fleets.jdbi();
    private final int productId = PRODUCTS.incrementAndGet();
    private final List<Sent> sent = new ArrayList<>();

    public int productId() {
        return productId;
    }

    public List<Sent> sent() {
        return sent;
    }

    /** Batches in the order in which they arrive: 6 instances, over the last so many days. */
    public static Arbitrary<List<Sent>> batches(int days) {
        Arbitrary<Sent.Happened> event = Combinators.combine(
                        Arbitraries.integers().between(0, days - 1),
                        Arbitraries.of("open", "save", "share"),
                        Arbitraries.of("action", ""),
                        Arbitraries.of("web", "api"),
                        Arbitraries.longs().between(1, 5).injectNull(0.4),
                        Arbitraries.of("de", "fr").injectNull(0.3),
                        Arbitraries.of("Firefox", "Chrome").injectNull(0.5))
                .as((ago, name, type, source, profile, lang, browser) -> {
                    Map<String, String> values = new HashMap<>();
                    values.put("property.lang", lang);
                    values.put("context.browser", browser);
                    values.values().removeIf(Objects::isNull);
                    return new Sent.Happened(TODAY.minusDays(ago), name, type, source, profile, values);
                });
        Arbitrary<Sent> batch = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("1.0", "1.1", "2.0", ""),
                        event.list().ofMaxSize(6))
                .as(Sent::new);
        return batch.list().ofMinSize(1).ofMaxSize(25);
    }

    /** Stores a batch as an answered or an unanswered one. */
    public void commit(Sent batch) {
        sent.add(batch);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO event_batch
                            (run_id, product_id, instance_id, ordinal, accepted_at, marks, summary, answered)
                        VALUES (1, :product, :instance, :ordinal, now(), '', :summary::json, :answered)
                        """)
                .bind("product", productId)
                .bind("instance", new UUID(productId, batch.instance()))
                .bind("ordinal", batch.instance())
                .bind("summary", summary(batch).json())
                .bind("answered", sent.size() % 2 == 0)
                .execute());
    }

    /** "day name field value" to what was counted, as the rollups say. */
    public Map<String, Counted> rollups(int days) {
        Map<String, Counted> rows = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT day, name, field, value, events, instances, profiles, bitmap, sketch
                        FROM event_rollup
                        WHERE product_id = :product AND days = :days
                        """)
                .bind("product", productId)
                .bind("days", days)
                .map((row, context) -> {
                    byte[] sketch = row.getBytes("sketch");
                    Counted counted = new Counted();
                    counted.events = row.getLong("events");
                    counted.profiles = row.getLong("profiles");
                    Bitmaps.read(row.getBytes("bitmap")).forEach((int one) -> counted.instances.add(one));
                    check(counted.instances.size() == row.getInt("instances"), "the cardinality");
                    check(
                            (sketch == null ? 0 : DistinctUsers.read(sketch).estimate()) == counted.profiles,
                            "the estimate");
                    String key = key(
                            row.getObject("day", LocalDate.class),
                            row.getString("name"),
                            row.getString("field"),
                            row.getString("value"));
                    return rows.put(key, counted);
                })
                .list());
        return rows;
    }

    /** The same counted by hand, in blocks of that many days since 1970. */
    public Map<String, Counted> byHand(int days) {
        Map<String, Counted> rows = new TreeMap<>();
        for (Sent batch : sent) {
            for (Sent.Happened event : batch.events()) {
                LocalDate day = LocalDate.ofEpochDay(event.day().toEpochDay() / days * days);
                String kind = event.type() + "\t" + event.source();
                count(rows, key(day, "", "", ""), batch, event.profile());
                count(rows, key(day, event.name(), "", ""), batch, event.profile());
                count(rows, key(day, event.name(), "$kind", kind), batch, event.profile());
                event.values()
                        .forEach((field, value) -> count(rows, key(day, event.name(), field, value), batch, null));
                if (!batch.version().isEmpty()) {
                    count(rows, key(day, event.name(), "version", batch.version()), batch, null);
                }
            }
        }
        rows.values().forEach(counted -> counted.profiles = counted.who.size());
        return rows;
    }

    /** One row. */
    public static final class Counted {
        private final TreeSet<Integer> instances = new TreeSet<>();
        private final TreeSet<Long> who = new TreeSet<>();
        private long events;
        private long profiles;

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted counted && toString().equals(counted.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            return events + " of " + instances + " for " + profiles;
        }
    }

    private static void count(Map<String, Counted> rows, String key, Sent batch, Long profile) {
        Counted counted = rows.computeIfAbsent(key, none -> new Counted());
        counted.events++;
        counted.instances.add(batch.instance());
        if (profile != null) {
            counted.who.add(profile);
        }
    }

    private static EventSummary summary(Sent batch) {
        Map<List<Object>, List<Sent.Happened>> lines = batch.events().stream()
                .collect(Collectors.groupingBy(
                        event -> List.of(event.day(), event.name(), event.type(), event.source())));
        return new EventSummary(
                batch.version(), lines.values().stream().map(EventFleet::line).toList());
    }

    private static EventLine line(List<Sent.Happened> events) {
        Sent.Happened first = events.get(0);
        Map<Map.Entry<String, String>, Long> values = events.stream()
                .flatMap(event -> event.values().entrySet().stream())
                .collect(Collectors.groupingBy(one -> Map.entry(one.getKey(), one.getValue()), Collectors.counting()));
        return new EventLine(
                first.day(),
                first.name(),
                first.type(),
                first.source(),
                events.size(),
                events.stream()
                        .map(Sent.Happened::profile)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                values.entrySet().stream()
                        .map(one -> new EventSummary.Value(
                                one.getKey().getKey(), one.getKey().getValue(), one.getValue()))
                        .toList());
    }

    private static String key(LocalDate day, String name, String field, String value) {
        return day + " " + name + " " + field + " " + value;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " is not what the bytes say");
        }
    }
}
