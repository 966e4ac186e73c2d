package rollcall.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links from a page to the same page seen otherwise: what stays in the URL can be bookmarked and sent. */
public final class Links {
    /** What a link takes along from the page it stands on; a visit has the path's own parameters too. */
    private static final List<String> KEPT = List.of("name", "prefix", "range", "view", "unit", "sort", "show");

    private Links() {}

    /**
     * A link among several of which one is the page as it is.
     *
     * @param name what stands in the URL
     * @param title what people read
     * @param current whether it is this page
     */
    public record Choice(String name, String title, String href, boolean current) {}

    /** This page with one parameter changed. */
    public static Choice choice(
            PageRequest pageRequest, String parameter, String value, String title, boolean current) {
        return new Choice(value, title, pageRequest.path() + with(pageRequest.query(), parameter, value), current);
    }

    /** The file behind a chart: this page's name with ".csv" and what it is about. */
    public static String csv(PageRequest pageRequest, String of) {
        return pageRequest.path() + ".csv" + with(pageRequest.query(), "of", of);
    }

    private static String with(Map<String, String> query, String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>();
        KEPT.stream().filter(query::containsKey).forEach(name -> changed.put(name, query.get(name)));
        changed.put(parameter, value);
        return Query.of(changed);
    }
}
