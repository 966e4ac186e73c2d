package rollcall.pages.refusals;

import java.util.List;
import java.util.Map;
import rollcall.analysis.Permittable;
import rollcall.gate.Kind;
import rollcall.report.BucketScale;

/** What a dropped name can be permitted as. Whatever needs somebody to answer for its reading needs a preset: contacts, fingerprints, builds. */
final class PermitKinds {
    private static final List<As> OF_FIELDS = List.of(
            new As(Kind.BUCKET, "a number, in ranges"),
            new As(Kind.FLAG, "yes or no"),
            new As(Kind.VERSION, "a version"),
            new As(Kind.CHOICE, "one of some values"),
            new As(Kind.NAMES, "a list of names of the program's parts"));

    // No exact numbers: those that a sender's own rules let through need no name, and all others become steps.
    private static final List<As> OF_EVENTS = List.of(
            new As(Kind.WORD, "a word of the program's own"),
            new As(Kind.CHOICE, "one of some values"),
            new As(Kind.FLAG, "yes or no"),
            new As(Kind.BUCKET, "a number, in ranges"),
            new As(Kind.WORDS, "a list of words of the program's own"),
            new As(Kind.ID, "an identifier (a UUID)"),
            new As(Kind.VERSION, "a version"),
            new As(Kind.MAJOR, "the first number of a version"),
            new As(Kind.LANGUAGE, "a language"),
            new As(Kind.BROWSER, "a browser, without its minor version"),
            new As(Kind.FAMILY, "one of some values, from the beginning of a text"),
            new As(Kind.DOMAIN, "a domain: it names the organisation"));

    private PermitKinds() {}

    /** A kind and how people call it. */
    public record As(Kind kind, String words) {}

    /** None for the name of an event: it is kept as it is. */
    static List<As> of(Permittable name) {
        return switch (name.what()) {
            case FIELD -> OF_FIELDS;
            case EVENT -> List.of();
            case PROPERTY, CONTEXT -> OF_EVENTS;
        };
    }

    /** The fields of the form as it opens: what was sent, and under which name, suggests how to keep it. */
    static Map<String, String> suggested(Permittable name, String sent) {
        Kind kind = name.what() == Permittable.What.FIELD ? ofField(sent) : ofEvents(name.name(), sent);
        return Map.of("kind", kind.code(), "bucket", BucketScale.COUNTS.name());
    }

    private static Kind ofField(String sent) {
        return switch (sent) {
            case "flag" -> Kind.FLAG;
            case "number" -> Kind.BUCKET;
            case "list" -> Kind.NAMES;
            default -> Kind.CHOICE;
        };
    }

    private static Kind ofEvents(String name, String sent) {
        return switch (sent) {
            case "flag" -> Kind.FLAG;
            case "number" -> Kind.BUCKET;
            case "id" -> Kind.ID;
            case "list" -> Kind.WORDS;
            default -> ofText(name);
        };
    }

    private static Kind ofText(String name) {
        if (name.endsWith("domain")) {
            return Kind.DOMAIN;
        }
        return name.endsWith("version") ? Kind.VERSION : Kind.WORD;
    }
}
