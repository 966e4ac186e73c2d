package rollcall.analysis.events;

import java.util.List;
import rollcall.gate.vocabulary.Field;

/**
 * One property of an event over a range of days.
 *
 * @param field {@code property.} or {@code context.} and its name
 * @param definition null for a property that is permitted by its kind, whatever its name
 * @param many whether an event may have several of its values: then nobody knows how many events have any
 * @param events how many events have it; of a list of names, how often its values were sent
 * @param values in the order of the vocabulary, or most events first
 */
public record PropertyUse(String field, Field definition, boolean many, long events, List<PropertyValue> values) {}
