package rollcall.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import rollcall.decoder.otlp.OtlpMetrics;
import rollcall.gate.IgnoredField;
import rollcall.gate.MetricGate;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.commit.Unavailable;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceKey;
import rollcall.store.metrics.MetricPoint;
import rollcall.store.metrics.MetricTable;

/** Adds metrics up until their day is over, and gives the sums of the day before to a heartbeat. */
public final class MetricIntake {
    /** A sender's clock may be ahead by so much. */
    private static final long MOST_AHEAD_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final int MOST_NAMED = 5;

    private final MetricTable metricTable;
    private final BinaryOperator<String> sign;
    private final IntakeCounts intakeCounts;
    private final Clock clock;

    /** @param sign signs a text for a purpose: what is hashed so cannot be guessed from the hash */
    public MetricIntake(MetricTable metricTable, BinaryOperator<String> sign, IntakeCounts intakeCounts, Clock clock) {
        this.metricTable = metricTable;
        this.sign = sign;
        this.intakeCounts = intakeCounts;
        this.clock = clock;
    }

    /** The fields that metrics fill, by the name of the metric. */
    static Map<String, Field> fields(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind().isCombined())
                .collect(Collectors.toMap(Field::metric, field -> field, (one, other) -> one));
    }

    /** What is not kept of a request, and why, in words for its sender. */
    private static final class NotKept {
        private final Map<IgnoredField, Long> ignored = new LinkedHashMap<>();
        private final Map<String, Long> words = new TreeMap<>();
        private long points;

        void add(String metric, String kind, IgnoredField.Reason reason, String problem, long times) {
            String name = metric.isEmpty() ? "" : MetricGate.shown(metric);
            ignored.merge(new IgnoredField(name.isEmpty() ? "metric" : name, kind, reason), times, Long::sum);
            String why = problem.isEmpty() ? reason.text() : problem;
            words.merge((name.isEmpty() ? "" : name + " ") + "(" + kind + "): " + why, times, Long::sum);
            points += times;
        }

        String said() {
            String all = words.entrySet().stream()
                    .limit(MOST_NAMED)
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
            return words.size() > MOST_NAMED ? all + ", and " + (words.size() - MOST_NAMED) + " more" : all;
        }
    }

    /**
     * Keeps the points of permitted metrics. Returns only when what is kept of them is durable, or nothing is.
     *
     * @throws Unavailable if the store cannot take it now; what was stored of it counts no second time
     */
    IngestResult keep(Product product, Vocabulary vocabulary, OtlpMetrics metrics) {
        Map<String, Field> fields = fields(vocabulary);
        NotKept notKept = new NotKept();
        metrics.others()
                .forEach(other -> notKept.add(
                        other.metric(),
                        other.kind(),
                        other.wanted()
                                ? IgnoredField.Reason.VALUE_NOT_PERMITTED
                                : IgnoredField.Reason.NAME_NOT_PERMITTED,
                        other.problem(),
                        other.points()));
        Map<InstanceKey, List<MetricPoint>> points = new TreeMap<>();
        metrics.points()
                .forEach(point ->
                        take(product, Objects.requireNonNull(fields.get(point.metric())), point, points, notKept));
        points.forEach((key, ofInstance) -> store(key, ofInstance, notKept));
        if (points.isEmpty()) {
            intakeCounts.ignored(product, notKept.ignored);
            intakeCounts.rejected(Optional.of(product), Rejection.NOT_KEPT, "metrics");
        } else {
            intakeCounts.kept(product, notKept.ignored);
        }
        return IngestResult.Kept.NOTHING.without(notKept.points, notKept.said());
    }

    private void take(
            Product product,
            Field field,
            OtlpMetrics.Point point,
            Map<InstanceKey, List<MetricPoint>> points,
            NotKept notKept) {
        MetricGate.Counts counts = MetricGate.judge(field, point.value());
        if (counts.counts() == null) {
            notKept.add(point.metric(), point.value().kind(), Objects.requireNonNull(counts.ignored()), "", 1);
            return;
        }
        Optional<LocalDate> day = day(point);
        if (day.isEmpty()) {
            notKept.add(
                    point.metric(),
                    point.value().kind(),
                    IgnoredField.Reason.TIME_NOT_READABLE,
                    "time not of today or yesterday",
                    1);
            return;
        }
        points.computeIfAbsent(new InstanceKey(product.id(), point.instanceId()), none -> new ArrayList<>())
                .add(new MetricPoint(
                        day.get(),
                        field.name(),
                        sign.apply(
                                "metrics",
                                product.id() + "\0" + point.instanceId() + '\0' + point.metric() + '\0'
                                        + point.stream()),
                        point.cumulative(),
                        point.started(),
                        point.ended(),
                        counts.counts()));
    }

    /** The UTC day on which a point ended; empty if it is neither today nor yesterday. One that ends at midnight is about the day before. */
    private Optional<LocalDate> day(OtlpMetrics.Point point) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate day = LocalDate.ofInstant(Instant.EPOCH.plusNanos(Math.max(0, point.ended() - 1)), ZoneOffset.UTC);
        long latest = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + MOST_AHEAD_NANOS;
        boolean ended = point.ended() > 0 && point.ended() <= latest;
        boolean started = point.started() >= 0 && point.started() <= point.ended();
        return ended && started && !day.isBefore(today.minusDays(1))
                ? Optional.of(day.isAfter(today) ? today : day)
                : Optional.empty();
    }

    private void store(InstanceKey key, List<MetricPoint> points, NotKept notKept) {
        try {
            int tooMany = metricTable.add(key, points);
            if (tooMany > 0) {
                notKept.add(
                        "", "metric", IgnoredField.Reason.VALUE_NOT_PERMITTED, "too many sets of attributes", tooMany);
            }
        } catch (StoreException e) {
            throw new Unavailable("metrics cannot be stored", e);
        }
    }

    /** The heartbeat with what the instance's metrics came to on the last whole UTC day, where it does not say that itself. */
    Heartbeat withSums(Product product, Vocabulary vocabulary, Heartbeat heartbeat) {
        if (saysAll(vocabulary, heartbeat)) {
            return heartbeat;
        }
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        InstanceKey key = new InstanceKey(product.id(), heartbeat.reporter().instanceId());
        Map<String, ReportedValue> values = new LinkedHashMap<>(heartbeat.values());
        sums(key, yesterday)
                .forEach((name, counts) -> vocabulary
                        .field(name)
                        .filter(field -> field.kind().isCombined() && !counts.isEmpty())
                        .ifPresent(field -> values.putIfAbsent(name, MetricGate.reported(field, counts))));
        return new Heartbeat(heartbeat.reporter(), values, heartbeat.circumstances());
    }

    private static boolean saysAll(Vocabulary vocabulary, Heartbeat heartbeat) {
        for (Field field : vocabulary.fields().values()) {
            if (field.kind().isCombined() && !heartbeat.values().containsKey(field.name())) {
                return false;
            }
        }
        return true;
    }

    private Map<String, List<Double>> sums(InstanceKey key, LocalDate day) {
        try {
            return metricTable.sums(key, day);
        } catch (StoreException e) {
            throw new Unavailable("metrics cannot be read", e);
        }
    }

    /** Deletes what days came to of which no heartbeat can come any more. */
    void expire() throws StoreException {
        metricTable.expire(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
    }
}
