package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import java.io.InputStream;

/** How an OTLP request writes its message. */
public enum OtlpEncoding {
    /** Proto3 JSON with OTLP's own rules: lowerCamelCase names alone, identifiers in hexadecimal digits, enums as numbers. */
    JSON {
        @Override
        void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor) {
            JsonWalk.walk(body, type, messageVisitor);
        }
    },
    PROTOBUF {
        @Override
        void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor) {
            ProtobufWalk.walk(body, type, messageVisitor);
        }
    };

    /**
     * Shows a message to a visitor, part by part.
     *
     * @param type what the body is said to hold
     * @throws rollcall.input.Malformed if the body as a whole is not such a message
     */
    abstract void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor);
}
