package rollcall.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.analysis.EventAnswer;
import rollcall.analysis.Line;
import rollcall.analysis.Trend;

/** One event over time, as charts. */
final class EventCharts {
    /** Two charts stand beside each other. */
    private static final int MOST_POINTS = 90;

    private static final Chart.Look LINE = new Chart.Look("line", "presence", "count");
    private static final Chart.Look AREA = new Chart.Look("area", "versions", "count");

    private EventCharts() {}

    /** How many instances sent it on each day. */
    static Chart instances(Visit visit, EventAnswer answer) {
        Trend daily = answer.daily();
        Line sent = new Line("instances", daily.active());
        Trend shown = shown(new Trend(daily.days(), daily.active(), List.of(sent)));
        return chart(visit, "Instances a day", LINE, Map.of(), shown, "days");
    }

    /** How often it was sent on each day. */
    static Chart events(Visit visit, EventAnswer answer) {
        return chart(visit, "Events a day", LINE, Map.of(), shown(answer.daily()), "days");
    }

    /** Which versions the instances ran that sent it on each day. */
    static Chart versions(Visit visit, EventAnswer answer) {
        Trend versions = answer.versions();
        List<Line> lines = Lines.first(Charts.MOST_LINES, versions.lines(), "older");
        Trend shown = shown(new Trend(versions.days(), versions.active(), lines));
        return chart(visit, "Versions over time", AREA, Map.of("Sent it", shown.active()), shown, "versions.days");
    }

    private static Trend shown(Trend trend) {
        return Lines.atMost(MOST_POINTS, Lines.over(trend));
    }

    private static Chart chart(
            Visit visit, String title, Chart.Look look, Map<String, List<Integer>> whole, Trend shown, String csv) {
        return new Chart(
                title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                title,
                look,
                List.copyOf(whole.keySet()),
                shown.lines().stream().map(Line::value).toList(),
                Charts.rows(shown, whole, shown.lines()),
                List.of(),
                Charts.days(visit, shown),
                Links.csv(visit, csv));
    }
}
