package rollcall.http.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the answers of OTLP/HTTP, as JSON or as protobuf. */
enum OtlpAnswers {
    JSON("application/json") {
        @Override
        byte[] success(Message message) {
            return json(members(message));
        }

        @Override
        byte[] failure(int status, String message) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("code", code(status));
            body.put("message", message);
            return json(body);
        }
    },
    PROTOBUF("application/x-protobuf") {
        @Override
        byte[] success(Message message) {
            return message.toByteArray();
        }

        @Override
        byte[] failure(int status, String message) {
            return status(code(status), message);
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String contentType;

    OtlpAnswers(String contentType) {
        this.contentType = contentType;
    }

    /** The answers to a request of this Content-Type; JSON if it is neither of the two. */
    static OtlpAnswers to(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("protobuf") ? PROTOBUF : JSON;
    }

    String contentType() {
        return contentType;
    }

    /** The body of an answer of success. */
    abstract byte[] success(Message message);

    /** The body of any other answer. */
    abstract byte[] failure(int status, String message);

    /** The gRPC code for an HTTP status (google/rpc/code.proto). */
    private static int code(int status) {
        return switch (status) {
            case 401 -> 16;
            case 405 -> 12;
            case 413, 429 -> 8;
            case 500 -> 13;
            case 503 -> 14;
            default -> 3;
        };
    }

    private static byte[] json(Map<String, Object> body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields in Proto3's JSON mapping: names in lower camel case, 64-bit numbers as texts. */
    private static Map<String, Object> members(Message message) {
        Map<String, Object> members = new LinkedHashMap<>();
        message.getAllFields()
                .forEach((field, value) -> members.put(
                        field.getJsonName(), value instanceof Message inner ? members(inner) : String.valueOf(value)));
        return members;
    }

    /** Writes a {@code google.rpc.Status}, for which no library brings a generated class here. */
    private static byte[] status(int code, String message) {
        ByteString.Output bytes = ByteString.newOutput();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeInt32(1, code);
            out.writeString(2, message);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString().toByteArray();
    }
}
