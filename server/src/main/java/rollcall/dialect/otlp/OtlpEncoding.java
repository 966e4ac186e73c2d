package rollcall.dialect.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import java.io.InputStream;

/** How an OTLP request writes its message. */
public enum OtlpEncoding {
    /** Proto3 JSON with OTLP's own rules: lowerCamelCase names alone, identifiers in hexadecimal digits, enums as numbers. */
    JSON {
        @Override
        void walk(InputStream body, Descriptor type, Visitor visitor) {
            JsonWalk.walk(body, type, visitor);
        }
    },
    PROTOBUF {
        @Override
        void walk(InputStream body, Descriptor type, Visitor visitor) {
            ProtobufWalk.walk(body, type, visitor);
        }
    };

    /**
     * Shows a message to a visitor, part by part.
     *
     * @param type what the body is said to hold
     * @throws rollcall.wire.Malformed if the body as a whole is not such a message
     */
    abstract void walk(InputStream body, Descriptor type, Visitor visitor);
}
