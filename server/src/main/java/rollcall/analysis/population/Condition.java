package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Unusable;
import rollcall.report.VersionInterval;
import rollcall.rollup.EventSeriesKey;

/** One condition of a filter. Conditions on fields hold at the end of the window that a number is about. */
public sealed interface Condition {
    /** The days that end on a day which a condition names. In them the latest report of each instance is looked for. */
    int DAYS = 28;

    /**
     * The latest report has one of these values of a field.
     *
     * @param values at least one
     */
    record OneOf(Dimension field, List<String> values) implements Condition {}

    /** The latest report has a usable value of a field, and none of these. */
    record NoneOf(Dimension field, List<String> values) implements Condition {}

    /**
     * The latest report has a version of one of these groups, see {@link rollcall.report.Version#isOfAny}.
     *
     * @param groups at least one
     */
    record OfGroups(Dimension field, List<String> groups) implements Condition {}

    /** The latest report has a usable version, which is of none of these groups. */
    record OfNoGroup(Dimension field, List<String> groups) implements Condition {}

    /**
     * The latest report has a version within bounds.
     *
     * @param from the lowest version; null for no bound
     * @param below the first version that is too new; null for no bound
     */
    record VersionRange(Dimension field, String from, String below) implements Condition {}

    /**
     * The latest report has a version that is in one of these intervals.
     *
     * @param intervals at least one
     */
    record Within(Dimension field, List<VersionInterval> intervals) implements Condition {}

    /** The latest report has a usable version, which is in none of these intervals. */
    record Outside(Dimension field, List<VersionInterval> intervals) implements Condition {}

    /**
     * At least one of these holds.
     *
     * @param conditions at least one
     */
    record AnyOf(List<Condition> conditions) implements Condition {}

    /** The latest report has a usable value of the field, or an empty list. */
    record Reported(Dimension field) implements Condition {}

    /** The latest report does not have the field. */
    record NotReported(Dimension field) implements Condition {}

    /**
     * The latest report has a value of the field that cannot be used.
     *
     * @param reason why; null for any reason
     */
    record UnusableValue(Dimension field, Unusable reason) implements Condition {}

    /** The latest report has a list without any name. */
    record EmptyList(Dimension field) implements Condition {}

    /**
     * The instance sent an event on one of some days, or on none of them.
     *
     * @param sent whether it did
     * @param with what the event was sent with; null for anything
     */
    record SentEvent(String name, boolean sent, @Nullable EventDetail with, LocalDate from, LocalDate to)
            implements Condition {}

    /**
     * The instance sent an event that is an error on one of some days.
     *
     * @param signature of the error, empty for errors without one; null for any
     * @param version that sent it; null for any
     */
    record HadError(@Nullable String signature, @Nullable String version, LocalDate from, LocalDate to)
            implements Condition {}

    /**
     * The instance came through steps of a funnel within some days, as {@link FunnelWalk} counts it.
     *
     * @param steps the names of the events that it sent, in order; at least one
     * @param next the event that it did not send then; null for any instance
     */
    record CameThrough(List<String> steps, @Nullable String next, LocalDate from, LocalDate to) implements Condition {}

    /**
     * The latest report of some days meets other conditions: what the instance was before, or became later.
     *
     * @param from the first day
     * @param to the last one, which is over
     * @param conditions on fields; all of them hold. If there are none, the instance reported on one of these days
     */
    record OnDays(LocalDate from, LocalDate to, List<Condition> conditions) implements Condition {}

    /**
     * The instance came to an outcome between two days.
     *
     * @param version the field that names an instance's version
     * @param from the earlier day
     * @param to the later day, which is over
     */
    record CameTo(UpgradeOutcome outcome, Dimension version, LocalDate from, LocalDate to) implements Condition {}

    /**
     * The instance was in a bucket at the end of two days, and the later one is bigger, the same or smaller.
     *
     * @param field whose values are buckets
     * @param from the earlier day
     * @param to the later day, which is over
     */
    record Resized(SizeChange change, Dimension field, LocalDate from, LocalDate to) implements Condition {}

    /**
     * The instance was upgraded to a release on one of some days, and came to an outcome within them.
     *
     * @param version the field that names an instance's version
     * @param release a version of the release
     * @param from the first day
     * @param to the last one, which is over
     */
    record WasUpgradedTo(ReleaseOutcome outcome, Dimension version, String release, LocalDate from, LocalDate to)
            implements Condition {}

    /**
     * A report of some days named one of these versions, whatever a later one named.
     *
     * @param version the field that names an instance's version
     * @param versions may be none: then nobody ran one
     */
    record Ran(Dimension version, List<String> versions, LocalDate from, LocalDate to) implements Condition {}

    /** The first report was on one of some days, both ends included. */
    record FirstSeen(LocalDate from, LocalDate to) implements Condition {}

    /**
     * What an event was sent with. Versions are equal if they are spelled alike.
     *
     * @param field {@link #VERSION}, {@link #KIND}, or {@code property.} or {@code context.} and a name
     */
    record EventDetail(String field, String value) {
        public static final String VERSION = EventSeriesKey.VERSION;
        public static final String KIND = EventSeriesKey.KIND;

        /** The version that the instance had then. */
        public static EventDetail version(String version) {
            return new EventDetail(VERSION, version);
        }

        /** A type and a source, either of which may be empty. */
        public static EventDetail kind(String type, String source) {
            return new EventDetail(KIND, EventSeriesKey.kind(type, source));
        }

        /** Type and source of a value of {@link #KIND}. */
        public List<String> typeAndSource() {
            return List.of(EventSeriesKey.type(value), EventSeriesKey.source(value));
        }
    }

    /** Whether an instance may meet it that only sends events. All others are about reports alone. */
    default boolean isAboutEvents() {
        return this instanceof SentEvent
                || this instanceof HadError
                || this instanceof CameThrough
                || this instanceof Ran
                || this instanceof AnyOf any && any.conditions().stream().allMatch(Condition::isAboutEvents);
    }
}
