package rollcall.encoder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.decoder.eventyay.EventyayDecoder;
import rollcall.decoder.otlp.OtlpEncoding;
import rollcall.decoder.otlp.OtlpLogs;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.decoder.rollcall.RollcallDecoder;
import rollcall.decoder.rollcall.RollcallEventsDecoder;
import rollcall.gate.EventGate;
import rollcall.gate.Gate;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptEvent;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Inflation;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Report;

/** What a Rollcall receiver makes of a message: its own dialect, and its own gate. */
final class Receiving {
    /** The receivers' own limit. */
    private static final int MOST = 64 << 20;

    private Receiving() {}

    /** The body without its Content-Encoding. */
    static byte[] plain(EncodedRequest encodedRequest) {
        try {
            return Inflation.open(encodedRequest.body(), encodedRequest.contentEncoding(), MOST)
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Heartbeat heartbeat(Protocol wire, EncodedRequest encodedRequest) {
        return (Heartbeat) report(wire, plain(encodedRequest), false);
    }

    static EventBatch batch(Protocol wire, EncodedRequest encodedRequest) {
        return (EventBatch) report(wire, plain(encodedRequest), true);
    }

    static SortedMap<String, Object> kept(Vocabulary vocabulary, Heartbeat heartbeat) {
        return Gate.judge(vocabulary, heartbeat).values();
    }

    static KeptBatch kept(Vocabulary vocabulary, EventBatch batch, LocalDate today) {
        return EventGate.judge(vocabulary, batch, today, Pseudonyms.of(new byte[Pseudonyms.KEY_BYTES]));
    }

    /** What was kept of an event, so that it can be compared; who did it only by being somebody. */
    static Map<String, Object> plain(KeptEvent event) {
        return Map.of(
                "name", event.name(),
                "type", event.type(),
                "source", event.source(),
                "day", event.day(),
                "somebody", event.profile().isPresent(),
                "properties", plain(event.properties()),
                "context", plain(event.context()));
    }

    /** 1.0 and 1 are the same number. */
    static SortedMap<String, Object> plain(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> plain(value.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private static Report report(Protocol wire, byte[] body, boolean events) {
        return switch (wire) {
            case ROLLCALL -> events ? new RollcallEventsDecoder().decode(body) : new RollcallDecoder().decode(body);
            case EVENTYAY -> new EventyayDecoder().decode(body);
            case PENPOT -> new PenpotDecoder().decode(body);
            case OTLP -> otlp(body);
        };
    }

    private static Report otlp(byte[] body) {
        OtlpLogs logs = OtlpLogs.decode(new ByteArrayInputStream(body), OtlpEncoding.JSON);
        if (!logs.rejections().isEmpty()) {
            throw new AssertionError(logs.rejections());
        }
        List<Heartbeat> heartbeats = logs.heartbeats();
        return heartbeats.isEmpty() ? logs.batches().get(0) : heartbeats.get(0);
    }

    /** Whether a form takes an answer for a success that says nothing of its type. */
    static boolean accepted(Encoder encoder, int status, byte[] body) {
        return encoder.understand(
                        new EncodedRequest("events", "/", "application/json", "", body, "", null, 1), status, "", body)
                .accepted();
    }
}
