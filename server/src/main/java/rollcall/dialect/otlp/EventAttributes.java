package rollcall.dialect.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.report.Claim;
import rollcall.report.Refusal;
import rollcall.wire.Claims;
import rollcall.wire.Malformed;

/**
 * What a product event says besides who and what. TimeTracker's attributes are properties; Rollcall's sender has those of the context
 * behind {@code context.}, and a property whose name is taken behind {@code property.}.
 */
record EventAttributes(Map<String, Claim> properties, Map<String, Claim> context) {
    /**
     * Sorts a record's attributes.
     *
     * @throws Malformed if two of them come to the same name
     */
    static EventAttributes of(Attributes attributes) {
        EventAttributes sorted = new EventAttributes(new LinkedHashMap<>(), new LinkedHashMap<>());
        attributes.without(Names.ENVELOPE).forEach(sorted::add);
        return sorted;
    }

    private void add(String key, Claim claim) {
        if (Names.VERSIONS.contains(key) || key.equals(Names.SOURCE)) {
            return;
        }
        Claim before = key.startsWith(Names.CONTEXT_PREFIX)
                ? context.put(key.substring(Names.CONTEXT_PREFIX.length()), claim)
                : properties.put(propertyName(key), withId(claim));
        if (before != null) {
            throw new Malformed(Refusal.INVALID_FIELD, Names.shown(key));
        }
    }

    private static String propertyName(String key) {
        return key.startsWith(Names.PROPERTY_PREFIX) ? key.substring(Names.PROPERTY_PREFIX.length()) : key;
    }

    /** OpenTelemetry has no identifiers: a text that is a UUID is one. */
    private static Claim withId(Claim claim) {
        return claim instanceof Claim.Text text
                ? Claims.uuid(text.text()).<Claim>map(Claim.Id::new).orElse(text)
                : claim;
    }
}
