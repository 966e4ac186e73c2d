package rollcall.http.ingest;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** The success messages of OTLP: each signal has its own. */
public enum OtlpSuccess {
    LOGS(ExportLogsServiceResponse.getDefaultInstance()) {
        @Override
        Message partial(long rejected, String reason) {
            return ExportLogsServiceResponse.newBuilder()
                    .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                            .setRejectedLogRecords(rejected)
                            .setErrorMessage(reason))
                    .build();
        }
    },
    METRICS(ExportMetricsServiceResponse.getDefaultInstance()) {
        @Override
        Message partial(long rejected, String reason) {
            return ExportMetricsServiceResponse.newBuilder()
                    .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                            .setRejectedDataPoints(rejected)
                            .setErrorMessage(reason))
                    .build();
        }
    },
    TRACES(ExportTraceServiceResponse.getDefaultInstance()) {
        @Override
        Message partial(long rejected, String reason) {
            return ExportTraceServiceResponse.newBuilder()
                    .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                            .setRejectedSpans(rejected)
                            .setErrorMessage(reason))
                    .build();
        }
    };

    private final Message whole;

    OtlpSuccess(Message whole) {
        this.whole = whole;
    }

    /**
     * The message.
     *
     * @param rejected how many records, points or spans were rejected; with 0 the message is empty
     * @param reason why they were rejected
     */
    public Message message(long rejected, String reason) {
        return rejected > 0 ? partial(rejected, reason) : whole;
    }

    abstract Message partial(long rejected, String reason);
}
