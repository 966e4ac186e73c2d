package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The earlier days beside a chart, point by point.
 *
 * @param days the earlier day of each point, in the order of the chart's rows
 * @param columns further columns of the chart's table
 */
public record Before(List<String> days, List<Column> columns) {
    /** Of a chart that is compared with nothing. */
    static final Before NONE = new Before(List.of(), List.of());

    /**
     * Numbers of the earlier days.
     *
     * @param of the name of the line that the numbers are compared with; null if they are not drawn
     * @param cells a number for each point, written out; a dash for a gap
     */
    public record Column(String name, String of, List<String> cells) {}

    /**
     * A chart with the numbers of the same chart of earlier days, which has as many points. Areas become lines: a second stack over the first
     * would be unreadable.
     */
    static Chart beside(Chart chart, Chart earlier, Comparing comparing) {
        List<Chart.Row> rows = earlier.rows();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < earlier.whole().size(); i++) {
            int at = i;
            columns.add(new Column(
                    earlier.whole().get(i) + ", " + comparing.words(),
                    null,
                    rows.stream().map(row -> row.whole().get(at)).toList()));
        }
        for (String name : chart.names()) {
            int at = earlier.names().indexOf(name);
            if (at >= 0) {
                columns.add(new Column(
                        name + ", " + comparing.words(),
                        name,
                        rows.stream().map(row -> row.counts().get(at)).toList()));
            }
        }
        return chart.with(new Before(rows.stream().map(Chart.Row::day).toList(), columns));
    }

    /** The rows of a file of days, with the columns of the file of the earlier days, which has as many rows. */
    static List<List<String>> beside(List<List<String>> rows, List<List<String>> earlier, Comparing comparing) {
        String last = comparing.range().lastWholeDay().toString();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    List<String> row = new ArrayList<>(rows.get(i));
                    boolean known = i == 0 || rows.size() == 2 || row.get(0).compareTo(last) <= 0;
                    for (int j = 0; j < earlier.get(i).size(); j++) {
                        if (j != ChartCsv.COMPLETE) {
                            String cell = earlier.get(i).get(j);
                            row.add(i == 0 ? cell + comparing.suffix() : known ? cell : "");
                        }
                    }
                    return row;
                })
                .toList();
    }
}
