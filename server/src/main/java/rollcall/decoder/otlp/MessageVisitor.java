package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import java.util.Optional;
import rollcall.report.Rejection;

/** What wants to know of the parts of a message, in the order in which they come. */
interface MessageVisitor {
    /** The largest part that is built, in bytes of protobuf or characters of JSON: as much as a heartbeat may have. */
    int LARGEST_PART = 64 * 1024;

    /** A new builder for parts of a type that is wanted whole; of the others only their ends are told. */
    Optional<Message.Builder> builder(Descriptor type);

    /** A part that is wanted whole. */
    void built(Message part);

    /**
     * A part that was wanted whole and cannot be had, because something in it is wrong or it is too large.
     *
     * @param field the field at fault by its name in JSON
     */
    void spoilt(Descriptor type, Rejection reason, String field);

    /** The end of a part that is not wanted whole. */
    void ended(Descriptor type);
}
