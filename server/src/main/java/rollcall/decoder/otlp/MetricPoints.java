package rollcall.decoder.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import rollcall.report.ReportedValue;

/** Reads the data points of a metric: those of sums that only grow, and of histograms with explicit bounds. */
final class MetricPoints {
    private static final String NOT_MONOTONIC = "not monotonic";
    private static final String NO_TEMPORALITY = "no temporality";

    private MetricPoints() {}

    /** How many data points it has. */
    static int count(Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case SUMMARY -> metric.getSummary().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case DATA_NOT_SET -> 0;
        };
    }

    private static String kind(Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> "sum";
            case HISTOGRAM -> "histogram";
            case GAUGE -> "gauge";
            case SUMMARY -> "summary";
            case EXPONENTIAL_HISTOGRAM -> "exponential histogram";
            case DATA_NOT_SET -> "null";
        };
    }

    /** All its points, as such that cannot be used. */
    static OtlpMetrics.Other other(Metric metric, boolean wanted, String problem) {
        return new OtlpMetrics.Other(metric.getName(), kind(metric), wanted, count(metric), problem);
    }

    /** @param stream what tells its resource and its scope apart from others */
    static void read(
            Metric metric,
            UUID instanceId,
            String stream,
            List<OtlpMetrics.Point> points,
            List<OtlpMetrics.Other> others) {
        switch (metric.getDataCase()) {
            case SUM -> {
                if (!metric.getSum().getIsMonotonic()) {
                    others.add(other(metric, true, NOT_MONOTONIC));
                } else if (hasTemporality(metric.getSum().getAggregationTemporality(), metric, others)) {
                    boolean cumulative = isCumulative(metric.getSum().getAggregationTemporality());
                    metric.getSum().getDataPointsList().stream()
                            .filter(point -> hasValue(point.getFlags()))
                            .forEach(point -> points.add(point(metric, instanceId, stream, cumulative, point)));
                }
            }
            case HISTOGRAM -> {
                if (hasTemporality(metric.getHistogram().getAggregationTemporality(), metric, others)) {
                    boolean cumulative = isCumulative(metric.getHistogram().getAggregationTemporality());
                    metric.getHistogram().getDataPointsList().stream()
                            .filter(point -> hasValue(point.getFlags()))
                            .forEach(point -> points.add(point(metric, instanceId, stream, cumulative, point)));
                }
            }
            default -> others.add(other(metric, true, ""));
        }
    }

    private static boolean hasTemporality(
            AggregationTemporality temporality, Metric metric, List<OtlpMetrics.Other> others) {
        boolean known =
                isCumulative(temporality) || temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
        if (!known) {
            others.add(other(metric, true, NO_TEMPORALITY));
        }
        return known;
    }

    private static boolean isCumulative(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private static boolean hasValue(int flags) {
        return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) == 0;
    }

    private static OtlpMetrics.Point point(
            Metric metric, UUID instanceId, String stream, boolean cumulative, NumberDataPoint point) {
        double number = point.hasAsDouble() ? point.getAsDouble() : point.getAsInt();
        return new OtlpMetrics.Point(
                instanceId,
                metric.getName(),
                stream + '\2' + text(point.getAttributesList()),
                cumulative,
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                Double.isFinite(number)
                        ? new ReportedValue.Number(BigDecimal.valueOf(number))
                        : new ReportedValue.Other("no number"));
    }

    private static OtlpMetrics.Point point(
            Metric metric, UUID instanceId, String stream, boolean cumulative, HistogramDataPoint point) {
        boolean finite = point.getExplicitBoundsList().stream().allMatch(Double::isFinite);
        return new OtlpMetrics.Point(
                instanceId,
                metric.getName(),
                stream + '\2' + text(point.getAttributesList()),
                cumulative,
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                finite
                        ? new ReportedValue.Histogram(
                                point.getExplicitBoundsList().stream()
                                        .map(BigDecimal::valueOf)
                                        .toList(),
                                point.getBucketCountsList().stream()
                                        .map(BigDecimal::valueOf)
                                        .toList())
                        : new ReportedValue.Other("no number"));
    }

    /** Attributes as a text that is the same for the same attributes in any order. */
    static String text(List<KeyValue> attributes) {
        return attributes.stream()
                .map(each -> each.getKey()
                        + '\0'
                        + Base64.getEncoder().encodeToString(each.getValue().toByteArray()))
                .sorted()
                .collect(Collectors.joining("\0"));
    }
}
