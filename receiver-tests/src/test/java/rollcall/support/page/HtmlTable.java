package rollcall.support.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables of a page as text: without tags, and with single plain blanks. */
public final class HtmlTable {
    private static final Pattern ROW = Pattern.compile("<tr\\b[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd]\\b[^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    private HtmlTable() {}

    /** The rows of the first table after the text {@code after}, without the table's head. */
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

    /** The text of HTML, without the links that explain a word. */
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
