package rollcall.gate.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.report.BucketScale;

/**
 * One permitted field of a product.
 *
 * @param name in kept rows and rollups
 * @param kind which values it may have
 * @param group which page shows it
 * @param title its name on pages
 * @param description what it tells, for the people who are asked to send it
 * @param reason why the maintainers ask for it
 * @param values the permitted values of a choice, or the permitted prefixes of dotted names; otherwise empty
 * @param bucket the name of the scale of a {@link FieldKind#BUCKET}, see {@link BucketScale}; otherwise null
 * @param on for a property, the events that may have it: their names ({@code login-*} for all names that begin so) or types ({@code
 *     type:identify}); empty for all events
 * @param parts 4 for a version that may have four numbers of at most 255 each, which otherwise count as an internet address; null for other
 *     fields
 * @param bounds the bounds of a {@link FieldKind#HISTOGRAM}, ascending from 0 on; at most {@value #MOST_BOUNDS}; empty for other kinds
 * @param unit what a sum or the bounds are counted in: ms; null if it has none
 * @param otlp the name of the metric of OpenTelemetry that fills the field; null for the field's own name
 * @param owner who of the maintainers answers for it; null if nobody is named
 * @param expires the first day, in UTC as {@code 2027-01-31}, on which it is not kept any more; null if it has no end
 * @param aliases other names under which reports send it; at most {@value #MOST_ALIASES}
 */
public record Field(
        String name,
        FieldKind kind,
        FieldGroup group,
        String title,
        String description,
        String reason,
        List<String> values,
        @Nullable String bucket,
        List<String> on,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer parts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BigDecimal> bounds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String otlp,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String expires,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases) {
    /** Most bounds of a histogram. */
    public static final int MOST_BOUNDS = 50;

    /** Most other names of a field. */
    public static final int MOST_ALIASES = 10;

    private static final int FOUR = 4;
    private static final String TYPE = "type:";
    private static final String ANY = "*";

    public Field {
        values = values == null ? List.of() : List.copyOf(values);
        on = on == null ? List.of() : List.copyOf(on);
        bounds = bounds == null ? List.of() : List.copyOf(bounds);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        group = group != null ? group : isCombined(kind) ? FieldGroup.PERFORMANCE : FieldGroup.NONE;
        title = title == null ? name : title;
        FieldChecks.require(name, kind, bounds, expires, aliases);
    }

    private static boolean isCombined(@Nullable FieldKind kind) {
        return kind != null && kind.isCombined();
    }

    /** A field that is not a property, or a property that all events may have. */
    public Field(
            String name,
            FieldKind kind,
            FieldGroup group,
            String title,
            String description,
            String reason,
            List<String> values,
            @Nullable String bucket) {
        this(name, kind, group, title, description, reason, values, bucket, List.of());
    }

    /** A field that is not a version of four numbers. */
    public Field(
            String name,
            FieldKind kind,
            FieldGroup group,
            String title,
            String description,
            String reason,
            List<String> values,
            @Nullable String bucket,
            List<String> on) {
        this(name, kind, group, title, description, reason, values, bucket, on, null, List.of(), null, null);
    }

    /** A field of no owner, no end and no other names. */
    public Field(
            String name,
            FieldKind kind,
            FieldGroup group,
            String title,
            String description,
            String reason,
            List<String> values,
            @Nullable String bucket,
            List<String> on,
            @Nullable Integer parts,
            List<BigDecimal> bounds,
            @Nullable String unit,
            @Nullable String otlp) {
        this(
                name,
                kind,
                group,
                title,
                description,
                reason,
                values,
                bucket,
                on,
                parts,
                bounds,
                unit,
                otlp,
                null,
                null,
                List.of());
    }

    /** The same field with another name. */
    Field called(String other) {
        return made(other, title, bucket, parts, expires, aliases);
    }

    /** The same field, for versions of four numbers. */
    Field withFourParts() {
        return made(name, title, bucket, FOUR, expires, aliases);
    }

    /** The same field with another title. */
    public Field titled(String other) {
        return made(name, other, bucket, parts, expires, aliases);
    }

    /** The same field, kept until the day before this one. */
    public Field until(LocalDate day) {
        return made(name, title, bucket, parts, day.toString(), aliases);
    }

    /** A field that goes on where this one ends: under a name of its own, in ranges of this scale, sent under the names of this one. */
    public Field followed(String next, String scale) {
        List<String> names = Stream.concat(Stream.of(name), aliases.stream())
                .filter(sent -> !sent.equals(next))
                .toList();
        return made(next, title, scale, parts, null, names);
    }

    private Field made(
            String name,
            String title,
            @Nullable String bucket,
            @Nullable Integer parts,
            @Nullable String expires,
            List<String> aliases) {
        return new Field(
                name,
                kind,
                group,
                title,
                description,
                reason,
                values,
                bucket,
                on,
                parts,
                bounds,
                unit,
                otlp,
                owner,
                expires,
                aliases);
    }

    /** Whether it is counted as one series with another field: then one can follow the other. */
    public boolean isSameSeriesAs(Field other) {
        return kind == other.kind && Objects.equals(bucket, other.bucket) && bounds.equals(other.bounds);
    }

    /** Whether its end has come: on this day it is not kept any more. */
    public boolean isOverOn(LocalDate day) {
        return expires != null && !LocalDate.parse(expires).isAfter(day);
    }

    /** True for a version that may have four numbers of at most 255 each. */
    public boolean hasFourParts() {
        return parts != null && parts == FOUR;
    }

    /** True if events with this name and type may have the property; the type may be null. */
    public boolean permittedAt(String event, @Nullable String type) {
        return on.isEmpty() || on.stream().anyMatch(at -> matches(at, event, type));
    }

    private static boolean matches(String at, String event, @Nullable String type) {
        if (at.startsWith(TYPE)) {
            return at.substring(TYPE.length()).equals(type);
        }
        return at.endsWith(ANY) ? event.startsWith(at.substring(0, at.length() - 1)) : at.equals(event);
    }

    /** True if an instance may report several values at once. */
    public boolean many() {
        return kind == FieldKind.NAMES || kind == FieldKind.WORDS || kind == FieldKind.HISTOGRAM;
    }

    /** The scale of a bucket; only for that kind. */
    public BucketScale scale() {
        return BucketScale.named(Objects.requireNonNull(bucket));
    }

    /** The name of the metric of OpenTelemetry that fills it. */
    public String metric() {
        return otlp == null ? name : otlp;
    }

    /** The labels of a bucket or the values of a choice, in their order; empty for other kinds, which have no order. */
    public List<String> order() {
        return kind == FieldKind.BUCKET ? scale().labels() : kind == FieldKind.CHOICE ? values : List.of();
    }
}
