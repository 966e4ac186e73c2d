package rollcall.bench.fleet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;
import rollcall.demo.LogisticTimes;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.rollup.SeriesKey;

/**
 * The sums and histograms that a fleet reports. Each instance reports one of 64 days, which differ by how many requests there are and how long
 * they take; every day one of eight goes on to the next of these.
 */
public final class PerformanceOfFleet {
    /** The fields that the product of the bench permits beside its preset. */
    public static final List<Field> PERMITTED = List.of(
            field("requests", FieldKind.DAY_SUM, List.of(), null),
            field(
                    "request_time",
                    FieldKind.HISTOGRAM,
                    Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
                            .map(BigDecimal::valueOf)
                            .toList(),
                    "ms"));

    private static final int DIFFERENT = 64;
    private static final int CHANGE = 3;
    private static final double FEWEST_REQUESTS = 80;
    private static final double SHORTEST_MILLIS = 12;
    private static final double MORE = 1.09;
    private static final double SPREAD = 0.6;

    private final Draw draw;
    private final List<Map<String, Collection<?>>> reports = new ArrayList<>();
    private List<RoaringBitmap> instances = new ArrayList<>();

    PerformanceOfFleet(Shape shape, Vocabulary vocabulary, Draw draw) {
        this.draw = draw;
        for (int i = 0; i < DIFFERENT; i++) {
            reports.add(kept(vocabulary, i));
            instances.add(new RoaringBitmap());
        }
        for (int ordinal = 0; ordinal < shape.instances(); ordinal++) {
            instances.get(draw.low(DIFFERENT)).add(ordinal);
        }
    }

    void move() {
        RoaringBitmap movers = draw.halved(CHANGE);
        List<RoaringBitmap> moved = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            RoaringBitmap now = RoaringBitmap.andNot(instances.get(i), movers);
            now.or(RoaringBitmap.and(instances.get(Math.floorMod(i - 1, DIFFERENT)), movers));
            moved.add(now);
        }
        instances = moved;
    }

    /** Hands over the instances of each value that the gate keeps. */
    void each(BiConsumer<SeriesKey, RoaringBitmap> series) {
        Map<SeriesKey, List<RoaringBitmap>> sets = new HashMap<>();
        for (int i = 0; i < DIFFERENT; i++) {
            RoaringBitmap who = instances.get(i);
            reports.get(i)
                    .forEach((field, values) -> values.forEach(value -> sets.computeIfAbsent(
                                    new SeriesKey(field, value.toString()), none -> new ArrayList<>())
                            .add(who)));
        }
        sets.forEach((key, who) -> series.accept(key, FastAggregation.or(who.iterator())));
    }

    /** What the gate keeps of the fields that are added up, by field. */
    private static Map<String, Collection<?>> kept(Vocabulary vocabulary, int index) {
        long requests = (long) (FEWEST_REQUESTS * Math.pow(MORE, index));
        LogisticTimes times = new LogisticTimes(SHORTEST_MILLIS * Math.pow(MORE, index * 7 % DIFFERENT), SPREAD);
        Map<String, ReportedValue> values = new HashMap<>();
        for (Field field : vocabulary.fields().values()) {
            if (field.kind() == FieldKind.HISTOGRAM) {
                values.put(
                        field.name(),
                        new ReportedValue.Histogram(field.bounds(), times.counts(field.bounds(), requests)));
            } else if (field.kind() == FieldKind.DAY_SUM) {
                values.put(field.name(), new ReportedValue.Number(BigDecimal.valueOf(requests)));
            }
        }
        Map<String, Collection<?>> kept = new HashMap<>();
        Gate.judge(vocabulary, new Heartbeat(new Reporter(new UUID(0, index), "1"), values))
                .values()
                .forEach((field, value) ->
                        kept.put(field, value instanceof Collection<?> many ? many : List.of(value)));
        kept.keySet().retainAll(values.keySet());
        return kept;
    }

    private static Field field(String name, FieldKind kind, List<BigDecimal> bounds, String unit) {
        return new Field(
                name, kind, FieldGroup.PERFORMANCE, name, "", "", List.of(), null, List.of(), null, bounds, unit, null);
    }
}
