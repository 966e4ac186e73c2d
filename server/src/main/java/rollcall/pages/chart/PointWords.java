package rollcall.pages.chart;

import java.time.LocalDate;
import rollcall.analysis.trends.Trend;
import rollcall.pages.PageRequest;

/** Describes the days that a point of a chart counts. */
public final class PointWords {
    private PointWords() {}

    /** The head of the column with the points' last days. */
    public static String head(Trend trend) {
        return trend.span() == 1 ? "Day" : trend.span() + " days to";
    }

    /** The days of a point at the end of a title: "a day", "in 7 days". */
    public static String each(Trend trend) {
        return trend.span() == 1 ? "a day" : "in %d days".formatted(trend.span());
    }

    /** The days of a point at the beginning of a sentence: "On 2026-11-26", "In the 7 days to 2026-11-26". */
    static String in(Trend trend, LocalDate end) {
        return trend.span() == 1 ? "On " + end : "In the %d days to %s".formatted(trend.span(), end);
    }

    /** The sentence about points that count the values of a field. */
    static String ofField(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "the latest report of each instance in the %d days that end there");
    }

    /** The sentence about points that count active and new instances. */
    static String ofPresence(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "who reported on any of the %d days that end there, and who was new in them");
    }

    /** The sentence about points that count instances that sent an event. */
    public static String ofSenders(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "who sent it on any of the %d days that end there");
    }

    /** The sentence about points that count events. */
    public static String ofEvents(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "all events of the %d days that end there");
    }

    private static String say(PageRequest pageRequest, Trend trend, String several) {
        LocalDate last = trend.days().get(trend.days().size() - 1);
        if (!last.isBefore(pageRequest.today())) {
            return "Each point: one day, in UTC; today is not over.";
        }
        if (trend.span() == 1 && last.plusDays(1).isBefore(pageRequest.today())) {
            return "Each point: one day, in UTC.";
        }
        return trend.span() == 1
                ? "Each point: one day, in UTC; today counts when it is over."
                : "Each point: " + several.formatted(trend.span()) + ", in UTC.";
    }
}
