package rollcall.pages.retention;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.explore.Division;
import rollcall.analysis.retention.Cohort;
import rollcall.analysis.retention.Cohorts;
import rollcall.analysis.retention.MovementByField;
import rollcall.analysis.time.Range;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** The cohorts as a file, oldest first: a row for each later period that is over, and one for the first period itself. */
final class RetentionCsv {
    private RetentionCsv() {}

    static CsvFile file(Range range, Cohorts retention) {
        String period = retention.period().code();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("new_from", "new_to", "new", period + "s_later", "active", "share_of_new"));
        for (Cohort cohort : retention.cohorts()) {
            for (int n = 0; cohort.reaches(n); n++) {
                rows.add(row(cohort, n));
            }
        }
        return CsvFile.over(range, "retention-by-" + period, rows);
    }

    /** Who is new, returned and silent by the values of a field. */
    static List<List<String>> movement(MovementByField told) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "active", "before", "new", "returned", "silent", "share_silent_of_before"));
        List<Division.Group> groups = told.division().groups();
        for (int i = 0; i < groups.size(); i++) {
            rows.add(row(value(groups.get(i)), told.movements().get(i)));
        }
        rows.add(row("(all)", told.all()));
        return rows;
    }

    private static List<String> row(String value, Movement movement) {
        return List.of(
                value,
                String.valueOf(movement.active()),
                String.valueOf(movement.before()),
                String.valueOf(movement.newcomers()),
                String.valueOf(movement.returned()),
                String.valueOf(movement.silent()),
                movement.before() == 0 ? "" : ChartCsv.ratio(Numbers.share(movement.silent(), movement.before())));
    }

    private static String value(Division.Group group) {
        return switch (group.kind()) {
            case VALUE -> group.value();
            case OTHERS -> "(others)";
            case EMPTY -> "(empty list)";
            case NOT_REPORTED -> "(not reported)";
            case UNUSABLE -> "(no usable value)";
        };
    }

    private static List<String> row(Cohort cohort, int n) {
        int active = cohort.activeAfter(n);
        return List.of(
                cohort.days().from().toString(),
                cohort.days().to().toString(),
                String.valueOf(cohort.instances()),
                String.valueOf(n),
                String.valueOf(active),
                cohort.instances() == 0 ? "" : ChartCsv.ratio(Numbers.share(active, cohort.instances())));
    }
}
