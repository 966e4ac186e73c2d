package rollcall.pages.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.Comparing;
import rollcall.pages.text.Messages;

/**
 * Addresses of the pages about events. The name of an event is in the query and not in the path, because it may contain a slash: servers
 * and proxies decode an encoded slash in a path in different ways.
 *
 * @param kept the filter of the current page, which the links keep, as they keep its range and its comparison
 */
public record EventLinks(PageRequest pageRequest, Map<String, String> kept) {
    private static final String STEPS = "steps";

    /** The page of one event, over the range of a page without a filter. */
    public static String event(PageRequest pageRequest, String name) {
        return new EventLinks(pageRequest, Map.of()).event(name);
    }

    /** The page of one event, over the range of the current page. */
    String event(String name) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("name", name));
        query.putAll(days());
        return path() + "/events/event" + Query.of(query);
    }

    /** The list of all events, over the range of the current page. */
    String events() {
        return path() + "/events" + Query.of(days());
    }

    /**
     * The links to the two pages about events, the list and the funnels.
     *
     * @param ofList whether the list is the current page; otherwise it is the funnels
     */
    List<Links.Choice> views(boolean ofList) {
        return List.of(
                new Links.Choice("list", Messages.get("events.events"), events(), ofList),
                new Links.Choice("funnels", Messages.get("events.funnels"), funnel(List.of()), !ofList));
    }

    /**
     * The page of a funnel, over the range of the current page.
     *
     * @param steps the names of the events, in order
     */
    String funnel(List<String> steps) {
        return path() + "/funnels" + funnelQuery(steps);
    }

    /** The CSV file with a funnel's numbers. */
    String funnelCsv(List<String> steps) {
        return path() + "/funnels.csv" + funnelQuery(steps);
    }

    private String funnelQuery(List<String> steps) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!steps.isEmpty()) {
            query.put(STEPS, String.join("\n", steps));
        }
        query.putAll(days());
        return Query.of(query);
    }

    private Map<String, String> days() {
        Map<String, String> query = new LinkedHashMap<>();
        for (String name : List.of("range", Comparing.PARAMETER)) {
            if (pageRequest.query().containsKey(name)) {
                query.put(name, pageRequest.query().get(name));
            }
        }
        query.putAll(kept);
        return query;
    }

    private String path() {
        return "/p/" + pageRequest.product().slug();
    }
}
