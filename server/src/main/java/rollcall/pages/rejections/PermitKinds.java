package rollcall.pages.rejections;

import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.product.Permittable;
import rollcall.report.BucketScale;

/** The kinds as which an ignored name can be permitted. Contacts, fingerprints and builds are not among them: they need a preset, whose author is responsible. */
final class PermitKinds {
    private static final List<As> OF_FIELDS = List.of(
            new As(FieldKind.BUCKET, "a number, in ranges"),
            new As(FieldKind.FLAG, "yes or no"),
            new As(FieldKind.VERSION, "a version"),
            new As(FieldKind.CHOICE, "one of some values"),
            new As(FieldKind.NAMES, "a list of names of the program's parts"));

    // No exact numbers: numbers are kept as buckets.
    private static final List<As> OF_EVENTS = List.of(
            new As(FieldKind.WORD, "a word of the program's own"),
            new As(FieldKind.CHOICE, "one of some values"),
            new As(FieldKind.FLAG, "yes or no"),
            new As(FieldKind.BUCKET, "a number, in ranges"),
            new As(FieldKind.WORDS, "a list of words of the program's own"),
            new As(FieldKind.ID, "an identifier (a UUID)"),
            new As(FieldKind.VERSION, "a version"),
            new As(FieldKind.MAJOR, "the first number of a version"),
            new As(FieldKind.LANGUAGE, "a language"),
            new As(FieldKind.BROWSER, "a browser, without its minor version"),
            new As(FieldKind.FAMILY, "one of some values, from the beginning of a text"),
            new As(FieldKind.DOMAIN, "a domain: it names the organisation"));

    private PermitKinds() {}

    /** A kind and its title. */
    public record As(FieldKind kind, String words) {}

    /** The kinds to choose from; empty for the name of an event, which has no kind. */
    static List<As> of(Permittable name) {
        return switch (name.what()) {
            case FIELD -> OF_FIELDS;
            case EVENT -> List.of();
            case PROPERTY, CONTEXT -> OF_EVENTS;
        };
    }

    /** The fields of the form as it opens: the name and the shape of the value suggest a kind. */
    static Map<String, String> suggested(Permittable name, String sent) {
        FieldKind fieldKind = name.what() == Permittable.What.FIELD ? ofField(sent) : ofEvents(name.name(), sent);
        return Map.of("kind", fieldKind.code(), "bucket", BucketScale.COUNTS.name());
    }

    private static FieldKind ofField(String sent) {
        return switch (sent) {
            case "flag" -> FieldKind.FLAG;
            case "number" -> FieldKind.BUCKET;
            case "list" -> FieldKind.NAMES;
            default -> FieldKind.CHOICE;
        };
    }

    private static FieldKind ofEvents(String name, String sent) {
        return switch (sent) {
            case "flag" -> FieldKind.FLAG;
            case "number" -> FieldKind.BUCKET;
            case "id" -> FieldKind.ID;
            case "list" -> FieldKind.WORDS;
            default -> ofText(name);
        };
    }

    private static FieldKind ofText(String name) {
        if (name.endsWith("domain")) {
            return FieldKind.DOMAIN;
        }
        return name.endsWith("version") ? FieldKind.VERSION : FieldKind.WORD;
    }
}
