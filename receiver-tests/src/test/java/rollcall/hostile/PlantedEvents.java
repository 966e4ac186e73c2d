package rollcall.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.support.PenpotBody;

/** Requests with events, and Penpot's reports, that have a secret in every place where a text can be. */
final class PlantedEvents {
    private final Vocabulary vocabulary;

    PlantedEvents(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Events of the house form, for {@code /ingest/events}. */
    List<byte[]> house() {
        return dressed()
                .map(value -> PenpotBody.json(Map.of(
                        "schema_version",
                        "1",
                        "instance_id",
                        UUID.randomUUID().toString(),
                        "product_version",
                        value,
                        value,
                        value,
                        "events",
                        events(value, "properties"))))
                .toList();
    }

    /** Penpot's batches and reports, for {@code /ingest/penpot}. */
    List<byte[]> penpot() {
        return dressed()
                .flatMap(value -> Stream.of(PenpotBody.of(value, keyed(events(value, "props"))), report(value)))
                .toList();
    }

    private static Stream<String> dressed() {
        return Planted.SECRETS.stream()
                .flatMap(secret -> Planted.DRESSES.stream().map(dress -> dress.apply(secret)));
    }

    private byte[] report(String value) {
        Map<String, Object> stats = new LinkedHashMap<>();
        vocabulary.fields().keySet().forEach(name -> stats.put(name, value));
        stats.put("email-domains", List.of(value));
        stats.put("auth-backend-" + value, 3);
        stats.put("event-counters", Map.of(value, 1));
        return PenpotBody.json(Map.of(
                "type",
                "telemetry-legacy-report",
                "version",
                value,
                "instance-id",
                UUID.randomUUID().toString(),
                "subscriptions",
                List.of(value),
                "stats",
                stats,
                value,
                value));
    }

    /** Each is well-formed, so that one cannot keep the others out. */
    private List<Map<String, Object>> events(String value, String properties) {
        EventVocabulary events = vocabulary.events();
        List<Map<String, Object>> planted = new ArrayList<>();
        planted.add(Map.of("name", value, "type", "action"));
        planted.add(Map.of("name", "create-file", "type", value, "source", value));
        planted.add(Map.of(
                "name",
                "create-file",
                "type",
                "action",
                properties,
                everywhere(events.properties().keySet(), value)));
        planted.add(Map.of(
                "name",
                "create-file",
                "type",
                "action",
                "context",
                everywhere(events.context().keySet(), value)));
        planted.add(Map.of("name", "create-file", "type", "action", properties, Map.of(value, 1, "x-" + value, true)));
        planted.add(Map.of("name", "create-file", "type", "action", value, value));
        return planted;
    }

    private static Map<String, Object> everywhere(Set<String> permitted, String value) {
        Map<String, Object> all = new LinkedHashMap<>();
        new TreeSet<>(permitted).forEach(name -> all.put(name, value));
        all.put("title", value);
        all.put("list", List.of(value, "known"));
        all.put("nested", Map.of(value, Map.of("deep", value)));
        all.put("email-domain", value);
        return all;
    }

    /** Penpot's keys are keywords. */
    private static List<Map<?, ?>> keyed(List<Map<String, Object>> events) {
        return events.stream().<Map<?, ?>>map(PlantedEvents::keyed).toList();
    }

    private static Map<?, ?> keyed(Map<String, Object> map) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new PenpotBody.Keyword(entry.getKey()),
                        entry -> entry.getKey().matches("props|context")
                                ? keyed(children(entry.getValue()))
                                : entry.getValue()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> children(Object value) {
        return (Map<String, Object>) value;
    }
}
