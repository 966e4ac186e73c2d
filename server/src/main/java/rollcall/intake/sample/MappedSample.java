package rollcall.intake.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.decoder.mapped.MappedDecoder;
import rollcall.decoder.mapped.MappedReports;
import rollcall.gate.EventGate;
import rollcall.gate.Gate;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.Pseudonyms;
import rollcall.gate.value.NameRules;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.mapping.EventPlaces;
import rollcall.mapping.FieldSource;
import rollcall.mapping.Mapping;
import rollcall.mapping.Pointer;

/**
 * What would be kept of a body that a mapping reads.
 *
 * @param heartbeats one for each installation that sends one
 * @param batches one for each installation that sends events
 * @param wrong the reports that would be rejected
 * @param unmapped the names at the top of the body, and of the reports in it, to which no pointer leads; those that do not have the shape of a
 *     field's name share a stand-in
 */
public record MappedSample(
        List<KeptHeartbeat> heartbeats,
        List<KeptBatch> batches,
        List<MappedReports.Wrong> wrong,
        Set<String> unmapped) {
    /** So many reports of a body are searched for names. */
    private static final int MOST_SEARCHED = 100;

    /**
     * Reads a body as the endpoint does.
     *
     * @param productId the number of the product, of which the UUIDs of installations depend
     * @param received the UTC day of receipt
     * @throws Malformed if the endpoint would reject the body as a whole
     */
    public static MappedSample of(
            Mapping mapping,
            Vocabulary vocabulary,
            int productId,
            Pseudonyms pseudonyms,
            LocalDate received,
            byte[] body) {
        boolean form = mapping.form() != null && !isJson(body);
        MappedDecoder decoder = new MappedDecoder(
                mapping, vocabulary.versionField(), identifier -> pseudonyms.installation(productId, identifier));
        MappedReports reports = decoder.decode(new ByteArrayInputStream(body), form);
        return new MappedSample(
                reports.heartbeats().stream()
                        .map(heartbeat -> Gate.judge(vocabulary, heartbeat))
                        .toList(),
                reports.batches().stream()
                        .map(batch -> EventGate.judge(vocabulary, batch, received, pseudonyms))
                        .toList(),
                reports.wrong(),
                form ? Set.of() : unmapped(mapping, StrictJson.read(body)));
    }

    /** Whether a text begins as JSON does, and not as a form. */
    private static boolean isJson(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return each == '{' || each == '[';
            }
        }
        return true;
    }

    private static Set<String> unmapped(Mapping mapping, JsonNode root) {
        Set<String> known = Stream.concat(
                        pointers(mapping), Stream.concat(mapping.key().body().stream(), each(mapping)))
                .filter(pointer -> !pointer.steps().isEmpty())
                .map(pointer -> pointer.steps().get(0))
                .collect(Collectors.toSet());
        Set<String> unmapped = new TreeSet<>();
        JsonNode list = mapping.each() == null ? root : mapping.each().in(root);
        for (int i = 0; list.isArray() && i < Math.min(list.size(), MOST_SEARCHED); i++) {
            list.get(i).fieldNames().forEachRemaining(unmapped::add);
        }
        root.fieldNames().forEachRemaining(unmapped::add);
        unmapped.removeAll(known);
        return unmapped.stream().map(NameRules::shown).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Pointer> each(Mapping mapping) {
        return Stream.ofNullable(mapping.each());
    }

    private static Stream<Pointer> pointers(Mapping mapping) {
        EventPlaces event = mapping.event();
        Stream<Pointer> ofEvent = event == null
                ? Stream.empty()
                : Stream.of(
                                Stream.of(event.name()),
                                Stream.ofNullable(event.time()),
                                Stream.ofNullable(event.user()),
                                Stream.ofNullable(event.properties()))
                        .flatMap(each -> each);
        Stream<Pointer> values = mapping.fields().values().stream().map(FieldSource::at);
        Stream<Pointer> named = mapping.named() == null
                ? Stream.empty()
                : Stream.of(mapping.named().list());
        return Stream.of(mapping.instance().stream(), mapping.version().stream(), values, ofEvent, named)
                .flatMap(each -> each);
    }
}
