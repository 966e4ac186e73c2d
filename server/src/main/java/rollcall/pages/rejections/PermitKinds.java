package rollcall.pages.rejections;

import java.util.List;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.product.Permittable;

/**
 * The kinds of field that a superuser can choose for an ignored name. Contacts, fingerprints and builds are not among them: they need a
 * preset, whose author is responsible.
 */
final class PermitKinds {
    private static final List<FieldKind> OF_FIELDS = List.of(
            FieldKind.BUCKET,
            FieldKind.FLAG,
            FieldKind.VERSION,
            FieldKind.CHOICE,
            FieldKind.NAMES,
            FieldKind.DAY_SUM,
            FieldKind.HISTOGRAM);

    // The kind for exact numbers is missing on purpose: numbers are kept as buckets.
    private static final List<FieldKind> OF_EVENTS = List.of(
            FieldKind.WORD,
            FieldKind.CHOICE,
            FieldKind.FLAG,
            FieldKind.BUCKET,
            FieldKind.WORDS,
            FieldKind.ID,
            FieldKind.VERSION,
            FieldKind.MAJOR,
            FieldKind.LANGUAGE,
            FieldKind.BROWSER,
            FieldKind.FAMILY,
            FieldKind.DOMAIN,
            FieldKind.SIGNATURE);

    private PermitKinds() {}

    /** The kinds that the form offers; empty for the name of an event, which has no kind. */
    static List<FieldKind> of(Permittable name) {
        return switch (name.what()) {
            case FIELD -> OF_FIELDS;
            case EVENT -> List.of();
            case PROPERTY, CONTEXT -> OF_EVENTS;
        };
    }

    /**
     * The kind that the name and the shape of the sent value suggest.
     *
     * @param sent the shape: "flag", "number", "list", "id", "sum", "histogram" or another one
     */
    static FieldKind suggested(Permittable name, String sent) {
        return switch (name.what()) {
            case FIELD -> ofField(name.name(), sent);
            case EVENT -> FieldKind.WORD;
            case PROPERTY, CONTEXT -> ofEvents(name.name(), sent);
        };
    }

    private static FieldKind ofField(String name, String sent) {
        return switch (sent) {
            case "flag" -> FieldKind.FLAG;
            case "number" -> FieldKind.BUCKET;
            case "list" -> FieldKind.NAMES;
            case "sum" -> FieldKind.DAY_SUM;
            case "histogram" -> FieldKind.HISTOGRAM;
            default -> name.endsWith("version") ? FieldKind.VERSION : FieldKind.CHOICE;
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
        if (name.equals("signature") || name.equals("code")) {
            return FieldKind.SIGNATURE;
        }
        return name.endsWith("version") ? FieldKind.VERSION : FieldKind.WORD;
    }
}
