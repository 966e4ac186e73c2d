package rollcall.decoder.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Rejection;

/**
 * Walks a message in OTLP's JSON along its type. Unknown members are skipped; null means the same as a missing member. An error in a part
 * that is built whole spoils only that part; an error elsewhere spoils the body.
 */
final class JsonWalk {
    /** Most members of one object, and most names in skipped values: the reader remembers names to find duplicates. */
    private static final int MOST_NAMES = 100_000;

    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

    private final JsonParser in;
    private final MessageVisitor messageVisitor;
    private @Nullable Part part;

    private JsonWalk(JsonParser in, MessageVisitor messageVisitor) {
        this.in = in;
        this.messageVisitor = messageVisitor;
    }

    static void walk(InputStream body, Descriptor type, MessageVisitor messageVisitor) {
        StrictJson.walk(body, in -> {
            if (!in.hasToken(JsonToken.START_OBJECT)) {
                throw new Malformed(Rejection.INVALID_JSON);
            }
            new JsonWalk(in, messageVisitor).members(type, null);
            messageVisitor.ended(type);
            return messageVisitor;
        });
    }

    /** Reads the members of an object to its end, into a builder if there is one. */
    private void members(Descriptor type, Message.@Nullable Builder into) throws IOException {
        Map<String, FieldDescriptor> fields = FIELDS.computeIfAbsent(type, JsonWalk::byJsonName);
        for (int names = 0; in.nextToken() != JsonToken.END_OBJECT; names++) {
            FieldDescriptor field = fields.get(in.currentName());
            in.nextToken();
            if (field == null) {
                skip(names);
            } else if (!in.hasToken(JsonToken.VALUE_NULL)) {
                member(field, into);
            }
        }
    }

    private void member(FieldDescriptor field, Message.@Nullable Builder into) throws IOException {
        if (!field.isRepeated()) {
            element(field, into);
        } else if (in.hasToken(JsonToken.START_ARRAY)) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                element(field, into);
            }
        } else {
            wrong(field);
        }
    }

    private void element(FieldDescriptor field, Message.@Nullable Builder into) throws IOException {
        if (field.getJavaType() == JavaType.MESSAGE) {
            nested(field, into);
            return;
        }
        Optional<Object> value = JsonScalar.read(field, in);
        if (value.isEmpty()) {
            wrong(field);
        } else if (into != null) {
            put(field, value.get(), into);
        }
    }

    private void nested(FieldDescriptor field, Message.@Nullable Builder into) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            wrong(field);
            return;
        }
        Descriptor type = field.getMessageType();
        if (into != null) {
            Message.Builder inner = into.newBuilderForField(field);
            members(type, inner);
            put(field, inner.build(), into);
            return;
        }
        Optional<Message.Builder> wanted = messageVisitor.builder(type);
        if (wanted.isPresent()) {
            whole(type, wanted.get());
        } else {
            members(type, null);
            messageVisitor.ended(type);
        }
    }

    private void whole(Descriptor type, Message.Builder builder) throws IOException {
        Part whole = new Part(in.currentLocation().getCharOffset());
        part = whole;
        members(type, builder);
        part = null;
        if (whole.reason == null) {
            messageVisitor.built(builder.build());
        } else {
            messageVisitor.spoilt(type, whole.reason, whole.field);
        }
    }

    /** Adds a value to the part. A part that is too large is read to its end but grows no further. */
    private void put(FieldDescriptor field, Object value, Message.Builder into) {
        Part part = Objects.requireNonNull(this.part);
        if (in.currentLocation().getCharOffset() - part.start > MessageVisitor.LARGEST_PART) {
            part.spoil(Rejection.PAYLOAD_TOO_LARGE, "");
        } else if (field.getRealContainingOneof() != null && into.hasOneof(field.getRealContainingOneof())) {
            part.spoil(Rejection.INVALID_FIELD, field.getJsonName());
        } else if (field.isRepeated()) {
            into.addRepeatedField(field, value);
        } else {
            into.setField(field, value);
        }
    }

    private void wrong(FieldDescriptor field) throws IOException {
        if (part == null) {
            throw new Malformed(Rejection.INVALID_FIELD, field.getJsonName());
        }
        part.spoil(Rejection.INVALID_FIELD, field.getJsonName());
        skip(0);
    }

    /** Skips a value. {@code beside} is the number of names that the object around it has already. */
    private void skip(int beside) throws IOException {
        int names = beside;
        int open = in.currentToken().isStructStart() ? 1 : 0;
        while (open > 0 && names <= MOST_NAMES) {
            JsonToken token = in.nextToken();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            names += token == JsonToken.FIELD_NAME ? 1 : 0;
        }
        if (names > MOST_NAMES) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
        }
    }

    private static Map<String, FieldDescriptor> byJsonName(Descriptor type) {
        return type.getFields().stream().collect(Collectors.toMap(FieldDescriptor::getJsonName, Function.identity()));
    }

    /** The part that is being built, and the first error in it. */
    private static final class Part {
        private final long start;
        private @Nullable Rejection reason;
        private String field = "";

        Part(long start) {
            this.start = start;
        }

        void spoil(Rejection why, String where) {
            if (reason == null) {
                reason = why;
                field = where;
            }
        }
    }
}
