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
     * The form's first values. The name and the kind of the sent value suggest a kind of field.
     *
     * @param sent the kind of the sent value: "flag", "number", "list", "id", "sum", "histogram" or another one
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
            case "sum" -> FieldKind.DAY_SUM;
            case "histogram" -> FieldKind.HISTOGRAM;
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
        if (name.equals("signature") || name.equals("code")) {
            return FieldKind.SIGNATURE;
        }
        return name.endsWith("version") ? FieldKind.VERSION : FieldKind.WORD;
    }
}
