package rollcall.product.fields;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.FieldPolicy;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.product.FieldRules;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.report.BucketScale;
import rollcall.report.InvalidInput;

/**
 * What a superuser writes about a kept field.
 *
 * @param owner who of the maintainers answers for it; null for nobody
 * @param expires the first UTC day on which it is not kept any more; null for no end
 * @param aliases other names under which reports send it
 * @param values the values that may be kept, or the beginnings of names; empty for kinds that have none
 * @param scale the name of the scale of ranges; null if it stays, and for kinds that have none
 */
public record FieldEdit(
        String title,
        String description,
        String reason,
        @Nullable String owner,
        @Nullable LocalDate expires,
        List<String> aliases,
        List<String> values,
        @Nullable String scale) {
    private static final Pattern LATER_SERIES = Pattern.compile("(.+)\\.\\d+");

    public FieldEdit {
        aliases = List.copyOf(aliases);
        values = List.copyOf(values);
    }

    /**
     * What becomes of the field.
     *
     * @param redefined the field as it is from now on
     * @param next the field that begins now, because it is kept in other ranges; null if the series goes on
     */
    public record Edited(Field redefined, @Nullable Field next) {}

    /** What a field says now. */
    public static FieldEdit of(Field field) {
        return new FieldEdit(
                field.title(),
                Objects.requireNonNullElse(field.description(), ""),
                Objects.requireNonNullElse(field.reason(), ""),
                field.owner(),
                field.expires() == null ? null : LocalDate.parse(field.expires()),
                field.aliases(),
                field.values(),
                field.bucket());
    }

    /**
     * Writes it into a field. Other ranges end the field today and begin one that is counted by itself.
     *
     * @param permitted what the product permits now
     * @param taken all names of fields that the product ever kept
     * @throws InvalidInput naming the input at fault
     */
    public Edited on(Field field, Vocabulary permitted, Set<String> taken, LocalDate today) {
        requireEnd(field, permitted, today);
        requireAliases(field, permitted);
        Field edited = new FieldPolicy(
                        title,
                        description,
                        reason,
                        owner,
                        expires == null ? null : expires.toString(),
                        aliases,
                        hasValues(field) ? values : null)
                .on(field);
        require(
                !hasValues(field) || field.kind() == FieldKind.NAMES || !values.isEmpty(),
                "values",
                "It needs the values that may be kept.");
        FieldRules.requireWords(Permittable.of(field.name()), edited);
        if (field.kind() != FieldKind.BUCKET || scale == null || scale.equals(field.bucket())) {
            return new Edited(edited, null);
        }
        return follow(field, edited, taken, today);
    }

    private Edited follow(Field field, Field edited, Set<String> taken, LocalDate today) {
        String next = Objects.requireNonNull(scale);
        require(
                BucketScale.ALL.stream().anyMatch(each -> each.name().equals(next)),
                "bucket",
                "Choose the ranges that its numbers become.");
        require(
                Permittable.of(field.name()).what() == PermittablePart.FIELD,
                "bucket",
                "Only a field of heartbeats can go on in other ranges.");
        require(!field.isOverOn(today), "bucket", "Its end has come. Keep it again first.");
        return new Edited(field.until(today), edited.followed(next(field.name(), taken), next));
    }

    /** {@code users.2} after {@code users}, and {@code users.3} after that. */
    private static String next(String name, Set<String> taken) {
        Matcher later = LATER_SERIES.matcher(name);
        String first = later.matches() && taken.contains(later.group(1)) ? later.group(1) : name;
        int number = 2;
        while (taken.contains(first + "." + number)) {
            number++;
        }
        return first + "." + number;
    }

    /** Whether a superuser can say which values of the field may be kept. */
    public static boolean hasValues(Field field) {
        return field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.FAMILY || field.kind() == FieldKind.NAMES;
    }

    private void requireEnd(Field field, Vocabulary permitted, LocalDate today) {
        require(
                expires == null || !field.name().equals(permitted.versionField()),
                "expires",
                "The version is kept without an end: every page tells instances apart by it.");
        boolean same = expires != null && expires.toString().equals(field.expires());
        require(
                expires == null || same || !expires.isBefore(today),
                "expires",
                "Choose today or a later day; what was kept before stays.");
    }

    private void requireAliases(Field field, Vocabulary permitted) {
        boolean heartbeats = Permittable.of(field.name()).what() == PermittablePart.FIELD;
        require(aliases.isEmpty() || heartbeats, "aliases", "Only a field of heartbeats has other names.");
        require(
                aliases.size() <= Field.MOST_ALIASES
                        && aliases.size() == aliases.stream().distinct().count(),
                "aliases",
                "A field has at most 10 other names, each once.");
        for (String sent : aliases) {
            require(
                    FieldRules.isFieldName(sent),
                    "aliases",
                    "A name is 1 to 64 letters, digits and _ . - ; write one a line.");
            String means = permitted.fieldName(sent);
            require(
                    !sent.equals(field.name()) && (permitted.field(means).isEmpty() || means.equals(field.name())),
                    "aliases",
                    "One of these names is kept as a field already.");
        }
    }

    private static void require(boolean holds, String input, String message) {
        if (!holds) {
            throw new InvalidInput(input, message);
        }
    }
}
