package rollcall.support.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table under a chart, as text.
 *
 * @param span days that a point stands for
 * @param values the names of the lines
 * @param rows one for each point: its last day by "end", and the text of each other cell but the notes by its column's head
 */
public record ChartTable(int span, List<String> values, List<Map<String, String>> rows) {
    private static final Pattern HEAD = Pattern.compile("<th scope=\"col\"[^>]*>(.*?)</th>", Pattern.DOTALL);

    private static final String NOTES = "Notes";

    /** The columns that the chart does not draw as lines. */
    private static final Set<String> WHOLE = Set.of("Active", "No usable version", "Reported", NOTES);

    /** Reads the table of the chart with that id. */
    public static ChartTable in(String page, String id) {
        String from = page.substring(page.indexOf("id=\"" + id + "\""));
        String head = from.substring(from.indexOf("<thead>"), from.indexOf("</thead>"));
        List<String> names = HEAD.matcher(head)
                .results()
                .map(cell -> HtmlTable.text(cell.group(1)))
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : HtmlTable.rows(from, "<table")) {
            Map<String, String> row = new HashMap<>(Map.of("end", cells.get(0)));
            for (int i = 1; i < cells.size(); i++) {
                if (!names.get(i).equals(NOTES)) {
                    row.put(names.get(i), cells.get(i));
                }
            }
            rows.add(row);
        }
        Matcher days = Pattern.compile("(\\d+) days to").matcher(names.get(0));
        return new ChartTable(
                days.matches() ? Integer.parseInt(days.group(1)) : 1,
                names.stream().skip(1).filter(name -> !WHOLE.contains(name)).toList(),
                rows);
    }
}
