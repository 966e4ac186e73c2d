package rollcall.http.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the answers of OTLP/HTTP. The three {@code Export...ServiceResponse} messages have the same numbers, and {@code partial_success}
 * in them is shaped like {@code google.rpc.Status}: a whole number as field 1, a text as field 2.
 */
enum OtlpAnswers {
    JSON("application/json") {
        @Override
        byte[] success(String rejected, long count, String message) {
            Map<String, Object> partial = new LinkedHashMap<>();
            if (count > 0) {
                // Proto3's JSON mapping has 64-bit numbers as texts.
                partial.put(rejected, String.valueOf(count));
                partial.put("errorMessage", message);
            }
            return json(count > 0 ? Map.of("partialSuccess", partial) : partial);
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
        byte[] success(String rejected, long count, String message) {
            return count == 0 ? new byte[0] : protobuf(out -> out.writeByteArray(1, pair(count, message)));
        }

        @Override
        byte[] failure(int status, String message) {
            return pair(code(status), message);
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String contentType;

    OtlpAnswers(String contentType) {
        this.contentType = contentType;
    }

    /** The answers to a request of that Content-Type; JSON where it is none of OTLP's. */
    static OtlpAnswers to(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("protobuf") ? PROTOBUF : JSON;
    }

    String contentType() {
        return contentType;
    }

    /**
     * The body of an answer of success.
     *
     * @param rejected what JSON calls the number of rejected records
     * @param count that number; 0 for a success without any reservation
     * @param message why they were rejected
     */
    abstract byte[] success(String rejected, long count, String message);

    /** The body of any other answer. */
    abstract byte[] failure(int status, String message);

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    /** What gRPC calls a status of HTTP (google/rpc/code.proto). */
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

    private static byte[] pair(long number, String text) {
        return protobuf(out -> {
            out.writeInt64(1, number);
            out.writeString(2, text);
        });
    }

    private static byte[] protobuf(Writing writing) {
        ByteString.Output bytes = ByteString.newOutput();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString().toByteArray();
    }
}
