package rollcall.encoder;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One encoded request of a protocol, without its address and without the headers that depend on the receiver's key.
 *
 * @param what the name of the request in the send log: {@code first_seen}, {@code heartbeat}, {@code events} or {@code forget}
 * @param path the path of the endpoint at a Rollcall receiver that accepts the request, for example {@code /ingest/heartbeat}
 * @param contentType the media type
 * @param contentEncoding {@code zstd} or {@code gzip} for a compressed body; empty for an uncompressed one
 * @param body the bytes as they are sent, compressed or not
 * @param version the permitted version of the program that is reported on; empty if it is unknown
 * @param page the identifier of the page of events; null for every other request
 * @param events how many events are in the body; 0 unless it is a page
 */
public record EncodedRequest(
        String what,
        String path,
        String contentType,
        String contentEncoding,
        byte[] body,
        String version,
        @Nullable UUID page,
        int events) {
    private static final String JSON = "application/json";

    static EncodedRequest firstSeen(String path, OutgoingHeartbeat heartbeat, byte[] body) {
        return ofHeartbeat("first_seen", path, heartbeat, "", body);
    }

    static EncodedRequest heartbeat(String path, OutgoingHeartbeat heartbeat, byte[] body) {
        return ofHeartbeat("heartbeat", path, heartbeat, "", body);
    }

    static EncodedRequest heartbeat(String path, OutgoingHeartbeat heartbeat, CompressedOutput body) {
        return ofHeartbeat("heartbeat", path, heartbeat, body.encoding(), body.bytes());
    }

    static EncodedRequest events(String path, OutgoingPage page, byte[] body) {
        return ofPage(path, page, "", body);
    }

    static EncodedRequest events(String path, OutgoingPage page, CompressedOutput body) {
        return ofPage(path, page, body.encoding(), body.bytes());
    }

    /** Makes a request to forget an installation, in the Rollcall format. */
    public static EncodedRequest forget(String path, String json) {
        return new EncodedRequest("forget", path, JSON, "", json.getBytes(StandardCharsets.UTF_8), "", null, 0);
    }

    private static EncodedRequest ofHeartbeat(
            String what, String path, OutgoingHeartbeat heartbeat, String encoding, byte[] body) {
        String version = heartbeat.kept().version();
        return new EncodedRequest(what, path, JSON, encoding, body, version == null ? "" : version, null, 0);
    }

    private static EncodedRequest ofPage(String path, OutgoingPage page, String encoding, byte[] body) {
        return new EncodedRequest(
                "events",
                path,
                JSON,
                encoding,
                body,
                page.version(),
                page.pageId(),
                page.events().size());
    }
}
