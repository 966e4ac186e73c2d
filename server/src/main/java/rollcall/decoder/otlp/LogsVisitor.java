package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.otlp.OtlpLogs.RejectedRecord;
import rollcall.input.Malformed;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** Collects the log records of a request. A resource may follow its records, so the records wait for the end of the resource's part. */
final class LogsVisitor implements MessageVisitor {
    private static final String RECORDS = "logRecords";

    private final Installation installation;
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final Map<UUID, Batch> batches = new LinkedHashMap<>();
    private final List<RejectedRecord> rejections = new ArrayList<>();
    private final List<LogEntry> waiting = new ArrayList<>();
    private Attributes resource = Attributes.NONE;
    private Map<String, ReportedValue> circumstances = Map.of();
    private boolean resourceSpoilt;
    private int records;
    private int attributes;

    /** The events of one installation, and the version that it reported last. */
    private static final class Batch {
        private final List<Event> events = new ArrayList<>();
        private @Nullable String version;
    }

    LogsVisitor(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Optional<Message.Builder> builder(Descriptor type) {
        if (type == LogRecord.getDescriptor()) {
            return Optional.of(LogRecord.newBuilder());
        }
        return type == Resource.getDescriptor() ? Optional.of(Resource.newBuilder()) : Optional.empty();
    }

    @Override
    public void built(Message part) {
        if (part instanceof LogRecord log) {
            count(log.getAttributesCount());
            orReject(() -> waiting.add(LogEntry.of(log)));
        } else {
            readResource((Resource) part);
        }
    }

    @Override
    public void spoilt(Descriptor type, Rejection reason, String field) {
        if (type == LogRecord.getDescriptor()) {
            count(0);
            reject(reason, field.isEmpty() ? RECORDS : field);
        } else {
            resourceSpoilt = true;
        }
    }

    @Override
    public void ended(Descriptor type) {
        if (type == ResourceLogs.getDescriptor()) {
            waiting.forEach(this::takeOrReject);
            waiting.clear();
            resource = Attributes.NONE;
            circumstances = Map.of();
            resourceSpoilt = false;
        }
    }

    OtlpLogs logs() {
        List<EventBatch> all = new ArrayList<>();
        batches.forEach((id, batch) ->
                all.add(new EventBatch(new Reporter(id, LogEntry.SCHEMA), batch.version, null, batch.events)));
        return new OtlpLogs(heartbeats, all, rejections);
    }

    private void count(int ofRecord) {
        if (++records > OtlpLogs.MOST_RECORDS) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, RECORDS);
        }
        countAttributes(ofRecord);
    }

    private void countAttributes(int more) {
        attributes += more;
        if (attributes > OtlpLogs.MOST_ATTRIBUTES) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "attributes");
        }
    }

    private void readResource(Resource part) {
        try {
            resource = Attributes.read(part.getAttributesList());
            circumstances = resource.without(AttributeNames.ENVELOPE);
            circumstances.keySet().removeAll(AttributeNames.VERSIONS);
        } catch (Malformed e) {
            resourceSpoilt = true;
        }
    }

    private void take(LogEntry entry) {
        if (resourceSpoilt) {
            throw new Malformed(Rejection.INVALID_FIELD, "resource");
        }
        if (entry.isHeartbeat()) {
            UUID instanceId = installation
                    .of(entry.attributes(), resource)
                    .orElseThrow(() -> Installation.missing(entry.attributes(), resource));
            heartbeats.add(entry.heartbeat(instanceId, resource, circumstances));
            return;
        }
        Event event = entry.event();
        installation
                .of(entry.attributes(), resource)
                .ifPresentOrElse(id -> take(id, event, entry), () -> rejectAnonymous(entry));
    }

    private void take(UUID instanceId, Event event, LogEntry entry) {
        Batch batch = batches.computeIfAbsent(instanceId, id -> new Batch());
        batch.events.add(event);
        entry.version(resource)
                .filter(ReportedValue.Text.class::isInstance)
                .ifPresent(version -> batch.version = ((ReportedValue.Text) version).text());
    }

    private void rejectAnonymous(LogEntry entry) {
        Malformed missing = Installation.missing(entry.attributes(), resource);
        rejections.add(new RejectedRecord(missing.rejection(), missing.field(), true));
    }

    private void takeOrReject(LogEntry entry) {
        if (entry.isHeartbeat()) {
            // The circumstances count for each heartbeat, because the gate examines them for each.
            countAttributes(circumstances.size());
        }
        orReject(() -> take(entry));
    }

    private void orReject(Runnable taking) {
        try {
            taking.run();
        } catch (Malformed e) {
            reject(e.rejection(), e.field());
        }
    }

    private void reject(Rejection reason, String field) {
        rejections.add(new RejectedRecord(reason, field, false));
    }
}
