package rollcall.intake.file;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.intake.Limits;
import rollcall.report.Rejection;

/**
 * One line of a report file: {@code {"rollcall_report":1,"door":"/ingest/heartbeat","content_type":"application/json",
 * "content_encoding":"zstd","body":"<base64>"}}. Unknown members are skipped, so that a newer sender can add some.
 *
 * @param path of the endpoint that the request is for; the member is called {@code door}
 * @param contentType of the request; empty for none
 * @param contentEncoding of the request; empty for none
 * @param body as it would have been sent
 * @param idempotencyKey the sender's own name for the request; empty for none
 */
record FileRequest(
        String path, String contentType, String contentEncoding, byte[] body, Optional<UUID> idempotencyKey) {
    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 200;

    /**
     * Reads a line; the body is decoded as it is read.
     *
     * @throws Malformed for what is not such a line; {@code payload_too_large} for a body of more than 16 MiB
     */
    static FileRequest read(InputStream line) {
        return StrictJson.walk(line, parser -> new Reading(parser).request());
    }

    private static final class Reading {
        private final JsonParser parser;
        private boolean ours;
        private @Nullable String path;
        private String contentType = "";
        private String contentEncoding = "";
        private byte @Nullable [] body;
        private @Nullable UUID idempotencyKey;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        FileRequest request() throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, "rollcall_report");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                member(name);
            }
            required(ours ? this : null, "rollcall_report");
            return new FileRequest(
                    required(path, "door"),
                    contentType,
                    contentEncoding,
                    required(body, "body"),
                    Optional.ofNullable(idempotencyKey));
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "rollcall_report" -> ours = version();
                case "door" -> path = text(name);
                case "content_type" -> contentType = text(name);
                case "content_encoding" -> contentEncoding = text(name);
                case "body" -> body = bytes();
                case "idempotency_key" -> idempotencyKey = uuid(name);
                default -> skip();
            }
        }

        private boolean version() throws IOException {
            boolean known = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getText().equals(String.valueOf(VERSION));
            if (!known) {
                throw new Malformed(Rejection.INVALID_FIELD, "rollcall_report");
            }
            return true;
        }

        private String text(String name) throws IOException {
            boolean fits = parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_TEXT;
            if (!fits) {
                throw new Malformed(Rejection.INVALID_FIELD, name);
            }
            return parser.getText();
        }

        private UUID uuid(String name) throws IOException {
            return JsonValues.uuid(text(name)).orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, name));
        }

        private byte[] bytes() throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new Malformed(Rejection.INVALID_FIELD, "body");
            }
            Capped bytes = new Capped();
            try {
                parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, bytes);
            } catch (StreamReadException | IllegalArgumentException e) {
                throw new Malformed(Rejection.INVALID_DATA, "body");
            }
            return bytes.toByteArray();
        }

        /** Token by token, so that names and depth stay within the reader's bounds. */
        private void skip() throws IOException {
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && parser.nextToken() != null);
        }

        private static <T> T required(@Nullable T member, String name) {
            if (member == null) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, name);
            }
            return member;
        }
    }

    /** No endpoint takes more. */
    private static final class Capped extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (count + length > Limits.BATCH.packed()) {
                throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "body");
            }
            super.write(bytes, offset, length);
        }
    }
}
