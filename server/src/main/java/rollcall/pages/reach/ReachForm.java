package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Query;
import rollcall.pages.text.FieldWords;

/**
 * The form in which the versions are chosen.
 *
 * @param kept parameters that it sends along: the filter and the range
 * @param fields the fields that hold a version
 * @param versions what the page is about, as the form takes it
 * @param since the first day from which on those in reach are followed; empty for the usual one
 * @param yesterday the last day that can be chosen
 */
record ReachForm(
        List<Map.Entry<String, String>> kept, List<Choice> fields, String versions, String since, String yesterday) {
    /** A field that can be chosen. */
    record Choice(String value, String title, boolean current) {}

    static ReachForm of(ReachQuestion question, Vocabulary vocabulary) {
        Map<String, String> kept = new LinkedHashMap<>(question.filter().query());
        List.of(
                        ReachQuestion.FIELD,
                        ReachQuestion.VERSIONS,
                        LeavingDays.SINCE,
                        WrittenVersions.ADVISORY,
                        WrittenVersions.LINE,
                        "show")
                .forEach(kept::remove);
        return new ReachForm(
                Query.each(kept),
                fields(question.field(), vocabulary),
                question.asked() == null ? "" : question.asked().written(),
                question.filter().query().getOrDefault(LeavingDays.SINCE, ""),
                question.filter().today().minusDays(1).toString());
    }

    private static List<Choice> fields(@Nullable Field current, Vocabulary vocabulary) {
        List<Choice> choices = new ArrayList<>();
        ReachQuestion.fields(vocabulary)
                .forEach(
                        field -> choices.add(new Choice(field.name(), FieldWords.title(field), field.equals(current))));
        return choices;
    }
}
