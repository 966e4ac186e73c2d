package rollcall.product;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;

/** Writes for the people who run a program what it reports: a Markdown text for the project's own repository. */
public final class TelemetryDocument {
    private TelemetryDocument() {}

    public static String of(ProductFile file) {
        Vocabulary vocabulary = file.vocabulary();
        EventVocabulary events = vocabulary.events();
        StringBuilder text = new StringBuilder("# What " + escaped(file.name()) + " reports\n\n"
                + "With the consent of its administrator, an installation reports what stands below, and nothing else of it"
                + " is kept: the receiver ignores every other name and value. Exact numbers become ranges when they arrive.\n\n"
                + "Made by `server/run product document`; change the product file, not this one.\n");
        table(text, "Heartbeat", "once a day", vocabulary.fields().values());
        if (!events.names().isEmpty()) {
            text.append("\n## Events\n\nThe names that are kept, where `*` stands for any ending: ")
                    .append(String.join(
                            ", ",
                            events.names().stream()
                                    .map(name -> "`" + escaped(name) + "`")
                                    .toList()))
                    .append(".\n");
            table(
                    text,
                    "Properties of events",
                    "with the events that have them",
                    events.properties().values());
            table(
                    text,
                    "Context of events",
                    "with every event",
                    events.context().values());
        }
        return text.toString();
    }

    private static void table(StringBuilder text, String title, String when, Collection<Field> fields) {
        List<Field> kept = fields.stream()
                .filter(field -> field.kind() != FieldKind.IGNORED)
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        text.append("\n## " + title + ", " + when
                + "\n\n| field | what it tells | why it is asked | what is kept |\n|---|---|---|---|\n");
        kept.forEach(field -> text.append("| `"
                + escaped(field.name()) + "` " + escaped(field.title()) + " | " + escaped(field.description()) + " | "
                + escaped(field.reason()) + " | " + escaped(kept(field) + end(field)) + " |\n"));
    }

    /** What is kept of a field. */
    private static String kept(Field field) {
        return switch (field.kind()) {
            case BUCKET -> "a range: " + String.join(", ", field.scale().labels());
            case FLAG -> "yes or no";
            case VERSION -> "a version";
            case MAJOR -> "the first number of a version";
            case BUILD -> "a version, or a branch with a commit";
            case CHOICE -> "one of: " + String.join(", ", field.values());
            case FAMILY -> "one of, by its beginning: " + String.join(", ", field.values());
            case NAMES -> "names of parts of the program";
            case DAY_SUM -> "the total of a day" + unit(field);
            case HISTOGRAM ->
                "counts of a day by bounds" + unit(field) + ": "
                        + field.bounds().stream().map(Object::toString).collect(Collectors.joining(", "));
            case HASH, ADDRESS_HASH -> "a one-way hash";
            case CONTACT -> "an e-mail address that the administrator gave to be reached";
            case NUMBER -> "a number";
            case ID -> "a random identifier";
            case WORD -> "a name from the program itself";
            case WORDS -> "names from the program itself";
            case LANGUAGE -> "a language";
            case BROWSER -> "a browser's family and major version";
            case DOMAIN -> "a domain";
            case SIGNATURE -> "a hash or a code that tells one error from another";
            case IGNORED -> "nothing";
        };
    }

    private static String end(Field field) {
        return field.expires() == null ? "" : "; from " + field.expires() + " on nothing";
    }

    private static String unit(Field field) {
        return field.unit() == null ? "" : " in " + field.unit();
    }

    /** A text as it stands in a cell of a table. */
    private static String escaped(String text) {
        return text == null
                ? ""
                : text.replaceAll("\\s+", " ")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("|", "\\|")
                        .replace("`", "'");
    }
}
