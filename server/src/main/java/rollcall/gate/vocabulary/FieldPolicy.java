package rollcall.gate.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about a field that is kept already: its words, its end and the values that may be kept. How it is kept stays.
 *
 * @param owner who of the maintainers answers for it; null for nobody
 * @param expires the first UTC day, as {@code 2027-01-31}, on which it is not kept any more; null for no end
 * @param aliases other names under which reports send it
 * @param values the values that may be kept; null if they stay as they are
 */
public record FieldPolicy(
        String title,
        String description,
        String reason,
        @Nullable String owner,
        @Nullable String expires,
        List<String> aliases,
        @Nullable List<String> values) {
    /** The policy of a field; its values stay if it names none. */
    public static FieldPolicy of(Field field) {
        return new FieldPolicy(
                field.title(),
                field.description(),
                field.reason(),
                field.owner(),
                field.expires(),
                field.aliases(),
                field.values().isEmpty() ? null : field.values());
    }

    /** A field by this policy. */
    public Field on(Field field) {
        return new Field(
                field.name(),
                field.kind(),
                field.group(),
                title,
                description,
                reason,
                values == null ? field.values() : values,
                field.bucket(),
                field.on(),
                field.parts(),
                field.bounds(),
                field.unit(),
                field.otlp(),
                owner,
                expires,
                aliases);
    }
}
