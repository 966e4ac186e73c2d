package rollcall.decoder.otlp;

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
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** Walks a protobuf message along its type. Declared lengths are checked against the bytes that exist before anything is allocated. */
final class ProtobufWalk {
    /** Most nested messages; OTLP's deepest message that is not a value has seven levels. */
    private static final int DEPTH = 32;

    private final CodedInputStream in;
    private final MessageVisitor messageVisitor;
    private int depth;

    private ProtobufWalk(CodedInputStream in, MessageVisitor messageVisitor) {
        this.in = in;
        this.messageVisitor = messageVisitor;
    }

    static void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor) {
        CodedInputStream in = CodedInputStream.newInstance(body);
        in.setRecursionLimit(DEPTH);
        try {
            new ProtobufWalk(in, messageVisitor).fields(type);
        } catch (IOException e) {
            throw new Malformed(Rejection.INVALID_DATA);
        }
    }

    private void fields(Descriptor type) throws IOException {
        if (++depth > DEPTH) {
            throw new Malformed(Rejection.INVALID_DATA);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (isMessage(field) && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                nested(field.getMessageType());
            } else if (!in.skipField(tag)) {
                throw new Malformed(Rejection.INVALID_DATA);
            }
        }
        messageVisitor.ended(type);
        depth--;
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field != null && field.getJavaType() == JavaType.MESSAGE;
    }

    private void nested(Descriptor type) throws IOException {
        int length = in.readRawVarint32();
        Optional<Message.Builder> builder = messageVisitor.builder(type);
        if (builder.isPresent()) {
            whole(type, length, builder.get());
        } else {
            int outer = in.pushLimit(length);
            fields(type);
            // Without this check, a length beyond the end would end the message silently.
            if (in.getBytesUntilLimit() > 0) {
                throw new Malformed(Rejection.INVALID_DATA);
            }
            in.popLimit(outer);
        }
    }

    private void whole(Descriptor type, int length, Message.Builder builder) throws IOException {
        if (length > MessageVisitor.LARGEST_PART) {
            in.skipRawBytes(length);
            messageVisitor.spoilt(type, Rejection.PAYLOAD_TOO_LARGE, "");
            return;
        }
        byte[] part = in.readRawBytes(length);
        try {
            builder.mergeFrom(part);
        } catch (InvalidProtocolBufferException e) {
            messageVisitor.spoilt(type, Rejection.INVALID_DATA, "");
            return;
        }
        messageVisitor.built(builder.build());
    }
}
