package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import java.io.InputStream;

/** The encoding of an OTLP request. */
public enum OtlpEncoding {
    /** Proto3 JSON with OTLP's own rules: only lowerCamelCase names, identifiers in hexadecimal digits, enums as numbers. */
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
     * Passes a message to a visitor, part by part.
     *
     * @param type the type of the message that the body should contain
     * @throws rollcall.input.Malformed if the body as a whole is not such a message
     */
    abstract void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor);
}
