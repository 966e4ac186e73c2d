package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;

/**
 * A part of the environment together with its version. A version means nothing without its part: 16 of PostgreSQL is not 16 of Debian.
 *
 * @param part a choice, for example {@code database_type}
 * @param version the version of that part, for example {@code database_version}
 */
public record PairedField(Field part, Field version) {
    private static final Pattern VERSION = Pattern.compile("(.+)[-_.]version");

    /** Every pair of a choice and a version field whose names have the same beginning. */
    public static List<PairedField> among(List<Field> fields) {
        List<PairedField> pairs = new ArrayList<>();
        for (Field version : fields) {
            Matcher name = VERSION.matcher(version.name());
            if (version.kind() == FieldKind.VERSION && name.matches()) {
                fields.stream()
                        .filter(part -> part.kind() == FieldKind.CHOICE
                                && part.name().matches(Pattern.quote(name.group(1)) + "([-_.].+)?"))
                        .findFirst()
                        .ifPresent(part -> pairs.add(new PairedField(part, version)));
            }
        }
        return pairs;
    }

    /** Both fields as one, for the title and the CSV file of the pair. */
    public Field together() {
        return new Field(
                part.name() + "." + version.name(),
                FieldKind.NAMES,
                part.group(),
                part.title() + " and its version",
                part.description() + " " + version.description(),
                null,
                null,
                null);
    }
}
