package rollcall.encoder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes parts of OpenTelemetry's JSON: log records and their attributes (OTLP specification, "JSON Protobuf Encoding"). */
final class OtlpJson {
    private static final long NANOS = 1_000_000_000;

    private OtlpJson() {}

    /** Writes the attributes of a record. */
    @FunctionalInterface
    interface AttributesWriter {
        void write() throws IOException;
    }

    /** Writes a log record with a name as its body, as TimeTracker's records have it. */
    static void record(JsonGenerator out, String name, Instant at, AttributesWriter attributes) throws IOException {
        out.writeStartObject();
        out.writeStringField("timeUnixNano", Long.toString(at.getEpochSecond() * NANOS + at.getNano()));
        out.writeStringField("severityText", "INFO");
        out.writeFieldName("body");
        value(out, name);
        out.writeArrayFieldStart("attributes");
        attributes.write();
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Writes an attribute with a value that the gate permitted. A number beyond the range of a 64-bit floating point number is omitted. */
    static void attribute(JsonGenerator out, String key, Object kept) throws IOException {
        if (kept instanceof BigDecimal number && !Double.isFinite(number.doubleValue())) {
            return;
        }
        out.writeStartObject();
        out.writeStringField("key", key);
        out.writeFieldName("value");
        value(out, kept);
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, Object kept) throws IOException {
        out.writeStartObject();
        if (kept instanceof Boolean flag) {
            out.writeBooleanField("boolValue", flag);
        } else if (kept instanceof BigDecimal number) {
            number(out, number);
        } else if (kept instanceof List<?> list) {
            out.writeObjectFieldStart("arrayValue");
            out.writeArrayFieldStart("values");
            for (Object element : list) {
                value(out, element);
            }
            out.writeEndArray();
            out.writeEndObject();
        } else {
            out.writeStringField("stringValue", Json.text(kept));
        }
        out.writeEndObject();
    }

    /**
     * Writes a number. OpenTelemetry has whole numbers of 64 bits, which are texts in JSON, and floating point numbers; any other number
     * becomes the nearest floating point number.
     */
    private static void number(JsonGenerator out, BigDecimal number) throws IOException {
        boolean whole = number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
        if (whole) {
            out.writeStringField("intValue", Long.toString(number.longValue()));
        } else {
            out.writeNumberField("doubleValue", number.doubleValue());
        }
    }
}
