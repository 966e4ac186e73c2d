package rollcall.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import rollcall.gate.value.AddressRedaction;

/**
 * An OpenTelemetry receiver's report of the records that it rejected in an accepted request ({@code ExportLogsServiceResponse}), in JSON or
 * protobuf.
 *
 * @param rejected how many records the receiver rejected, 0 or more
 * @param message the reason or another warning, for people: one line of at most {@value #LONGEST} characters, without internet addresses
 */
record PartialSuccess(long rejected, String message) {
    private static final int LONGEST = 200;
    private static final PartialSuccess NONE = new PartialSuccess(0, "");
    private static final int PARTIAL_SUCCESS = 1;
    private static final int REJECTED = 1;
    private static final int MESSAGE = 2;

    /** Reads the body of an answer. A body that cannot be read counts as no rejected record. */
    static PartialSuccess in(byte[] body) {
        JsonNode json = AnswerReader.json(body);
        if (json.isObject()) {
            return of(either(json, "partialSuccess", "partial_success"));
        }
        try {
            return body.length == 0 ? NONE : response(CodedInputStream.newInstance(body));
        } catch (IOException e) {
            return NONE;
        }
    }

    private static PartialSuccess of(JsonNode json) {
        double rejected = AnswerReader.number(either(json, "rejectedLogRecords", "rejected_log_records"));
        return new PartialSuccess(
                rejected > 0 ? (long) rejected : 0,
                clean(either(json, "errorMessage", "error_message").asText("")));
    }

    private static JsonNode either(JsonNode json, String name, String other) {
        return json.has(name) ? json.path(name) : json.path(other);
    }

    private static PartialSuccess response(CodedInputStream in) throws IOException {
        PartialSuccess found = NONE;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean partial = WireFormat.getTagFieldNumber(tag) == PARTIAL_SUCCESS
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (partial) {
                found = partial(CodedInputStream.newInstance(in.readByteArray()));
            } else {
                skip(in, tag);
            }
        }
        return found;
    }

    private static PartialSuccess partial(CodedInputStream in) throws IOException {
        long rejected = 0;
        String message = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int type = WireFormat.getTagWireType(tag);
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == REJECTED && type == WireFormat.WIRETYPE_VARINT) {
                rejected = Math.max(0, in.readInt64());
            } else if (field == MESSAGE && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                message = in.readString();
            } else {
                skip(in, tag);
            }
        }
        return new PartialSuccess(rejected, clean(message));
    }

    private static void skip(CodedInputStream in, int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new IOException("a group ends that never began");
        }
    }

    /**
     * Cleans the receiver's text: control, format and space characters become one space, and internet addresses are removed. The text then
     * cannot change the layout of the line around it or hide anything in it.
     */
    private static String clean(String text) {
        String head = text.substring(0, Math.min(text.length(), 4 * LONGEST));
        String line =
                AddressRedaction.text(head.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip());
        return line.length() <= LONGEST ? line : line.substring(0, end(line)) + "…";
    }

    /** Returns where the line is cut, which is never between the two halves of a surrogate pair. */
    private static int end(String line) {
        int end = LONGEST - 1;
        return Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
    }
}
