package rollcall.decoder.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import rollcall.input.Malformed;
import rollcall.mapping.EventPlaces;
import rollcall.mapping.FieldSource;
import rollcall.mapping.Mapping;
import rollcall.mapping.NamedList;
import rollcall.report.Rejection;

/**
 * Decodes bodies by a mapping. A body has at most 10,000 reports, of at most {@value #MOST_INSTANCES} installations.
 *
 * <p>An identifier that is no UUID becomes one by a function of the caller, so that this room has no key, and what the sender calls its
 * installation does not leave it.
 */
public final class MappedDecoder {
    /** Most installations of one body. */
    public static final int MOST_INSTANCES = 50;

    private final Mapping mapping;
    private final String versionField;
    private final Function<String, UUID> names;
    private final WantedParts wanted = new WantedParts();

    /**
     * @param versionField the name of the field that holds the product's version
     * @param names makes a UUID of an identifier that is none
     */
    public MappedDecoder(Mapping mapping, String versionField, Function<String, UUID> names) {
        this.mapping = mapping;
        this.versionField = versionField;
        this.names = names;
        if (mapping.each() != null) {
            wantReport(wanted.at(mapping.each()).each());
        }
        wantReport(wanted);
    }

    /**
     * Decodes one inflated body.
     *
     * @param form whether the body is a form
     * @throws Malformed if nothing of the body can be read; a single wrong report of several is among the wrong ones instead
     */
    public MappedReports decode(InputStream body, boolean form) {
        JsonNode root = WantedJson.read(json(mapping, body, form), wanted);
        Map<UUID, InstanceReports> instances = new LinkedHashMap<>();
        List<MappedReports.Wrong> wrong = new ArrayList<>();
        for (JsonNode report : reports(root)) {
            try {
                add(instances, new MappedReport(mapping, names, report));
            } catch (Malformed e) {
                wrong.add(new MappedReports.Wrong(e.rejection(), e.field()));
            }
            if (instances.size() > MOST_INSTANCES) {
                throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "instance");
            }
        }
        List<InstanceReports> all = List.copyOf(instances.values());
        return new MappedReports(
                all.stream().flatMap(InstanceReports::heartbeat).toList(),
                all.stream().flatMap(InstanceReports::batch).toList(),
                wrong);
    }

    /**
     * The JSON within a body.
     *
     * @throws Malformed if it is a form, and the mapping names no field of it
     */
    static InputStream json(Mapping mapping, InputStream body, boolean form) {
        if (!form) {
            return body;
        }
        if (mapping.form() == null) {
            throw new Malformed(Rejection.UNSUPPORTED_MEDIA_TYPE, "Content-Type");
        }
        return FormBody.field(body, mapping.form());
    }

    private void add(Map<UUID, InstanceReports> instances, MappedReport report) {
        UUID id = report.instance();
        InstanceReports reports = instances.getOrDefault(id, new InstanceReports(id, versionField));
        reports.add(report);
        instances.put(id, reports);
    }

    /** A body without the list is one report: some senders send one alone in another shape than several. */
    private Iterable<JsonNode> reports(JsonNode root) {
        JsonNode list = mapping.each() == null ? root : mapping.each().in(root);
        if (mapping.each() != null && list.isArray()) {
            return list;
        }
        if (!root.isObject()) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS);
        }
        if (mapping.each() != null && !list.isMissingNode()) {
            throw new Malformed(Rejection.INVALID_FIELD, "each");
        }
        return List.of(root);
    }

    private void wantReport(WantedParts report) {
        mapping.instance().forEach(report::at);
        mapping.version().forEach(report::at);
        mapping.fields().values().forEach(source -> want(report, source));
        EventPlaces event = mapping.event();
        if (event != null) {
            report.at(event.name());
            if (event.time() != null) {
                report.at(event.time());
            }
            if (event.user() != null) {
                report.at(event.user());
            }
            if (event.properties() != null) {
                wantValue(report.at(event.properties()).each());
            }
        }
        NamedList named = mapping.named();
        if (named != null) {
            WantedParts item = report.at(named.list()).each();
            named.name().forEach(item::at);
            wantValue(item.at(named.value()));
        }
    }

    private static void want(WantedParts report, FieldSource source) {
        WantedParts place = report.at(source.at());
        if (source.take() == FieldSource.Take.VALUE) {
            wantValue(place);
        } else {
            place.each().at(source.name());
        }
    }

    /** A scalar, a list of texts, or an object of lists of numbers: a histogram. */
    private static void wantValue(WantedParts place) {
        place.each().each();
    }
}
