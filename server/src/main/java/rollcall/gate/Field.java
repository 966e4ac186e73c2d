package rollcall.gate;

import java.util.List;
import rollcall.report.Bucket;

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
 * @param bucket the name of the bucket row of a {@link Kind#BUCKET}, see {@link Bucket}; otherwise null
 */
public record Field(
        String name,
        Kind kind,
        Group group,
        String title,
        String description,
        String reason,
        List<String> values,
        String bucket) {
    public Field {
        values = values == null ? List.of() : List.copyOf(values);
        group = group == null ? Group.NONE : group;
        title = title == null ? name : title;
    }

    /** The same field by another name. */
    Field called(String other) {
        return new Field(other, kind, group, title, description, reason, values, bucket);
    }

    /** Whether an instance may report several values of it at once. */
    public boolean many() {
        return kind == Kind.NAMES || kind == Kind.WORDS;
    }

    /** The labels of a bucket in their order, the values of a choice in theirs; otherwise empty: any order will do. */
    public List<String> order() {
        return kind == Kind.BUCKET ? Bucket.named(bucket).labels() : kind == Kind.CHOICE ? values : List.of();
    }
}
