package rollcall.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links from a page to the same page with another parameter. The parameters are in the URL, so that a view can be bookmarked and sent. */
public final class Links {
    /** The parameters that a link keeps. A link contains no other parameter of the current page. */
    private static final List<String> KEPT = List.of("name", "prefix", "range", "view", "unit", "sort", "show");

    private Links() {}

    /**
     * One of several links, one of which is the current page.
     *
     * @param name the parameter's value in the URL
     * @param title the text that people read
     * @param href the path and query of the link
     * @param current whether the link leads to the current page
     */
    public record Choice(String name, String title, String href, boolean current) {}

    /** A link to this page with one parameter changed. */
    public static Choice choice(
            PageRequest pageRequest, String parameter, String value, String title, boolean current) {
        return new Choice(value, title, pageRequest.path() + with(pageRequest.query(), parameter, value), current);
    }

    /** The link to the CSV file of a chart: this page's path with ".csv", and {@code of} with the name of the table. */
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
