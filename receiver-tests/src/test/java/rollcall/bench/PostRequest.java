package rollcall.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One request in the bytes that go over a socket.
 *
 * @param instanceAt where in it the instance's 36 characters stand
 */
record PostRequest(byte[] bytes, int instanceAt) {
    /** A POST of this JSON, in which an instance's identifier stands once. */
    static PostRequest of(String path, String key, String body, String instance) {
        String request =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: " + key
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return new PostRequest(request.getBytes(StandardCharsets.US_ASCII), request.indexOf(instance));
    }

    /** The same request of another instance. */
    void fill(UUID instance) {
        byte[] text = instance.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, instanceAt, text.length);
    }
}
