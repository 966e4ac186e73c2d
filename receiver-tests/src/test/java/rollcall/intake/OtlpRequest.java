package rollcall.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A logs request of a standard SDK: resources with attributes, and log records with an event name, both times and attributes. */
final class OtlpRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();

    static OtlpRequest of() {
        return new OtlpRequest();
    }

    /** The records that follow are of a resource with these attributes: texts, whole numbers, flags or null. */
    OtlpRequest resource(Object... keysAndValues) {
        ResourceLogs.Builder resource = request.addResourceLogsBuilder();
        resource.addScopeLogsBuilder();
        resource.getResourceBuilder().addAllAttributes(attributes(keysAndValues));
        return this;
    }

    /** The scope of the records that follow has these attributes. */
    OtlpRequest scope(Object... keysAndValues) {
        last().getScopeLogsBuilder(0).getScopeBuilder().addAllAttributes(attributes(keysAndValues));
        return this;
    }

    /** A record whose own field {@code event_name} says that; empty for none. */
    OtlpRequest record(String eventName, Object... keysAndValues) {
        return recordAt(0, 0, eventName, keysAndValues);
    }

    /** A record with both its times, unsigned and in nanoseconds. */
    OtlpRequest recordAt(long time, long observed, String eventName, Object... keysAndValues) {
        last().getScopeLogsBuilder(0)
                .addLogRecordsBuilder()
                .setEventName(eventName)
                .setTimeUnixNano(time)
                .setObservedTimeUnixNano(observed)
                .addAllAttributes(attributes(keysAndValues));
        return this;
    }

    byte[] bytes(String type) {
        return type.equals(OtlpProduct.JSON) ? json() : request.build().toByteArray();
    }

    private byte[] json() {
        List<Object> resources =
                request.getResourceLogsList().stream().map(OtlpRequest::json).toList();
        try {
            return JSON.writeValueAsString(Map.of("resourceLogs", resources)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object json(ResourceLogs resource) {
        var scope = resource.getScopeLogs(0);
        return Map.of(
                "resource",
                Map.of("attributes", json(resource.getResource().getAttributesList())),
                "scopeLogs",
                List.of(Map.of(
                        "scope",
                        Map.of("attributes", json(scope.getScope().getAttributesList())),
                        "logRecords",
                        scope.getLogRecordsList().stream()
                                .map(OtlpRequest::json)
                                .toList())));
    }

    private static Object json(LogRecord log) {
        return Map.of(
                "eventName",
                log.getEventName(),
                "timeUnixNano",
                Long.toUnsignedString(log.getTimeUnixNano()),
                "observedTimeUnixNano",
                Long.toUnsignedString(log.getObservedTimeUnixNano()),
                "attributes",
                json(log.getAttributesList()));
    }

    private static List<Object> json(List<KeyValue> attributes) {
        return attributes.stream()
                .map(one -> (Object) Map.of("key", one.getKey(), "value", json(one.getValue())))
                .toList();
    }

    private static Object json(AnyValue value) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (value.getValueCase()) {
            case STRING_VALUE -> json.put("stringValue", value.getStringValue());
            case INT_VALUE -> json.put("intValue", String.valueOf(value.getIntValue()));
            case BOOL_VALUE -> json.put("boolValue", value.getBoolValue());
            default -> {}
        }
        return json;
    }

    private ResourceLogs.Builder last() {
        if (request.getResourceLogsCount() == 0) {
            resource();
        }
        return request.getResourceLogsBuilder(request.getResourceLogsCount() - 1);
    }

    private static List<KeyValue> attributes(Object... keysAndValues) {
        List<KeyValue> attributes = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            attributes.add(KeyValue.newBuilder()
                    .setKey((String) keysAndValues[i])
                    .setValue(value(keysAndValues[i + 1]))
                    .build());
        }
        return attributes;
    }

    private static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        if (value instanceof Long number) {
            any.setIntValue(number);
        } else if (value instanceof Boolean flag) {
            any.setBoolValue(flag);
        } else if (value != null) {
            any.setStringValue(value.toString());
        }
        return any.build();
    }
}
