package rollcall.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Links from a page to the same page with another parameter. The parameters are in the URL, so that a view can be bookmarked and sent. */
public final class Links {
    /** The parameters that a link drops: those that are about one file, one page of a list, or what was done a moment ago. */
    private static final Set<String> DROPPED =
            Set.of("of", "after", "before", "place", "permit", "permitted", "already", "stop", "stopped");

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

    /** A link to this page without a parameter. */
    public static Choice without(
            PageRequest pageRequest, String parameter, String name, String title, boolean current) {
        return new Choice(name, title, pageRequest.path() + Query.of(kept(pageRequest, parameter)), current);
    }

    /** The parameters that a form of this page keeps which sets one of them. */
    public static Map<String, String> kept(PageRequest pageRequest, String set) {
        Map<String, String> kept = new LinkedHashMap<>(pageRequest.query());
        kept.keySet().removeAll(DROPPED);
        kept.remove(set);
        return kept;
    }

    /** The link to the CSV file of a chart: this page's path with ".csv", and {@code of} with the name of the table. */
    public static String csv(PageRequest pageRequest, String of) {
        return pageRequest.path() + ".csv" + with(pageRequest.query(), "of", of);
    }

    /** The link to the CSV file of a page that has only one table. */
    public static String csv(PageRequest pageRequest) {
        return pageRequest.path() + ".csv" + Query.of(pageRequest.query());
    }

    private static String with(Map<String, String> query, String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.keySet().removeAll(DROPPED);
        changed.put(parameter, value);
        return Query.of(changed);
    }
}
