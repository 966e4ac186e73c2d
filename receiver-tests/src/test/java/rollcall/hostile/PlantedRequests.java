package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests that have a secret wherever HTTP has room for it. */
final class PlantedRequests {
    private static final List<String> HEADERS = List.of(
            "User-Agent",
            "Referer",
            "X-Forwarded-For",
            "Forwarded",
            "X-Real-IP",
            "Cookie",
            "Origin",
            "X-Planted",
            "Accept",
            "Accept-Language",
            "Authorization",
            "X-API-Key",
            "Content-Type",
            "Content-Encoding",
            "X-Request-Id");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI door;
    private final String key;

    PlantedRequests(URI door, String key) {
        this.door = door;
        this.key = key;
    }

    /** Sends them all; none may be the server's fault. */
    void plant(String secret) throws Exception {
        plantInHeaders(secret);
        plantInRawRequests(secret);
    }

    private void plantInHeaders(String secret) throws Exception {
        for (String header : HEADERS) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create(door + "?api_key=" + encode(secret) + "&" + encode(secret) + "=1"));
            Map<String, String> headers =
                    new LinkedHashMap<>(Map.of("Content-Type", "application/json", "X-API-Key", key));
            headers.put(header, header.equals("Authorization") ? "Bearer " + secret : secret);
            headers.forEach(request::header);
            String body = Planted.heartbeat().put("product_version", secret).toString();
            assertThat(client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
                            .statusCode())
                    .as(header)
                    .isLessThan(500);
        }
    }

    /** Paths, methods, and requests that are too broken for a client to send. */
    private void plantInRawRequests(String secret) throws Exception {
        String token = secret.replaceAll("[^A-Za-z0-9.-]", "");
        String end = " HTTP/1.1\r\nHost: " + token + "\r\nConnection: close\r\n\r\n";
        raw("GET /" + encode(secret) + end);
        raw("GET /p/" + encode(secret) + "/overview?range=" + encode(secret) + end);
        raw("GET /setup/" + encode(secret) + end);
        raw("GET /assets/" + encode(secret) + end);
        raw("GET /" + secret + end);
        raw("POST /ingest/" + encode(secret) + end);
        raw(token + " /ingest/heartbeat" + end);
        raw("POST /ingest/heartbeat HTTP/1.1\r\nHost: x\r\n" + secret + "\r\n\r\n");
        raw("POST /ingest/heartbeat HTTP/1.1\r\nHost: x\r\nContent-Length: " + secret + "\r\n\r\n");
        raw(secret + "\r\n\r\n");
    }

    private void raw(String request) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as(request).doesNotStartWith("HTTP/1.1 5");
        }
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
