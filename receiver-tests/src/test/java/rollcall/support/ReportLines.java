package rollcall.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Makes lines of report files without the code of the server. */
public final class ReportLines {
    private static final String JSON = "application/json";

    private ReportLines() {}

    public static String line(String door, String contentType, String contentEncoding, byte[] body) {
        return """
                {"rollcall_report":1,"door":"%s","content_type":"%s","content_encoding":"%s","body":"%s"}""".formatted(
                        door, contentType, contentEncoding, Base64.getEncoder().encodeToString(body));
    }

    public static String json(String door, String body) {
        return line(door, JSON, "", body.getBytes(StandardCharsets.UTF_8));
    }

    public static String heartbeat(UUID instance) {
        return json("/ingest/heartbeat", TestSender.heartbeat(instance));
    }

    /** A batch of events without an identifier of the batch. */
    public static String events(UUID instance, String... names) {
        StringBuilder events = new StringBuilder();
        for (String name : names) {
            events.append(events.isEmpty() ? "" : ",").append("{\"name\":\"" + name + "\"}");
        }
        return json("/ingest/events", """
                {"schema_version":"1","instance_id":"%s","events":[%s]}""".formatted(instance, events));
    }

    /** A report file of these lines, each with a line feed. */
    public static byte[] file(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
