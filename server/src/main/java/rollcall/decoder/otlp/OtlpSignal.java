package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import rollcall.report.Rejection;

/** The signals of OTLP beside logs. Rollcall counts them and keeps nothing of them. */
public enum OtlpSignal {
    /** Counted in data points. */
    METRICS(
            ExportMetricsServiceRequest.getDescriptor(),
            Set.of(
                    NumberDataPoint.getDescriptor(),
                    HistogramDataPoint.getDescriptor(),
                    ExponentialHistogramDataPoint.getDescriptor(),
                    SummaryDataPoint.getDescriptor())),
    /** Counted in spans. */
    TRACES(ExportTraceServiceRequest.getDescriptor(), Set.of(Span.getDescriptor()));

    private final Descriptor request;
    private final Set<Descriptor> counted;

    OtlpSignal(Descriptor request, Set<Descriptor> counted) {
        this.request = request;
        this.counted = counted;
    }

    /**
     * The number of data points or spans in a body, which is inflated as it is read.
     *
     * @throws rollcall.input.Malformed if the body is not such a request
     */
    public long count(InputStream body, OtlpEncoding encoding) {
        Counting counting = new Counting();
        encoding.walk(body, request, counting);
        return counting.count;
    }

    private final class Counting implements MessageVisitor {
        private long count;

        @Override
        public Optional<Message.Builder> builder(Descriptor type) {
            return Optional.empty();
        }

        @Override
        public void ended(Descriptor type) {
            if (counted.contains(type)) {
                count++;
            }
        }

        @Override
        public void built(Message part) {
            throw new IllegalStateException("no part was wanted whole");
        }

        @Override
        public void spoilt(Descriptor type, Rejection reason, String field) {
            throw new IllegalStateException("no part was wanted whole");
        }
    }
}
