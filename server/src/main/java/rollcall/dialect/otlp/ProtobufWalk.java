package rollcall.dialect.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** Walks a protobuf message by its type. Lengths are compared with the bytes that are there, before anything is allocated. */
final class ProtobufWalk {
    /** Messages within messages; the deepest one of OTLP that is not a value has seven. */
    private static final int DEPTH = 32;

    private final CodedInputStream in;
    private final Visitor visitor;
    private int depth;

    private ProtobufWalk(CodedInputStream in, Visitor visitor) {
        this.in = in;
        this.visitor = visitor;
    }

    static void walk(InputStream body, Descriptor type, Visitor visitor) {
        CodedInputStream in = CodedInputStream.newInstance(body);
        in.setRecursionLimit(DEPTH);
        try {
            new ProtobufWalk(in, visitor).fields(type);
        } catch (IOException e) {
            throw new Malformed(Refusal.INVALID_DATA);
        }
    }

    private void fields(Descriptor type) throws IOException {
        if (++depth > DEPTH) {
            throw new Malformed(Refusal.INVALID_DATA);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (isMessage(field) && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                nested(field.getMessageType());
            } else if (!in.skipField(tag)) {
                throw new Malformed(Refusal.INVALID_DATA);
            }
        }
        visitor.ended(type);
        depth--;
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field != null && field.getJavaType() == JavaType.MESSAGE;
    }

    private void nested(Descriptor type) throws IOException {
        int length = in.readRawVarint32();
        Optional<Message.Builder> builder = visitor.builder(type);
        if (builder.isPresent()) {
            whole(type, length, builder.get());
        } else {
            int outer = in.pushLimit(length);
            fields(type);
            // A length beyond the end would end the message in silence.
            if (in.getBytesUntilLimit() > 0) {
                throw new Malformed(Refusal.INVALID_DATA);
            }
            in.popLimit(outer);
        }
    }

    private void whole(Descriptor type, int length, Message.Builder builder) throws IOException {
        if (length > Visitor.LARGEST_PART) {
            in.skipRawBytes(length);
            visitor.spoilt(type, Refusal.PAYLOAD_TOO_LARGE, "");
            return;
        }
        byte[] part = in.readRawBytes(length);
        try {
            builder.mergeFrom(part);
        } catch (InvalidProtocolBufferException e) {
            visitor.spoilt(type, Refusal.INVALID_DATA, "");
            return;
        }
        visitor.built(builder.build());
    }
}
