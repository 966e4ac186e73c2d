package rollcall.pages.filter;

import java.time.LocalDate;
import java.util.Map;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.pages.PageRequest;

/**
 * The days that a URL asks about. Both are the range of the page, and the usual one on pages without any. The list of the instances that were seen
 * ({@code state=seen}) may name other days for the events, as a day and how many days end on it: a point of a chart.
 *
 * @param seen the days on which the instances were seen
 * @param sent the days on which they sent what the conditions about events say
 */
public record SeenDays(Window seen, Window sent) {
    /** The days of a request. */
    public static SeenDays of(PageRequest pageRequest) {
        Map<String, String> query = pageRequest.query();
        Window range = Range.days(query.get("range"), pageRequest.today());
        if (!InstanceState.SEEN.code().equals(query.get("state")) || !query.containsKey("on")) {
            return new SeenDays(range, range);
        }
        int window = Math.max(1, Integer.parseInt(query.getOrDefault("window", "1")));
        Window point = Window.ending(LocalDate.parse(query.get("on")), window);
        return new SeenDays(query.containsKey("range") ? range : point, point);
    }
}
