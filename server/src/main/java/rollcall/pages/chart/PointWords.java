package rollcall.pages.chart;

import java.time.LocalDate;
import rollcall.analysis.trends.Trend;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;

/** Describes the days that a point of a chart counts. */
public final class PointWords {
    private PointWords() {}

    /** The head of the column with the points' last days. */
    public static String head(Trend trend) {
        return trend.span() == 1 ? Messages.get("chart.day") : Messages.get("chart.days-to", trend.span());
    }

    /** The days of a point at the end of a title: "a day", "in 7 days". */
    public static String each(Trend trend) {
        return trend.span() == 1 ? Messages.get("chart.a-day") : Messages.get("chart.in-days", trend.span());
    }

    /** The days of a point at the beginning of a sentence: "On 2026-11-26", "In the 7 days to 2026-11-26". */
    static String in(Trend trend, LocalDate end) {
        return trend.span() == 1
                ? Messages.get("chart.on", Dates.day(end))
                : Messages.get("chart.in-the-days-to", trend.span(), Dates.day(end));
    }

    /** The sentence about points that count the values of a field. */
    static String ofField(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "chart.point-of-field");
    }

    /** The sentence about points that count active and new instances. */
    static String ofPresence(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "chart.point-of-presence");
    }

    /** The sentence about points that count instances that sent an event. */
    public static String ofSenders(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "chart.point-of-senders");
    }

    /** The sentence about points that count events. */
    public static String ofEvents(PageRequest pageRequest, Trend trend) {
        return say(pageRequest, trend, "chart.point-of-events");
    }

    private static String say(PageRequest pageRequest, Trend trend, String several) {
        LocalDate last = trend.days().get(trend.days().size() - 1);
        if (!last.isBefore(pageRequest.today())) {
            return Messages.get("chart.point-today");
        }
        if (trend.span() == 1 && last.plusDays(1).isBefore(pageRequest.today())) {
            return Messages.get("chart.point-day");
        }
        return trend.span() == 1 ? Messages.get("chart.point-yesterday") : Messages.get(several, trend.span());
    }
}
