package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.report.Version;

/**
 * A condition that somebody adds with the form of a page's filter: a field, an operator and a value, as three parameters. The page's own
 * address has the parameter of the field instead, so that it is the same however the condition came.
 */
public final class AddedCondition {
    static final String FIELD = "add_field";
    static final String IS = "add_is";
    static final String VALUE = "add_value";

    /** In the place of a field: the instances that did not send an event. */
    static final String NO_EVENT = "!" + FilterParameters.EVENT;

    /** The operators by their names in URLs, each with what stands before the value. */
    private static final Map<String, String> BEFORE = Map.of("not", "!", "from", ">=", "below", "<");

    private static final Map<String, String> WHOLE =
            Map.of("any", FilterParameters.REPORTED, "none", FilterParameters.NOT_REPORTED);

    private static final String IS_EXACTLY = "is";

    /** In the order of the form. */
    static final List<String> OPERATORS = List.of(IS_EXACTLY, "not", "from", "below", "any", "none");

    private AddedCondition() {}

    /** What can stand in the place of the field, in the order of the form: the fields' parameters first. */
    static List<String> fields(Vocabulary vocabulary) {
        List<String> names = new ArrayList<>(vocabulary.tellingApart().stream()
                .map(Field::name)
                .map(FilterParameters::named)
                .toList());
        names.addAll(List.of(FilterParameters.EVENT, NO_EVENT, FilterParameters.FIRST_SEEN));
        return names;
    }

    static List<Parameter> parameters(Vocabulary vocabulary, int longest) {
        return List.of(
                Parameter.oneOf(FIELD, fields(vocabulary)),
                Parameter.oneOf(IS, OPERATORS),
                Parameter.text(VALUE, longest));
    }

    /**
     * The query of the page with the condition; empty if none is added.
     *
     * @param pageRequest with parameters that the page takes
     * @throws InvalidParameter if the three do not fit together
     */
    public static Optional<String> query(PageRequest pageRequest) {
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        String field = query.remove(FIELD);
        String operator = query.remove(IS);
        String value = query.remove(VALUE);
        if (field == null) {
            if (operator != null || value != null) {
                throw new InvalidParameter(value == null ? IS : VALUE, "The field is missing.", FIELD + " with it");
            }
            return Optional.empty();
        }
        add(query, field, operator == null ? IS_EXACTLY : operator, value == null ? "" : value.strip());
        return Optional.of(Query.of(query));
    }

    private static void add(Map<String, String> query, String field, String operator, String value) {
        if (value.isEmpty() && !WHOLE.containsKey(operator)) {
            throw new InvalidParameter(VALUE, "The value is missing.", "a value of the field");
        }
        if (List.of(FilterParameters.EVENT, NO_EVENT, FilterParameters.FIRST_SEEN)
                .contains(field)) {
            if (!operator.equals(IS_EXACTLY)) {
                throw new InvalidParameter(IS, "Events and first days have no other operator.", IS_EXACTLY);
            }
            if (field.equals(FilterParameters.FIRST_SEEN)) {
                query.put(field, value.contains("..") ? value : value + ".." + value);
            } else {
                append(query, FilterParameters.EVENT, field.equals(NO_EVENT) ? "!" + value : value);
            }
        } else if (WHOLE.containsKey(operator)) {
            append(query, field, WHOLE.get(operator));
        } else if (operator.equals(IS_EXACTLY)) {
            append(query, field, Version.isGroup(value) ? value : FieldValue.exactly(value));
        } else {
            append(query, field, BEFORE.get(operator) + value);
        }
    }

    /** Adds a value of a parameter. A bound takes the place of another. */
    private static void append(Map<String, String> query, String name, String value) {
        FieldValue added = FieldValue.of(value);
        List<String> values = new ArrayList<>();
        if (query.containsKey(name)) {
            Arrays.stream(query.get(name).split("\n"))
                    .filter(each -> !each.equals(value))
                    .filter(each -> !added.isBound() || FieldValue.of(each).sort() != added.sort())
                    .forEach(values::add);
        }
        values.add(value);
        query.put(name, String.join("\n", values));
    }
}
