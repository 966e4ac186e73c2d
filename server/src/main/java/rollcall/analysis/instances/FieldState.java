package rollcall.analysis.instances;

import java.util.List;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Unusable;

/**
 * What an instance reported for one field.
 *
 * @param values none if it did not report the field, several only for names
 * @param unusable why what it reported in the place of a version is none; null if it is one, or nothing
 */
public record FieldState(Field field, List<String> values, Unusable unusable) {}
