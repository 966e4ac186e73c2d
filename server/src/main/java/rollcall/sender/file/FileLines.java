package rollcall.sender.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import rollcall.encoder.EncodedRequest;

/**
 * A report file while it is written. Each line is one request:
 * {@code {"rollcall_report":1,"door":"/ingest/heartbeat","content_type":"application/json","content_encoding":"zstd","body":"<base64>"}},
 * for events also {@code "idempotency_key":"<uuid>"}. A file has at most 16 MiB and 100 lines. The whole file is in memory, so that its
 * length is sent before its first byte: a browser then notices a download that broke off.
 */
final class FileLines {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_LINES = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<UUID> pages = new ArrayList<>();
    private int lines;
    private int events;

    /** Adds the request as a line. Returns false, without adding it, if the file has no room for the line. */
    boolean add(EncodedRequest encodedRequest) {
        byte[] line = bytes(line(encodedRequest));
        if (lines == MOST_LINES || file.size() + line.length + 1 > MOST_BYTES) {
            return false;
        }
        file.writeBytes(line);
        file.write('\n');
        lines++;
        events += encodedRequest.events();
        if (encodedRequest.page() != null) {
            pages.add(encodedRequest.page());
        }
        return true;
    }

    boolean isEmpty() {
        return lines == 0;
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    List<UUID> pages() {
        return pages;
    }

    int events() {
        return events;
    }

    private static ObjectNode line(EncodedRequest encodedRequest) {
        ObjectNode line = JSON.createObjectNode()
                .put("rollcall_report", VERSION)
                .put("door", encodedRequest.path())
                .put("content_type", encodedRequest.contentType())
                .put("content_encoding", encodedRequest.contentEncoding())
                .put("body", encodedRequest.body());
        return encodedRequest.page() == null
                ? line
                : line.put("idempotency_key", encodedRequest.page().toString());
    }

    private static byte[] bytes(ObjectNode content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
