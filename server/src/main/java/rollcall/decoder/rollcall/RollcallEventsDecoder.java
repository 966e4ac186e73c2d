package rollcall.decoder.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.ReportDecoder;
import rollcall.decoder.ReporterJson;
import rollcall.decoder.WeighedJson;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Rejection;
import rollcall.report.Reporter;

/**
 * Decodes events in Rollcall's own JSON format: {@code {"schema_version":"1","instance_id":"<uuid>","product_version":"2.1.0",
 * "batch_id":"<uuid>","events":[{"name":"report.exported","at":"2026-11-21T10:00:00Z","type":"action","source":"backend",
 * "profile":7,"properties":{"pages":3},"context":{"browser":"Firefox 128"}}]}}. {@code schema_version}, {@code instance_id}, {@code events}
 * and the {@code name} of each event are required.
 *
 * <p>A batch has at most {@value #MOST_EVENTS} events. It is read event by event and never held whole.
 */
public final class RollcallEventsDecoder implements ReportDecoder {
    private static final int MOST_EVENTS = 20_000;
    private static final int LONGEST_VERSION = 250;

    @Override
    public EventBatch decode(byte[] body) {
        return decode(new ByteArrayInputStream(body));
    }

    @Override
    public EventBatch decode(InputStream plain) {
        return StrictJson.walk(plain, parser -> new Reading(new WeighedJson(parser)).batch());
    }

    private static final class Reading {
        private final WeighedJson json;
        private JsonNode schema = MissingNode.getInstance();
        private JsonNode instance = MissingNode.getInstance();
        private JsonNode batchId = MissingNode.getInstance();
        private @Nullable String version;
        private @Nullable List<Event> events;

        Reading(WeighedJson json) {
            this.json = json;
        }

        EventBatch batch() throws IOException {
            if (!json.isObject()) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS);
            }
            json.members(this::member);
            Reporter reporter = ReporterJson.reporter(schema, instance);
            if (events == null) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, "events");
            }
            boolean named = !batchId.isMissingNode() && !batchId.isNull();
            return new EventBatch(reporter, version, named ? ReporterJson.uuid("batch_id", batchId) : null, events);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "schema_version" -> schema = json.scalar(name);
                case "instance_id" -> instance = json.scalar(name);
                case "batch_id" -> batchId = json.scalar(name);
                case "product_version" -> version = json.text(name, LONGEST_VERSION);
                case "events" -> events = json.isNull() ? null : events();
                default -> json.skip();
            }
        }

        private List<Event> events() throws IOException {
            if (!json.isArray()) {
                throw new Malformed(Rejection.INVALID_FIELD, "events");
            }
            List<Event> read = new ArrayList<>();
            while (json.nextElement()) {
                if (read.size() == MOST_EVENTS) {
                    throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "events");
                }
                read.add(EventJson.read(json));
            }
            return read;
        }
    }
}
