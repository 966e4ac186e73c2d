package rollcall.intake.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import rollcall.report.Rejection;

/**
 * What would be kept of a body that a mapping reads.
 *
 * @param heartbeats one for each installation that sends one
 * @param batches one for each installation that sends events
 * @param wrong the reports that would be rejected
 * @param unmapped the names at the top of the body, and of the reports in it, to which no pointer leads; those that do not have the shape of a
 *     field's name share a stand-in
 * @param rejected why the body would be rejected as a whole; null if it would not
 */
public record MappedSample(
        List<KeptHeartbeat> heartbeats,
        List<KeptBatch> batches,
        List<Wrong> wrong,
        Set<String> unmapped,
        @Nullable Wrong rejected) {
    /** So many reports of a body are searched for names. */
    private static final int MOST_SEARCHED = 100;

    /**
     * Why a body or a report in it would be rejected.
     *
     * @param field the key of the mapping at fault; may be empty
     * @param line of the body, from 1 on; 0 if no place is known
     * @param column from 1 on; 0 if no place is known
     */
    public record Wrong(Rejection reason, String field, int line, int column) {
        /** The code of the reason, with the field if there is one. */
        public String code() {
            return field.isEmpty() ? reason.code() : reason.code() + ": " + field;
        }
    }

    /**
     * Reads a body as the endpoint does.
     *
     * @param productId the number of the product, of which the UUIDs of installations depend
     * @param received the UTC day of receipt
     */
    public static MappedSample of(
            Mapping mapping,
            Vocabulary vocabulary,
            int productId,
            Pseudonyms pseudonyms,
            LocalDate received,
            byte[] body) {
        try {
            return read(mapping, vocabulary, productId, pseudonyms, received, body);
        } catch (Malformed e) {
            Malformed.Place at = e.place() == null ? new Malformed.Place(0, 0) : e.place();
            Wrong rejected = new Wrong(e.rejection(), e.field(), at.line(), at.column());
            return new MappedSample(List.of(), List.of(), List.of(), Set.of(), rejected);
        }
    }

    private static MappedSample read(
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
        List<Wrong> wrong = reports.wrong().stream()
                .map(each -> new Wrong(each.reason(), each.field(), 0, 0))
                .toList();
        boolean nothing = reports.heartbeats().isEmpty() && reports.batches().isEmpty();
        return new MappedSample(
                reports.heartbeats().stream()
                        .map(heartbeat -> Gate.judge(vocabulary, heartbeat))
                        .toList(),
                reports.batches().stream()
                        .map(batch -> EventGate.judge(vocabulary, batch, received, pseudonyms))
                        .toList(),
                wrong,
                form ? Set.of() : unmapped(mapping, StrictJson.read(body)),
                nothing && !wrong.isEmpty() ? wrong.get(0) : null);
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
