package rollcall.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, as browsers send it (RFC 7578). */
public final class MultipartBody {
    private static final String BOUNDARY = "----FormBoundary7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public MultipartBody field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    public MultipartBody file(String name, String fileName, byte[] content) {
        String disposition = "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"";
        return part(disposition + "\r\nContent-Type: application/x-ndjson", content);
    }

    /** A part with any headers. */
    public MultipartBody part(String headers, byte[] content) {
        text("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
        bytes.writeBytes(content);
        text("\r\n");
        return this;
    }

    /** The whole body, with its closing boundary. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
