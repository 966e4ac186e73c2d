package rollcall.decoder.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.input.JsonValues;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * What a product event says besides who and what. TimeTracker's attributes are properties; Rollcall's sender has those of the context
 * behind {@code context.}, and a property whose name is taken behind {@code property.}.
 */
record EventAttributes(Map<String, ReportedValue> properties, Map<String, ReportedValue> context) {
    /**
     * Sorts a record's attributes.
     *
     * @throws Malformed if two of them come to the same name
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
                : properties.put(propertyName(key), withId(reportedValue));
        if (before != null) {
            throw new Malformed(Rejection.INVALID_FIELD, AttributeNames.shown(key));
        }
    }

    private static String propertyName(String key) {
        return key.startsWith(AttributeNames.PROPERTY_PREFIX)
                ? key.substring(AttributeNames.PROPERTY_PREFIX.length())
                : key;
    }

    /** OpenTelemetry has no identifiers: a text that is a UUID is one. */
    private static ReportedValue withId(ReportedValue reportedValue) {
        return reportedValue instanceof ReportedValue.Text text
                ? JsonValues.uuid(text.text())
                        .<ReportedValue>map(ReportedValue.Id::new)
                        .orElse(text)
                : reportedValue;
    }
}
