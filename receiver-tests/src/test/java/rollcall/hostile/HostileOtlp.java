package rollcall.hostile;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import rollcall.support.PackedBytes;

/** OpenTelemetry's logs that want memory and have to be refused. */
final class HostileOtlp {
    private static final String DOOR = "/ingest/otlp/v1/logs";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final int MOST = 16 << 20;
    private static final String HEAD = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[";
    private static final String RECORD =
            "{\"attributes\":[" + "{\"key\":\"k%d\",\"value\":{\"intValue\":\"%1$d\"}},".repeat(40);

    private HostileOtlp() {}

    static List<HostileBody> all() {
        byte[] records = protobuf(5_000, 1);
        return List.of(
                json("empty records", HEAD + "{},".repeat(5_000_000)),
                json("records without an end", HEAD + fullRecords()),
                json("one record of many attributes", HEAD + wideRecord()),
                protobuf("empty resources", empty(0x0a, MOST / 2)),
                protobuf("5,000 records, cut off", Arrays.copyOf(records, records.length - 1)),
                protobuf("many attributes in all", protobuf(4_999, 60)),
                protobuf("one record of many attributes", protobuf(1, 1_000_000)));
    }

    private static HostileBody json(String name, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return new HostileBody(name, DOOR, "application/json", "gzip", PackedBytes.gzip(bytes));
    }

    private static HostileBody protobuf(String name, byte[] body) {
        return new HostileBody(name + " in protobuf", DOOR, PROTOBUF, "gzip", PackedBytes.gzip(body));
    }

    private static String fullRecords() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            all.append(RECORD.substring(0, RECORD.length() - 1)
                    .replace("%1$d", "7")
                    .replace("%d", "" + i));
            all.append("]},");
        }
        return all.toString();
    }

    private static String wideRecord() {
        return "{\"attributes\":[" + "{\"key\":\"k\",\"value\":{}},".repeat(600_000) + "{}]}]}]}]}";
    }

    private static byte[] protobuf(int records, int attributes) {
        LogRecord record = LogRecord.newBuilder()
                .addAllAttributes(Collections.nCopies(attributes, KeyValue.getDefaultInstance()))
                .build();
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(Collections.nCopies(records, record))))
                .build()
                .toByteArray();
    }

    /** Empty messages of one field, and one that lacks its end. */
    private static byte[] empty(int tag, int count) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) tag;
        }
        bytes[bytes.length - 1] = 5;
        return bytes;
    }
}
