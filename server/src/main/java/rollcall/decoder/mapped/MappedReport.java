package rollcall.decoder.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.InstanceId;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.mapping.EventPlaces;
import rollcall.mapping.Mapping;
import rollcall.mapping.Pointer;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** One report within a body. */
final class MappedReport {
    /** The longest identifier, and the longest name of an event, in characters. */
    private static final int LONGEST = 250;

    private static final String INSTANCE = "instance";

    /** A UUID without hyphens, of a version and a variant that RFC 9562 has: a hash of an address would look alike. */
    private static final Pattern BARE =
            Pattern.compile("(?i)([0-9a-f]{8})([0-9a-f]{4})([1-8][0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})");

    private final Mapping mapping;
    private final Function<String, UUID> names;
    private final JsonNode report;

    MappedReport(Mapping mapping, Function<String, UUID> names, JsonNode report) {
        this.mapping = mapping;
        this.names = names;
        if (!report.isObject()) {
            throw new Malformed(Rejection.INVALID_FIELD, "each");
        }
        this.report = mapping.named() == null ? report : NamedValues.in(report, mapping.named());
    }

    /** The installation. */
    UUID instance() {
        String text = scalar(first(mapping.instance()), INSTANCE);
        if (text == null) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, INSTANCE);
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed(Rejection.INVALID_FIELD, INSTANCE);
        }
        Matcher bare = BARE.matcher(text);
        String hyphened = bare.matches() ? bare.replaceAll("$1-$2-$3-$4-$5") : text;
        return JsonValues.uuid(hyphened).isEmpty()
                ? names.apply(text)
                : InstanceId.of(hyphened).orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, INSTANCE));
    }

    /** The reported version; empty if there is none. */
    Optional<ReportedValue> version() {
        return Optional.of(first(mapping.version()))
                .filter(node -> !node.isMissingNode())
                .map(JsonValues::of);
    }

    /** The values of the fields that are there, by name. */
    Map<String, ReportedValue> values() {
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        mapping.fields().forEach((name, source) -> {
            JsonNode node = source.at().in(report);
            if (!node.isMissingNode()) {
                values.put(name, MappedValues.of(source, node));
            }
        });
        return values;
    }

    /** The event; null if the report has none. */
    @Nullable
    Event event() {
        EventPlaces places = mapping.event();
        String name = places == null ? null : scalar(places.name().in(report), "event");
        if (places == null || name == null) {
            return null;
        }
        if (name.length() > LONGEST) {
            throw new Malformed(Rejection.INVALID_FIELD, "event");
        }
        Times.Reading at = places.time() == null
                ? Times.Reading.NONE
                : Times.read(places.time().in(report).asText(null));
        String user = places.user() == null ? null : scalar(places.user().in(report), "event.user");
        if (user != null && user.length() > LONGEST) {
            throw new Malformed(Rejection.INVALID_FIELD, "event.user");
        }
        return new Event(name, null, null, at.at(), user, properties(places), Map.of(), !at.readable());
    }

    /** Whether the report is a heartbeat, with this event. */
    boolean isHeartbeat(@Nullable Event event) {
        EventPlaces places = mapping.event();
        return places == null
                || places.heartbeats().isEmpty()
                || event != null && places.heartbeats().contains(event.name());
    }

    /** The properties, without those of the names that hold the identifier, the user or the key. */
    private Map<String, ReportedValue> properties(EventPlaces places) {
        JsonNode object = places.properties() == null
                ? MissingNode.getInstance()
                : places.properties().in(report);
        Set<String> secret = new HashSet<>();
        mapping.secret().forEach(pointer -> secret.add(pointer.last()));
        Map<String, ReportedValue> properties = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (!secret.contains(member.getKey())) {
                properties.put(member.getKey(), JsonValues.withId(JsonValues.of(member.getValue())));
            }
        });
        return properties;
    }

    private JsonNode first(List<Pointer> pointers) {
        for (Pointer pointer : pointers) {
            JsonNode node = pointer.in(report);
            if (!node.isMissingNode() && !node.isNull()) {
                return node;
            }
        }
        return MissingNode.getInstance();
    }

    /** A text, or a whole number as its digits; null if it is missing, null or empty. */
    private static @Nullable String scalar(JsonNode node, String field) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        return node.asText().isEmpty() ? null : node.asText();
    }
}
