package rollcall.pages.filter;

import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Query;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;

/**
 * The form that adds a condition to a page, see {@link AddedCondition}.
 *
 * @param path the page's path
 * @param kept the page's other parameters
 * @param fields what the condition can be about
 * @param operators how field and value are compared
 * @param values values that fields can have, of those whose values are few; any other can be typed
 */
record FilterForm(
        String path,
        List<Map.Entry<String, String>> kept,
        List<Choice> fields,
        List<Choice> operators,
        List<Choice> values) {
    private static final int MOST_VALUES = 200;

    /** What can be chosen. */
    record Choice(String value, String title) {}

    static FilterForm of(String path, Map<String, String> kept, Vocabulary vocabulary) {
        return new FilterForm(
                path,
                Query.each(kept),
                AddedCondition.fields(vocabulary).stream()
                        .map(name -> new Choice(name, title(vocabulary, name)))
                        .toList(),
                AddedCondition.OPERATORS.stream()
                        .map(name -> new Choice(name, operator(name)))
                        .toList(),
                values(vocabulary));
    }

    private static String title(Vocabulary vocabulary, String name) {
        return switch (name) {
            case FilterParameters.EVENT -> Messages.get("filter.field-event");
            case AddedCondition.NO_EVENT -> Messages.get("filter.field-no-event");
            case FilterParameters.FIRST_SEEN -> Messages.get("filter.field-first-seen");
            default -> FieldWords.title(Questions.field(vocabulary, name).orElseThrow());
        };
    }

    private static String operator(String name) {
        return Messages.get(
                switch (name) {
                    case "is" -> "filter.operator-is";
                    case "not" -> "filter.operator-not";
                    case "from" -> "filter.operator-from";
                    case "below" -> "filter.operator-below";
                    case "any" -> "filter.operator-any";
                    default -> "filter.operator-none";
                });
    }

    private static List<Choice> values(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.CHOICE)
                .flatMap(field -> field.values().stream().map(value -> choice(field, value)))
                .limit(MOST_VALUES)
                .toList();
    }

    private static Choice choice(Field field, String value) {
        return new Choice(value, FieldWords.title(field));
    }
}
