package rollcall.pages.rejections;

import java.util.List;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.product.FieldRules;
import rollcall.product.Permittable;

/**
 * The kinds of field that a superuser can choose for an ignored name. Contacts, fingerprints and builds are not among them: they need a
 * preset, whose author is responsible.
 */
final class PermitKinds {
    private PermitKinds() {}

    /** The kinds that the form offers; empty for the name of an event, which has no kind. */
    static List<FieldKind> of(Permittable name) {
        return FieldRules.kinds(name);
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
