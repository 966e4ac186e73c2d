package rollcall.pages.rejections;

import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.report.BucketScale;

/**
 * The kinds of field that a superuser can choose for an ignored name. Contacts, fingerprints and builds are not among them: they need a
 * preset, whose author is responsible.
 */
final class PermitKinds {
    private static final List<As> OF_FIELDS = List.of(
            new As(FieldKind.BUCKET, "a number, in ranges"),
            new As(FieldKind.FLAG, "yes or no"),
            new As(FieldKind.VERSION, "a version"),
            new As(FieldKind.CHOICE, "one of some values"),
            new As(FieldKind.NAMES, "a list of names of the program's parts"));

    // The kind for exact numbers is missing on purpose: numbers are kept as buckets.
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

    /** A kind and its title on the form. */
    public record As(FieldKind kind, String words) {}

    /** The kinds that the form offers; empty for the name of an event, which has no kind. */
    static List<As> of(Permittable name) {
        return switch (name.what()) {
            case FIELD -> OF_FIELDS;
            case EVENT -> List.of();
            case PROPERTY, CONTEXT -> OF_EVENTS;
        };
    }

    /**
     * The form's first values. The name and the kind of the sent value suggest a kind of field.
     *
     * @param sent the kind of the sent value: "flag", "number", "list", "id" or another one
     */
    static Map<String, String> suggested(Permittable name, String sent) {
        FieldKind fieldKind = name.what() == PermittablePart.FIELD ? ofField(sent) : ofEvents(name.name(), sent);
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
