package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.trends.Trend;
import rollcall.report.Unusable;

/** The numbers of charts as rows of a CSV file. Numbers are plain digits; a gap is an empty cell. */
public final class ChartCsv {
    /** The index of the column of a file of days that says whether its day is over. */
    static final int COMPLETE = 1;

    private ChartCsv() {}

    /** Every day of a trend. Today is marked as incomplete, because its numbers still grow. */
    public static List<List<String>> trend(Trend trend, LocalDate today) {
        return trend(trend, today, "answered", "no_usable_version");
    }

    /**
     * Every day of a trend, with heads of its own.
     *
     * @param active the head of the column of active instances
     * @param unusable the head of the column of instances that reported an unusable value
     */
    public static List<List<String>> trend(Trend trend, LocalDate today, String active, String unusable) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("day", "complete", active));
        List<List<Integer>> columns = new ArrayList<>(List.of(trend.active()));
        add("reported", trend.reported(), head, columns);
        add(unusable, trend.unusable(), head, columns);
        trend.lines().forEach(trendLine -> add(trendLine.value(), trendLine.counts(), head, columns));
        rows.add(head);
        for (int i = 0; i < trend.days().size(); i++) {
            LocalDate day = trend.days().get(i);
            List<String> row = new ArrayList<>(List.of(day.toString(), day.isBefore(today) ? "yes" : "no"));
            for (List<Integer> column : columns) {
                row.add(cell(column.get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void add(String name, List<Integer> column, List<String> head, List<List<Integer>> columns) {
        if (!column.isEmpty()) {
            head.add(name);
            columns.add(column);
        }
    }

    /**
     * Every value of a distribution. The last rows count the instances that report an unusable value, for versions by reason, and those
     * that do not report the field.
     */
    public static List<List<String>> distribution(Distribution now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "instances", "share_of_reported"));
        now.shares().forEach(share -> rows.add(List.of(share.value(), cell(share.instances()), ratio(share.share()))));
        if (now.version()) {
            now.unusable().forEach((reason, count) -> rows.add(List.of(unusable(reason), cell(count), "")));
        } else if (now.allUnusable() > 0) {
            rows.add(List.of("(no usable value)", cell(now.allUnusable()), ""));
        }
        rows.add(List.of("(not reported)", cell(now.notReported()), ""));
        return rows;
    }

    /** The text of a row that counts unusable versions. */
    public static String unusable(Unusable reason) {
        return "(no usable version: " + reason.words() + ")";
    }

    public static String ratio(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    public static String cell(Object value) {
        return value == null ? "" : value.toString();
    }
}
