package rollcall.analysis.time;

import java.time.LocalDate;
import java.util.List;
import rollcall.report.InvalidInput;

/**
 * Earlier days with which a range is compared, day by day. Every day of the range stands beside the day that is {@code days} days earlier.
 *
 * @param name {@link #BEFORE} or {@link #YEAR}; as it stands in the URL
 * @param days how many days earlier; at least 1
 */
public record Comparison(String name, int days) {
    /** As many days as the range has, right before it. */
    public static final String BEFORE = "before";

    /** The range a year ago. */
    public static final String YEAR = "year";

    public static final List<String> NAMES = List.of(BEFORE, YEAR);

    /** 52 weeks: a year less a day, or two, so that weekdays match. */
    public static final int YEAR_DAYS = 364;

    /** What is wrong with a comparison of all days. */
    public static final String OF_ALL = "Nothing lies before all days, so they are compared with nothing.";

    /**
     * The comparison of a name.
     *
     * @throws InvalidInput if there is no such comparison of the range
     */
    public static Comparison of(String name, Range range) {
        if (range.name().equals(Range.ALL)) {
            throw new InvalidInput("compare", OF_ALL);
        }
        return switch (name) {
            case BEFORE -> new Comparison(name, Math.max(1, range.wholeDays()));
            case YEAR -> new Comparison(name, YEAR_DAYS);
            default -> throw new InvalidInput("compare", "There is no such comparison.");
        };
    }

    /** The earlier day of a day. */
    public LocalDate earlier(LocalDate day) {
        return day.minusDays(days);
    }

    /** The earlier points of a trend's points: as many, of as many days, at the same distance from each other. */
    public Points earlier(int span, List<LocalDate> ends) {
        return new Points(span, ends.stream().map(this::earlier).toList());
    }

    /** The earlier days of a range. A day that is not over is compared with nothing, unless the range has no other. */
    public Window earlier(Range range) {
        LocalDate last = range.wholeDays() < 1 ? range.to() : range.lastWholeDay();
        return new Window(earlier(range.from()), earlier(last));
    }
}
