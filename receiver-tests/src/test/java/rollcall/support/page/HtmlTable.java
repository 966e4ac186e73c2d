package rollcall.support.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a page says as people see it: without elements, and with plain blanks. */
public final class HtmlTable {
    private static final Pattern ROW = Pattern.compile("<tr\\b[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd]\\b[^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    private HtmlTable() {}

    /** The rows of the first table after a piece of the page, without its head. */
    public static List<List<String>> rows(String page, String after) {
        String table = Visitor.between(page.substring(page.indexOf(after)), "<table", "</table>");
        String body = table.substring(table.indexOf("</thead>"));
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(body);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                cells.add(text(cell.group(1)));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** What stands in HTML, without the links that explain a word. */
    public static String text(String html) {
        return html.replaceAll("(?s)<a\\s[^>]*class=\"word\"[^>]*>.*?</a\\s*>", "")
                .replaceAll("<[^>]*>", "")
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
