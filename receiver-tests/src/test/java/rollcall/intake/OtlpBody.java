package rollcall.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Log records by the texts of their attributes: keys and values in turn, so that a key may come twice. */
final class OtlpBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String[]> records = new ArrayList<>();

    static OtlpBody of() {
        return new OtlpBody();
    }

    OtlpBody heartbeat(Object installId, String... more) {
        return record("base_telemetry.heartbeat", installId, more);
    }

    /** A record of an installation. */
    OtlpBody record(String name, Object installId, String... more) {
        List<String> all = new ArrayList<>(List.of("event_name", name, "install_id", installId.toString()));
        all.addAll(List.of(more));
        return attributes(all.toArray(String[]::new));
    }

    OtlpBody attributes(String... keysAndValues) {
        records.add(keysAndValues);
        return this;
    }

    byte[] json() {
        List<Object> logs = records.stream()
                .map(record -> (Object) Map.of("timeUnixNano", "1795220405826806528", "attributes", list(record)))
                .toList();
        Map<String, Object> body =
                Map.of("resourceLogs", List.of(Map.of("scopeLogs", List.of(Map.of("logRecords", logs)))));
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] protobuf() {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        var scope = request.addResourceLogsBuilder().addScopeLogsBuilder();
        for (String[] record : records) {
            LogRecord.Builder log = scope.addLogRecordsBuilder();
            for (int i = 0; i < record.length; i += 2) {
                log.addAttributes(KeyValue.newBuilder()
                        .setKey(record[i])
                        .setValue(AnyValue.newBuilder().setStringValue(record[i + 1])));
            }
        }
        return request.build().toByteArray();
    }

    private static List<Object> list(String[] record) {
        List<Object> attributes = new ArrayList<>();
        for (int i = 0; i < record.length; i += 2) {
            attributes.add(Map.of("key", record[i], "value", Map.of("stringValue", record[i + 1])));
        }
        return attributes;
    }
}
