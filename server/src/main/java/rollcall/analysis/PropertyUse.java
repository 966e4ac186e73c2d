package rollcall.analysis;

import java.util.List;
import rollcall.gate.Field;

/**
 * One property of an event over a range of days.
 *
 * @param field {@code property.} or {@code context.} and its name
 * @param definition null for a property that is permitted by its kind, whatever its name
 * @param events how many events have it
 * @param values in the order of the vocabulary, or most events first
 */
public record PropertyUse(String field, Field definition, long events, List<PropertyValue> values) {}
