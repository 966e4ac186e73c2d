package rollcall.pages;

import java.util.List;
import java.util.function.Function;
import rollcall.pages.text.Messages;

/**
 * The number of rows that a page shows of a long table: the first few, or all of them with {@code ?show=NAME}.
 *
 * @param count the number of shown rows
 * @param more the link that shows all rows, or the first few again; null if the table has no more rows
 */
public record Shown(int count, Links.Choice more) {
    /** The longest name of a table. */
    private static final int LONGEST = 200;

    private static final String PARAMETER = "show";

    /** The fewest rows that are hidden behind a link. Fewer rows take no more room than the link. */
    private static final int FEWEST_MORE = 3;

    /** The parameter that opens one of these tables, whose names depend on the product. */
    public static Parameter parameter(Function<PageRequest, List<String>> names) {
        return Parameter.oneOf(PARAMETER, names);
    }

    /** The same for a page that knows its tables only when it is made, and then calls {@link #check}. */
    public static Parameter parameter() {
        return Parameter.text(PARAMETER, LONGEST);
    }

    /**
     * Rejects the name of a table that the page does not have.
     *
     * @throws InvalidParameter if the URL opens another table than these
     */
    public static void check(PageRequest pageRequest, List<String> names) {
        String asked = pageRequest.query().get(PARAMETER);
        if (asked != null) {
            InvalidParameter.unlessOneOf(names, PARAMETER, asked);
        }
    }

    /** Whether the URL asks for all rows of a table. */
    public static boolean isAll(PageRequest pageRequest, String name) {
        return name.equals(pageRequest.query().get(PARAMETER));
    }

    /** How many rows a table may show at first, where {@code most} of more are shown. */
    public static int mostAtFirst(int most) {
        return most + FEWEST_MORE - 1;
    }

    /**
     * The number of rows to show of a table that has {@code rows} rows.
     *
     * @param name the table's name in the URL
     * @param most how many rows are shown at first; up to two more if these are all rows
     */
    public static Shown of(PageRequest pageRequest, String name, int rows, int most) {
        int left = rows - most;
        if (left < FEWEST_MORE) {
            return new Shown(rows, null);
        }
        boolean all = isAll(pageRequest, name);
        String title = all ? Messages.get("frame.show-the-first", most) : Messages.get("frame.show-more", left);
        Links.Choice link = Links.choice(pageRequest, PARAMETER, all ? "" : name, title, false);
        return new Shown(all ? rows : most, new Links.Choice(name, title, link.href() + "#" + anchor(name), false));
    }

    /**
     * The number of rows to show of a table whose first rows are those that matter.
     *
     * @param matter how many rows do; the others are shown only if the URL asks for all
     * @param most how many of these are shown at first; up to two more if these are all that matter
     */
    public static Shown of(PageRequest pageRequest, String name, int rows, int matter, int most) {
        int first = matter - most < FEWEST_MORE ? matter : most;
        if (first == rows) {
            return new Shown(rows, null);
        }
        boolean all = isAll(pageRequest, name);
        String title = all ? Messages.get("frame.show-the-first", first) : Messages.get("frame.show-all", rows);
        Links.Choice link = Links.choice(pageRequest, PARAMETER, all ? "" : name, title, false);
        return new Shown(all ? rows : first, new Links.Choice(name, title, link.href() + "#" + anchor(name), false));
    }

    /** The anchor of the table on its page. */
    static String anchor(String name) {
        return "values-" + name;
    }
}
