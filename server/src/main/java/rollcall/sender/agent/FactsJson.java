package rollcall.sender.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.ReportedValue;
import rollcall.sender.facts.ProtocolFields.NeutralFacts;

/**
 * Reads {@code {"version":"2.1.0","environment":{"os_family":"Linux","python_version":"3.12"},"counts":{"users":37},"plugins":["stripe"]}}.
 * No member is required. Unknown members are read as members of {@code environment}, so that the answer names those that are not stored.
 */
final class FactsJson {
    private static final int LONGEST_VERSION = 250;
    private static final int MOST_NAMES = 500;
    private static final int MOST_PLUGINS = 1_000;
    private static final String VERSION = "version";
    private static final String ENVIRONMENT = "environment";
    private static final String COUNTS = "counts";
    private static final String PLUGINS = "plugins";
    private static final Set<String> OWN = Set.of(VERSION, ENVIRONMENT, COUNTS, PLUGINS);

    private FactsJson() {}

    /**
     * Reads a request body.
     *
     * @throws Malformed {@code invalid_field} with the member's name if the member is not valid, has more than {@value #MOST_NAMES} names
     *     or lists more than {@value #MOST_PLUGINS} plugins
     */
    static NeutralFacts read(InputStream json) {
        JsonNode body = StrictJson.read(json);
        ObjectMembers objectMembers = new ObjectMembers(body, "");
        return new NeutralFacts(
                objectMembers.text(VERSION, LONGEST_VERSION),
                environment(body, objectMembers),
                counts(objectMembers),
                plugins(objectMembers));
    }

    private static Map<String, ReportedValue> environment(JsonNode body, ObjectMembers objectMembers) {
        Map<String, ReportedValue> reportedValues = new LinkedHashMap<>();
        objectMembers
                .object(ENVIRONMENT)
                .properties()
                .forEach(member -> reportedValues.put(member.getKey(), JsonValues.of(member.getValue())));
        body.properties().stream()
                .filter(member -> !OWN.contains(member.getKey()))
                .forEach(member -> reportedValues.putIfAbsent(member.getKey(), JsonValues.of(member.getValue())));
        requireFew(reportedValues, ENVIRONMENT, objectMembers);
        return reportedValues;
    }

    private static Map<String, BigDecimal> counts(ObjectMembers objectMembers) {
        Map<String, BigDecimal> counts = new LinkedHashMap<>();
        objectMembers.object(COUNTS).properties().forEach(member -> {
            JsonNode number = member.getValue();
            if (!number.isNumber() || number.decimalValue().signum() < 0) {
                throw objectMembers.wrong(COUNTS);
            }
            counts.put(member.getKey(), number.decimalValue());
        });
        requireFew(counts, COUNTS, objectMembers);
        return counts;
    }

    private static @Nullable List<String> plugins(ObjectMembers objectMembers) {
        if (!objectMembers.has(PLUGINS)) {
            return null;
        }
        JsonNode list = objectMembers.get(PLUGINS);
        if (!list.isArray() || list.size() > MOST_PLUGINS) {
            throw objectMembers.wrong(PLUGINS);
        }
        List<String> names = new ArrayList<>(list.size());
        for (JsonNode name : list) {
            if (!name.isTextual()) {
                throw objectMembers.wrong(PLUGINS);
            }
            names.add(name.textValue());
        }
        return names;
    }

    private static void requireFew(Map<String, ?> named, String name, ObjectMembers objectMembers) {
        if (named.size() > MOST_NAMES) {
            throw objectMembers.wrong(name);
        }
    }
}
