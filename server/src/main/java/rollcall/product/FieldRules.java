package rollcall.product;

import java.util.List;
import java.util.Objects;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.BucketScale;
import rollcall.report.InvalidInput;

/** What a field that people add to a product may look like, whichever way they add it. */
public final class FieldRules {
    public static final int LONGEST_TITLE = 60;
    public static final int LONGEST_UNIT = 20;
    public static final int LONGEST_OWNER = 80;

    /** The most characters of a description and of a reason. */
    public static final int LONGEST_TEXT = 300;

    public static final int LONGEST_VALUE = 64;
    public static final int MOST_VALUES = 100;

    /** Contacts, fingerprints and builds are not among them: they need a preset, whose author is responsible. */
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

    private FieldRules() {}

    /** The kinds that a name can be kept as; empty for the name of an event, which has no kind. */
    public static List<FieldKind> kinds(Permittable name) {
        return switch (name.what()) {
            case FIELD -> OF_FIELDS;
            case EVENT -> List.of();
            case PROPERTY, CONTEXT -> OF_EVENTS;
        };
    }

    /** The page that shows a name that is kept as a kind. */
    public static FieldGroup group(Permittable name, FieldKind fieldKind) {
        if (name.what() != PermittablePart.FIELD) {
            return FieldGroup.NONE;
        }
        return switch (fieldKind) {
            case BUCKET -> FieldGroup.METRICS;
            case NAMES -> FieldGroup.PLUGINS;
            case DAY_SUM, HISTOGRAM -> FieldGroup.PERFORMANCE;
            default -> FieldGroup.ENVIRONMENT;
        };
    }

    /** Whether a text has so many characters at most, all on one line. */
    public static boolean fits(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether a text is shaped like the name of a field of heartbeats. */
    public static boolean isFieldName(String text) {
        Permittable name = Permittable.of(text);
        return name.what() == PermittablePart.FIELD && name.isShaped();
    }

    /**
     * Checks a field that people wrote.
     *
     * @throws InvalidInput naming the part at fault: kind, group, title, description, reason, owner, aliases, values, bucket, on or
     *     unit
     */
    public static void require(Permittable name, Field field) {
        boolean event = name.what() == PermittablePart.EVENT;
        require(event || kinds(name).contains(field.kind()), "kind", "This name cannot be kept as this kind.");
        require(
                name.what() != PermittablePart.FIELD || field.group() != FieldGroup.CONTACT,
                "group",
                "A field of people's contacts needs a preset.");
        requireValues(field);
        boolean bucket = field.kind() == FieldKind.BUCKET;
        require(
                bucket
                        == BucketScale.ALL.stream()
                                .anyMatch(scale -> scale.name().equals(field.bucket())),
                "bucket",
                "A bucket needs the name of a scale, and no other kind has one: counts, uptime, bytes, cores or pixels.");
        require(
                field.unit() == null || field.kind().isCombined() && fits(field.unit(), LONGEST_UNIT),
                "unit",
                "Only a day sum and a histogram have a unit, of at most 20 characters.");
        requireWords(name, field);
    }

    /**
     * Checks what people wrote about a field of which others decided how it is kept.
     *
     * @throws InvalidInput naming the part at fault: title, description, reason, owner, aliases, values or on
     */
    public static void requireWords(Permittable name, Field field) {
        requireText("title", field.title(), LONGEST_TITLE);
        requireText("description", field.description(), LONGEST_TEXT);
        requireText("reason", field.reason(), LONGEST_TEXT);
        requireList(field);
        require(
                field.owner() == null || !field.owner().isBlank() && fits(field.owner(), LONGEST_OWNER),
                "owner",
                "An owner is a name of at most 80 characters on one line.");
        require(
                field.aliases().stream().allMatch(FieldRules::isFieldName)
                        && (field.aliases().isEmpty() || name.what() == PermittablePart.FIELD),
                "aliases",
                "Only a field of heartbeats has other names, each of 1 to 64 letters, digits and _ . -");
        require(field.on().isEmpty() || name.what() == PermittablePart.PROPERTY, "on", "Only a property is on events.");
    }

    private static void requireValues(Field field) {
        boolean listed = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.FAMILY;
        require(!listed || !field.values().isEmpty(), "values", "It needs the values that may be kept.");
        require(
                listed || field.kind() == FieldKind.NAMES || field.values().isEmpty(),
                "values",
                "A field of this kind has no list of values.");
    }

    private static void requireList(Field field) {
        require(
                field.values().size() <= MOST_VALUES
                        && field.values().stream().allMatch(value -> !value.isBlank() && fits(value, LONGEST_VALUE)),
                "values",
                "There are at most 100 values of at most 64 characters.");
        require(
                field.values().stream().distinct().count() == field.values().size(),
                "values",
                "A value stands here twice.");
    }

    private static void requireText(String part, String text, int longest) {
        require(
                Objects.requireNonNullElse(text, "").length() > 0 && fits(text, longest),
                part,
                "It needs a " + part + " of at most " + longest + " characters on one line.");
    }

    private static void require(boolean holds, String part, String message) {
        if (!holds) {
            throw new InvalidInput(part, message);
        }
    }
}
