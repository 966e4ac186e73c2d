package rollcall.decoder.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import java.io.InputStream;
import java.util.List;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;

/**
 * The content of one request with logs. Every log record occurs once: as a heartbeat, as an event, or as a rejected record.
 *
 * @param heartbeats in the order of the request
 * @param batches the events, one batch for each installation
 * @param rejections the records that are neither
 */
public record OtlpLogs(List<Heartbeat> heartbeats, List<EventBatch> batches, List<RejectedRecord> rejections) {
    /** Most log records of one request; SDKs send some 512 at once, TimeTracker one. */
    public static final int MOST_RECORDS = 5_000;

    /** Most attributes of all log records of one request; those of a resource count once for each of its heartbeats. */
    public static final int MOST_ATTRIBUTES = 250_000;

    /**
     * A rejected record.
     *
     * @param reason why
     * @param field the attribute or member at fault, never a name that the sender made up; empty if the whole record is at fault
     * @param anonymous true if its only fault is that it is an event without an installation
     */
    public record RejectedRecord(Rejection reason, String field, boolean anonymous) {}

    /** Decodes a request in which {@code service.instance.id} names a process; this is the default. */
    public static OtlpLogs decode(InputStream body, OtlpEncoding encoding) {
        return decode(body, encoding, false);
    }

    /**
     * Decodes the body of a request to {@code /v1/logs}, which is inflated as it is read.
     *
     * @param serviceInstanceIdLasts true if {@code service.instance.id} identifies the installation where nothing else does
     * @throws rollcall.input.Malformed if the body is not such a request, or exceeds {@link #MOST_RECORDS} or {@link #MOST_ATTRIBUTES}
     */
    public static OtlpLogs decode(InputStream body, OtlpEncoding encoding, boolean serviceInstanceIdLasts) {
        LogsVisitor visitor = new LogsVisitor(new Installation(serviceInstanceIdLasts));
        encoding.walk(body, ExportLogsServiceRequest.getDescriptor(), visitor);
        return visitor.logs();
    }

    /** True if there are records and every one of them is faulty. */
    public boolean isWrong() {
        return !rejections.isEmpty()
                && heartbeats.isEmpty()
                && batches.isEmpty()
                && rejections.stream().noneMatch(RejectedRecord::anonymous);
    }

    /** The number of log records. */
    public int records() {
        return heartbeats.size() + events() + rejections.size();
    }

    /** The number of events in all batches. */
    public int events() {
        return batches.stream().mapToInt(batch -> batch.events().size()).sum();
    }
}
