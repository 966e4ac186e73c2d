package rollcall.dialect.otlp;

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
import rollcall.dialect.otlp.OtlpLogs.Rejection;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Origin;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** Gathers the log records of a request. A resource may come after the records that it is about, so they wait for its end. */
final class LogsVisitor implements Visitor {
    private static final String RECORDS = "logRecords";

    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final Map<UUID, Batch> batches = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<LogEntry> waiting = new ArrayList<>();
    private Attributes resource = Attributes.NONE;
    private boolean resourceSpoilt;
    private int records;
    private int attributes;

    /** The events of one installation, and the version that it said last. */
    private static final class Batch {
        private final List<Event> events = new ArrayList<>();
        private String version;
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
    public void spoilt(Descriptor type, Refusal reason, String field) {
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
            waiting.forEach(entry -> orReject(() -> take(entry)));
            waiting.clear();
            resource = Attributes.NONE;
            resourceSpoilt = false;
        }
    }

    OtlpLogs logs() {
        List<EventBatch> all = new ArrayList<>();
        batches.forEach((id, batch) ->
                all.add(new EventBatch(new Origin(id, LogEntry.SCHEMA), batch.version, null, batch.events)));
        return new OtlpLogs(heartbeats, all, rejections);
    }

    private void count(int ofRecord) {
        attributes += ofRecord;
        if (++records > OtlpLogs.MOST_RECORDS) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, RECORDS);
        }
        if (attributes > OtlpLogs.MOST_ATTRIBUTES) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, "attributes");
        }
    }

    private void readResource(Resource part) {
        try {
            resource = Attributes.read(part.getAttributesList());
        } catch (Malformed e) {
            resourceSpoilt = true;
        }
    }

    private void take(LogEntry entry) {
        if (resourceSpoilt) {
            throw new Malformed(Refusal.INVALID_FIELD, "resource");
        }
        if (entry.isHeartbeat()) {
            heartbeats.add(entry.heartbeat(resource));
            return;
        }
        Event event = entry.event();
        if (entry.isAnonymous()) {
            rejections.add(new Rejection(Refusal.MISSING_REQUIRED_FIELDS, Names.INSTALL_ID, true));
        } else {
            Batch batch = batches.computeIfAbsent(entry.instanceId(), id -> new Batch());
            batch.events.add(event);
            entry.version(resource).ifPresent(version -> batch.version = version);
        }
    }

    private void orReject(Runnable taking) {
        try {
            taking.run();
        } catch (Malformed e) {
            reject(e.refusal(), e.field());
        }
    }

    private void reject(Refusal reason, String field) {
        rejections.add(new Rejection(reason, field, false));
    }
}
