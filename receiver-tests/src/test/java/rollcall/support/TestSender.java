package rollcall.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts heartbeats to one endpoint with one product's key. Safe for use by several threads. */
public final class TestSender {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI door;
    private final String key;

    public TestSender(URI door, String key) {
        this.door = door;
        this.key = key;
    }

    /** A heartbeat in Rollcall's own JSON format. */
    public static String heartbeat(Object instanceId) {
        return heartbeat(instanceId, "2.1.0");
    }

    public static String heartbeat(Object instanceId, String version) {
        return """
                {"schema_version":"1","instance_id":"%s","product_version":"%s"}""".formatted(instanceId, version);
    }

    /**
     * Posts a JSON text.
     *
     * @throws IOException if no answer arrives within a minute
     */
    public HttpResponse<String> post(String body) throws IOException {
        return post(body.getBytes(StandardCharsets.UTF_8), "identity");
    }

    /** Posts bytes with a Content-Encoding. */
    public HttpResponse<String> post(byte[] body, String encoding) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .header("X-API-Key", key)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The bytes of the whole request as HTTP/1.1, for tests that write to a socket. {@code body} is ASCII. */
    public byte[] bytes(String body) {
        return ("POST " + door.getPath()
                        + " HTTP/1.1\r\nHost: rollcall\r\nContent-Type: application/json\r\nX-API-Key: " + key
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    public URI door() {
        return door;
    }
}
