package rollcall.pages.text;

import java.util.List;

/**
 * A part of a page that is HTML already. Within a message whose key ends in {@code _html} it stands as it is.
 *
 * @param html what is unknown in it is escaped
 */
public record Markup(String html) {
    /**
     * A message that is HTML.
     *
     * @param key ends in {@code _html}
     */
    public static Markup of(String key, Object... parameters) {
        if (!key.endsWith(Messages.HTML)) {
            throw new IllegalArgumentException(key);
        }
        return new Markup(Messages.get(key, parameters));
    }

    /** Plain text. */
    public static Markup ofText(String text) {
        return new Markup(Html.escaped(text));
    }

    /** A number that leads to the list of the instances that it counts; plain if there is nobody. */
    public static Markup toList(int instances, String href) {
        String number = Numbers.count(instances);
        return instances == 0
                ? ofText(number)
                : new Markup("""
                <a class="to-list" href="%s"><data value="%d">%s</data></a>""".formatted(Html.escaped(href), instances, Html.escaped(number)));
    }

    /** "a", "a and b", "a, b and c". */
    public static Markup list(List<Markup> items) {
        return new Markup(Phrases.list(items.stream().map(Markup::html).toList()));
    }

    @Override
    public String toString() {
        return html;
    }
}
