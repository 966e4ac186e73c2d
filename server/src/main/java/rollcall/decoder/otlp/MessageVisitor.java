package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import java.util.Optional;
import rollcall.report.Rejection;

/** Receives the parts of a message in the order of the request. */
interface MessageVisitor {
    /** The largest part that is built, in bytes of protobuf or characters of JSON: the limit of a heartbeat. */
    int LARGEST_PART = 64 * 1024;

    /** A new builder if parts of this type are to be built whole; empty for parts whose end alone matters. */
    Optional<Message.Builder> builder(Descriptor type);

    /** Takes a part that was built whole. */
    void built(Message part);

    /**
     * Reports that a part could not be built, because something in it is wrong or it is too large.
     *
     * @param field the field at fault by its name in JSON
     */
    void spoilt(Descriptor type, Rejection reason, String field);

    /** Reports the end of a part that was not built whole. */
    void ended(Descriptor type);
}
