package rollcall.encoder;

/**
 * One request's body.
 *
 * @param door the path at a Rollcall receiver that takes it, for example {@code /ingest/heartbeat}
 * @param contentType the media type
 * @param contentEncoding how the body is packed; empty if it is not
 * @param body the bytes, packed if they are
 * @param events how many events are in it; 0 for a heartbeat
 */
public record EncodedRequest(String door, String contentType, String contentEncoding, byte[] body, int events) {
    private static final String JSON = "application/json";

    /** JSON as it stands. */
    static EncodedRequest json(String door, byte[] body, int events) {
        return new EncodedRequest(door, JSON, "", body, events);
    }

    /** JSON that may have been packed. */
    static EncodedRequest json(String door, CompressedOutput body, int events) {
        return new EncodedRequest(door, JSON, body.encoding(), body.bytes(), events);
    }
}
