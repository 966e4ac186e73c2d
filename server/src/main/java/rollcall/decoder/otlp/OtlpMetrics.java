package rollcall.decoder.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import rollcall.report.ReportedValue;

/**
 * The content of one request with metrics. Every data point occurs once.
 *
 * @param points those of metrics that are wanted, in the order of the request
 * @param others all others, by metric
 */
public record OtlpMetrics(List<Point> points, List<Other> others) {
    /** Most data points of one request that are wanted; SDKs send some hundred at once. */
    public static final int MOST_POINTS = 10_000;

    /**
     * A data point.
     *
     * @param metric the metric's name
     * @param stream what tells its stream apart from others of the metric: its attributes, and those of its resource
     * @param cumulative whether it counts from its start on, or else since the point before
     * @param started in nanoseconds since 1970; 0 if unknown
     * @param ended the same
     * @param value a number or a histogram
     */
    public record Point(
            UUID instanceId,
            String metric,
            String stream,
            boolean cumulative,
            long started,
            long ended,
            ReportedValue value) {}

    /**
     * Data points that are not wanted or cannot be used.
     *
     * @param metric the metric's name, as it was sent
     * @param kind sum, histogram, gauge, summary, exponential histogram, or "no metric" for one that could not be read
     * @param wanted whether the metric is wanted, and not like this
     * @param problem what the sender has to change; empty if the name or the kind says enough
     */
    public record Other(String metric, String kind, boolean wanted, long points, String problem) {}

    /**
     * Decodes the body of a request to {@code /v1/metrics}, which is inflated as it is read.
     *
     * @param wanted the names of the metrics that are wanted
     * @param serviceInstanceIdLasts true if {@code service.instance.id} identifies the installation where nothing else does
     * @throws rollcall.input.Malformed if the body is not such a request, or exceeds {@link #MOST_POINTS}
     */
    public static OtlpMetrics decode(
            InputStream body, OtlpEncoding encoding, Set<String> wanted, boolean serviceInstanceIdLasts) {
        MetricsVisitor visitor = new MetricsVisitor(new Installation(serviceInstanceIdLasts), wanted);
        encoding.walk(body, ExportMetricsServiceRequest.getDescriptor(), visitor);
        return visitor.metrics();
    }
}
