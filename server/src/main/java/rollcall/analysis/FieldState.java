package rollcall.analysis;

import java.util.List;
import rollcall.gate.Field;

/**
 * What an instance reported for one field.
 *
 * @param values none if it did not report the field, several only for names
 */
public record FieldState(Field field, List<String> values) {}
