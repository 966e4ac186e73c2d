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
 * Addresses of the pages about events. The name of an event is in the query and not in the path, because it may contain a slash: servers
 * and proxies decode an encoded slash in a path in different ways.
 */
public final class EventLinks {
    private EventLinks() {}

    /** The page of one event, over the range of the current page. */
    public static String event(PageRequest pageRequest, String name) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        putRange(pageRequest, query);
        return list(pageRequest) + "/event" + Query.of(query);
    }

    /** The list of all events, over the range of the current page. */
    static String events(PageRequest pageRequest) {
        Map<String, String> query = new LinkedHashMap<>();
        putRange(pageRequest, query);
        return list(pageRequest) + Query.of(query);
    }

    /**
     * The links to the two pages about events, the list and the funnels.
     *
     * @param ofList whether the list is the current page; otherwise it is the funnels
     */
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
     * The page of a funnel.
     *
     * @param steps the names of the events, in order
     * @param range the name of the range; null for the default one
     */
    static String funnel(PageRequest pageRequest, List<String> steps, String range) {
        return path(pageRequest) + "/funnels" + funnelQuery(steps, range);
    }

    /** The CSV file with a funnel's numbers. */
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
        String compare = pageRequest.query().get("compare");
        if (compare != null) {
            query.put("compare", compare);
        }
    }

    private static String list(PageRequest pageRequest) {
        return path(pageRequest) + "/events";
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug();
    }
}
