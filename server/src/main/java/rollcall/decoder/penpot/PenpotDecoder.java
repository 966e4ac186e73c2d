package rollcall.decoder.penpot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.ReportDecoder;
import rollcall.decoder.ReporterJson;
import rollcall.decoder.WeighedJson;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.Report;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/**
 * Decodes the requests of Penpot's telemetry task (Penpot, {@code app.tasks.telemetry}): {@code telemetry-legacy-report} with statistics;
 * {@code telemetry-events} with a packed batch; and the untyped report of senders before 2.15, whose statistics are at the top level.
 */
public final class PenpotDecoder implements ReportDecoder {
    private static final String EVENTS = "telemetry-events";
    private static final String REPORT = "telemetry-legacy-report";

    /** The schema version of all reports, which carry none. */
    private static final String SCHEMA = "1";

    private static final int LONGEST = 250;

    @Override
    public Report decode(byte[] body) {
        return decode(new ByteArrayInputStream(body));
    }

    @Override
    public Report decode(InputStream body) {
        Envelope envelope = StrictJson.walk(body, parser -> new Envelope().read(new WeighedJson(parser)));
        return envelope.report();
    }

    /**
     * The most bytes that the batch in this body may unpack to; 0 if there is none, or if the body is not a report. Reads the JSON around
     * the batch and unpacks nothing.
     */
    public static long unpacked(byte[] body) {
        try {
            byte[] events = StrictJson.walk(
                            new ByteArrayInputStream(body), parser -> new Envelope().read(new WeighedJson(parser)))
                    .events;
            return events == null ? 0 : Blob.most(events);
        } catch (Malformed e) {
            return 0;
        }
    }

    private static final class Envelope {
        private Map<String, ReportedValue> atTopLevel = new LinkedHashMap<>();
        private Map<String, ReportedValue> stats = new HashMap<>();
        private JsonNode type = MissingNode.getInstance();
        private JsonNode version = MissingNode.getInstance();
        private JsonNode instance = MissingNode.getInstance();
        private @Nullable ReportedValue subscriptions;
        private byte @Nullable [] events;

        Envelope read(WeighedJson json) throws IOException {
            if (!json.isObject()) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS);
            }
            json.members(name -> member(json, name));
            return this;
        }

        private void member(WeighedJson json, String name) throws IOException {
            switch (name) {
                case "type" -> type = json.scalar(name);
                case "version" -> version = json.scalar(name);
                case "instance-id" -> instance = json.scalar(name);
                case "events" -> events = json.base64(name);
                case "stats" -> stats = json.values(name);
                case "subscriptions" -> subscriptions = Subscriptions.read(json);
                case "public-uri" -> atTopLevel.put(name, PublicUri.read(json));
                default -> atTopLevel.put(name, json.value());
            }
        }

        Report report() {
            Reporter reporter = new Reporter(instanceId(), SCHEMA);
            if (type.isMissingNode() && events == null) {
                return heartbeat(reporter, atTopLevel);
            }
            return switch (required("type", type)) {
                case EVENTS -> new EventBatch(reporter, required("version", version), null, batch());
                case REPORT -> heartbeat(reporter, stats);
                default -> throw new Malformed(Rejection.INVALID_FIELD, "type");
            };
        }

        private List<Event> batch() {
            if (events == null) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, "events");
            }
            byte[] blob = events;
            // Releases everything beside the batch first, because a batch may use its whole budget of memory.
            atTopLevel = Map.of();
            stats = Map.of();
            subscriptions = null;
            events = null;
            return Blob.events(blob);
        }

        private Heartbeat heartbeat(Reporter reporter, Map<String, ReportedValue> statistics) {
            statistics.put("version", new ReportedValue.Text(required("version", version)));
            if (subscriptions != null) {
                statistics.put("subscriptions", subscriptions);
            }
            return new Heartbeat(reporter, statistics);
        }

        private UUID instanceId() {
            if (instance.isMissingNode() || instance.isNull()) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, "instance-id");
            }
            return ReporterJson.uuid("instance-id", instance);
        }

        private static String required(String name, JsonNode value) {
            if (value.isMissingNode() || value.isNull()) {
                throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, name);
            }
            if (!value.isTextual() || value.textValue().length() > LONGEST) {
                throw new Malformed(Rejection.INVALID_FIELD, name);
            }
            return value.textValue();
        }
    }
}
