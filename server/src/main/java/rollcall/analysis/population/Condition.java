package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.List;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Unusable;

/** One condition of a filter. Conditions on fields hold at the end of the window that a number is about. */
public sealed interface Condition {
    /**
     * The latest report has one of these values of a field.
     *
     * @param values at least one
     */
    record OneOf(Dimension field, List<String> values) implements Condition {}

    /** The latest report has a usable value of a field, and none of these. */
    record NoneOf(Dimension field, List<String> values) implements Condition {}

    /**
     * The latest report has a version within bounds.
     *
     * @param from the lowest version; null for no bound
     * @param below the first version that is too new; null for no bound
     */
    record VersionRange(Dimension field, String from, String below) implements Condition {}

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
     */
    record SentEvent(String name, boolean sent, LocalDate from, LocalDate to) implements Condition {}

    /** The first report was on one of some days, both ends included. */
    record FirstSeen(LocalDate from, LocalDate to) implements Condition {}
}
