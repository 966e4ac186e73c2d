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

    /** "a", "a and b", "a, b and c". */
    public static Markup list(List<Markup> items) {
        return new Markup(Phrases.list(items.stream().map(Markup::html).toList()));
    }

    @Override
    public String toString() {
        return html;
    }
}
