package rollcall.decoder.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * The properties and the context of a product event. TimeTracker's attributes are properties. Rollcall's sender puts {@code context.}
 * before names of the context, and {@code property.} before properties whose names have another meaning.
 */
record EventAttributes(Map<String, ReportedValue> properties, Map<String, ReportedValue> context) {
    /**
     * Separates a record's attributes into properties and context.
     *
     * @throws Malformed if two of them result in the same name
     */
    static EventAttributes of(Attributes attributes) {
        EventAttributes sorted = new EventAttributes(new LinkedHashMap<>(), new LinkedHashMap<>());
        attributes.without(AttributeNames.ENVELOPE).forEach(sorted::add);
        return sorted;
    }

    private void add(String key, ReportedValue reportedValue) {
        if (AttributeNames.VERSIONS.contains(key) || key.equals(AttributeNames.SOURCE)) {
            return;
        }
        ReportedValue before = key.startsWith(AttributeNames.CONTEXT_PREFIX)
                ? context.put(key.substring(AttributeNames.CONTEXT_PREFIX.length()), reportedValue)
                : properties.put(propertyName(key), JsonValues.withId(reportedValue));
        if (before != null) {
            throw new Malformed(Rejection.INVALID_FIELD, AttributeNames.shown(key));
        }
    }

    private static String propertyName(String key) {
        return key.startsWith(AttributeNames.PROPERTY_PREFIX)
                ? key.substring(AttributeNames.PROPERTY_PREFIX.length())
                : key;
    }
}
