package rollcall.store.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollcall.gate.KeptEvent;
import rollcall.gate.KeptHeartbeat;
import rollcall.report.Unusable;

/** Writes the kept values as JSON text, which a heartbeat's row has in compressed form. */
public final class KeptJson {
    private static final JsonFactory JSON = new JsonFactory();

    private KeptJson() {}

    public static String of(KeptHeartbeat keptHeartbeat) {
        return of(keptHeartbeat.values(), keptHeartbeat.unusable());
    }

    /** The JSON text of an event's kept values. */
    public static String of(Map<String, Object> values) {
        return of(values, Map.of());
    }

    private static String of(Map<String, Object> values, Map<String, Unusable> unusable) {
        StringWriter text = new StringWriter(1_024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : values.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            if (!unusable.isEmpty()) {
                json.writeObjectFieldStart(Unusable.FIELD);
                for (Map.Entry<String, Unusable> field : unusable.entrySet()) {
                    json.writeStringField(field.getKey(), field.getValue().code());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("kept values are texts, flags and lists of texts", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof UUID id) {
            json.writeString(id.toString());
        } else if (value instanceof KeptEvent.ShortHash shortHash) {
            json.writeString(shortHash.digits());
        } else {
            List<?> names = (List<?>) value;
            json.writeStartArray();
            for (Object name : names) {
                json.writeString((String) name);
            }
            json.writeEndArray();
        }
    }
}
