package rollcall.pages.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;

/**
 * Addresses of the pages about events. A name stands in the query and not in the path: it may hold a slash, and no server or proxy on the way
 * agrees with the next one about what an encoded slash is.
 */
public final class EventLinks {
    private EventLinks() {}

    /** One event's page, over the range of the page that links to it. */
    public static String event(PageRequest pageRequest, String name) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        putRange(pageRequest, query);
        return list(pageRequest) + "/event" + Query.of(query);
    }

    /** The list of all events, over the same range. */
    static String events(PageRequest pageRequest) {
        Map<String, String> query = new LinkedHashMap<>();
        putRange(pageRequest, query);
        return list(pageRequest) + Query.of(query);
    }

    /** The two ways to look at events. */
    static List<Links.Choice> views(PageRequest pageRequest, boolean ofList) {
        return List.of(
                new Links.Choice("list", "Events", events(pageRequest), ofList),
                new Links.Choice(
                        "funnels",
                        "Funnels",
                        funnel(pageRequest, List.of(), pageRequest.query().get("range")),
                        !ofList));
    }

    /**
     * A funnel.
     *
     * @param range its name; null for the usual one
     */
    static String funnel(PageRequest pageRequest, List<String> steps, String range) {
        return path(pageRequest) + "/funnels" + funnelQuery(steps, range);
    }

    /** A funnel's numbers as a file. */
    static String funnelCsv(PageRequest pageRequest, List<String> steps, Range range) {
        return path(pageRequest) + "/funnels.csv" + funnelQuery(steps, range.name());
    }

    private static String funnelQuery(List<String> steps, String range) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        steps.forEach(step -> query.add(Map.entry("steps", step)));
        if (range != null) {
            query.add(Map.entry("range", range));
        }
        return Query.of(query);
    }

    private static void putRange(PageRequest pageRequest, Map<String, String> query) {
        String range = pageRequest.query().get("range");
        if (range != null) {
            query.put("range", range);
        }
    }

    private static String list(PageRequest pageRequest) {
        return path(pageRequest) + "/events";
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug();
    }
}
