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

/** Posts heartbeats with one product's key. Any number of threads may share one. */
public final class TestSender {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI door;
    private final String key;

    public TestSender(URI door, String key) {
        this.door = door;
        this.key = key;
    }

    /** A heartbeat in the house form. */
    public static String heartbeat(Object instanceId) {
        return heartbeat(instanceId, "2.1.0");
    }

    public static String heartbeat(Object instanceId, String version) {
        return """
                {"schema_version":"1","instance_id":"%s","product_version":"%s"}""".formatted(instanceId, version);
    }

    /** @throws IOException if there is no answer, or none within a minute */
    public HttpResponse<String> post(String body) throws IOException {
        return post(body.getBytes(StandardCharsets.UTF_8), "identity");
    }

    /** The same for bytes with a Content-Encoding. */
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

    /** The same request in the bytes that go over a socket. */
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
