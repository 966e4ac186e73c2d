package rollcall.pages;

import rollcall.pages.text.Numbers;

/**
 * How many rows of a long table a page shows: the first few, or all of them with {@code ?show=NAME}.
 *
 * @param count how many rows
 * @param more the link to the others, or back to the first few; null where there are no others
 */
public record Shown(int count, Links.Choice more) {
    private static final String PARAMETER = "show";

    /** A link to fewer rows than this costs more than the rows. */
    private static final int FEWEST_MORE = 3;

    /**
     * The first rows of a table that has {@code rows} rows.
     *
     * @param name the table's name in the URL
     * @param most so many are shown at first, or a few more
     */
    public static Shown of(PageRequest pageRequest, String name, int rows, int most) {
        int left = rows - most;
        if (left < FEWEST_MORE) {
            return new Shown(rows, null);
        }
        boolean all = name.equals(pageRequest.query().get(PARAMETER));
        String title = all ? "Show the first " + most : "Show " + Numbers.count(left) + " more";
        Links.Choice link = Links.choice(pageRequest, PARAMETER, all ? "" : name, title, false);
        return new Shown(all ? rows : most, new Links.Choice(name, title, link.href() + "#" + anchor(name), false));
    }

    /** The anchor of the table on its page. */
    static String anchor(String name) {
        return "values-" + name;
    }
}
