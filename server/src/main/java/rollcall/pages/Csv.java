package rollcall.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.Distribution;
import rollcall.analysis.Trend;
import rollcall.report.Unusable;

/** The numbers behind charts as rows of a CSV: plain digits, an empty cell for a gap. */
final class Csv {
    private Csv() {}

    /** Every day of a trend. */
    static List<List<String>> trend(Trend trend) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("day", "answered"));
        trend.lines().forEach(line -> head.add(line.value()));
        rows.add(head);
        for (int i = 0; i < trend.days().size(); i++) {
            List<String> row = new ArrayList<>();
            row.add(trend.days().get(i).toString());
            row.add(cell(trend.active().get(i)));
            for (var line : trend.lines()) {
                row.add(cell(line.counts().get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Every value of a distribution; the last rows are those that report no usable version, by reason, and those that do not report the field. */
    static List<List<String>> distribution(Distribution now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "instances", "share_of_reported"));
        now.shares().forEach(share -> rows.add(List.of(share.value(), cell(share.instances()), ratio(share.share()))));
        now.unusable().forEach((reason, count) -> rows.add(List.of(unusable(reason), cell(count), "")));
        rows.add(List.of("(not reported)", cell(now.notReported()), ""));
        return rows;
    }

    /** What stands in the place of the version. */
    static String unusable(Unusable reason) {
        return "(no usable version: " + reason.words() + ")";
    }

    static String ratio(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    static String cell(Object value) {
        return value == null ? "" : value.toString();
    }
}
