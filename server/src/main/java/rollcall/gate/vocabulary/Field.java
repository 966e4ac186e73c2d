package rollcall.gate.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import rollcall.report.BucketScale;

/**
 * One permitted field of a product.
 *
 * @param name as the kept row and the rollups call it
 * @param kind what it may hold
 * @param group which page shows it
 * @param title as pages call it
 * @param description what it says, for the people who are asked to send it
 * @param reason why the maintainers ask for it
 * @param values the permitted values of a choice, and the permitted prefixes of dotted names; otherwise empty
 * @param bucket the name of the bucket row of a {@link FieldKind#BUCKET}, see {@link BucketScale}; otherwise null
 * @param on of a property, the events at which it is permitted: their names ({@code login-*} for all that begin so) or types ({@code
 *     type:identify}); empty for every event
 * @param parts 4 for a version that may have four numbers of at most 255 each, which are otherwise taken for an internet address; null for
 *     others
 */
public record Field(
        String name,
        FieldKind kind,
        FieldGroup group,
        String title,
        String description,
        String reason,
        List<String> values,
        String bucket,
        List<String> on,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer parts) {
    private static final int FOUR = 4;
    private static final String TYPE = "type:";
    private static final String ANY = "*";

    public Field {
        values = values == null ? List.of() : List.copyOf(values);
        on = on == null ? List.of() : List.copyOf(on);
        group = group == null ? FieldGroup.NONE : group;
        title = title == null ? name : title;
    }

    /** A field that is no property, or is permitted at every event. */
    public Field(
            String name,
            FieldKind kind,
            FieldGroup group,
            String title,
            String description,
            String reason,
            List<String> values,
            String bucket) {
        this(name, kind, group, title, description, reason, values, bucket, List.of());
    }

    /** A field that is no version of four numbers. */
    public Field(
            String name,
            FieldKind kind,
            FieldGroup group,
            String title,
            String description,
            String reason,
            List<String> values,
            String bucket,
            List<String> on) {
        this(name, kind, group, title, description, reason, values, bucket, on, null);
    }

    /** The same field by another name. */
    Field called(String other) {
        return new Field(other, kind, group, title, description, reason, values, bucket, on, parts);
    }

    /** The same field, with versions of four numbers. */
    Field withFourParts() {
        return new Field(name, kind, group, title, description, reason, values, bucket, on, FOUR);
    }

    /** Whether it is a version that may have four small numbers. */
    public boolean hasFourParts() {
        return parts != null && parts == FOUR;
    }

    /** Whether a property is permitted at events of that name and type; the type may be null. */
    public boolean permittedAt(String event, String type) {
        return on.isEmpty() || on.stream().anyMatch(at -> matches(at, event, type));
    }

    private static boolean matches(String at, String event, String type) {
        if (at.startsWith(TYPE)) {
            return at.substring(TYPE.length()).equals(type);
        }
        return at.endsWith(ANY) ? event.startsWith(at.substring(0, at.length() - 1)) : at.equals(event);
    }

    /** Whether an instance may report several values of it at once. */
    public boolean many() {
        return kind == FieldKind.NAMES || kind == FieldKind.WORDS;
    }

    /** The labels of a bucket in their order, the values of a choice in theirs; otherwise empty: any order will do. */
    public List<String> order() {
        return kind == FieldKind.BUCKET
                ? BucketScale.named(bucket).labels()
                : kind == FieldKind.CHOICE ? values : List.of();
    }
}
