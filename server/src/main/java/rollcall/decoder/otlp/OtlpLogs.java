package rollcall.decoder.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import java.io.InputStream;
import java.util.List;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;

/**
 * What one logs request holds. Every log record is in it once: as a heartbeat, as an event, or as a rejection.
 *
 * @param heartbeats in the order in which they came
 * @param batches the events, one batch for each installation
 * @param rejections the records that are neither
 */
public record OtlpLogs(List<Heartbeat> heartbeats, List<EventBatch> batches, List<RejectedRecord> rejections) {
    /** Log records in one request: SDKs send some 512 at a time, TimeTracker one. */
    public static final int MOST_RECORDS = 5_000;

    /** Attributes of all log records of one request; those of a resource are counted with each of its heartbeats. */
    public static final int MOST_ATTRIBUTES = 250_000;

    /**
     * A record that cannot be taken.
     *
     * @param reason why
     * @param field the attribute or member at fault; empty if it is the record as a whole, and never a name of the sender's own making
     * @param anonymous whether nothing is wrong with it but that it is an event of no installation
     */
    public record RejectedRecord(Rejection reason, String field, boolean anonymous) {}

    /** Understands a request whose {@code service.instance.id} names a process, as it does where nobody says otherwise. */
    public static OtlpLogs decode(InputStream body, OtlpEncoding encoding) {
        return decode(body, encoding, false);
    }

    /**
     * Understands the body of a request to {@code /v1/logs}, inflated as it is read.
     *
     * @param serviceInstanceIdLasts whether {@code service.instance.id} counts as the installation where nothing else names it
     * @throws rollcall.input.Malformed if it is no such request, or has more than {@link #MOST_RECORDS} or {@link #MOST_ATTRIBUTES}
     */
    public static OtlpLogs decode(InputStream body, OtlpEncoding encoding, boolean serviceInstanceIdLasts) {
        LogsVisitor visitor = new LogsVisitor(new Installation(serviceInstanceIdLasts));
        encoding.walk(body, ExportLogsServiceRequest.getDescriptor(), visitor);
        return visitor.logs();
    }

    /** Whether there are records, and something is wrong with every one of them. */
    public boolean isWrong() {
        return !rejections.isEmpty()
                && heartbeats.isEmpty()
                && batches.isEmpty()
                && rejections.stream().noneMatch(RejectedRecord::anonymous);
    }

    /** The log records that came. */
    public int records() {
        return heartbeats.size() + events() + rejections.size();
    }

    /** The events in all batches. */
    public int events() {
        return batches.stream().mapToInt(batch -> batch.events().size()).sum();
    }
}
