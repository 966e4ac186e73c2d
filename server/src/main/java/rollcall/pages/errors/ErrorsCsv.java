package rollcall.pages.errors;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.ErrorAnswer;
import rollcall.analysis.errors.ErrorHistory;
import rollcall.analysis.errors.SignatureRow;
import rollcall.analysis.errors.VersionErrors;
import rollcall.analysis.errors.VersionRanges;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.chart.ChartCsv;

/** The numbers of the page as files. What is not known of some instances is empty. */
final class ErrorsCsv {
    private ErrorsCsv() {}

    static List<List<String>> signatures(ErrorAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "signature",
                "instances",
                "events",
                "first_version",
                "last_version",
                "first_day",
                "last_day",
                "new_since",
                "fixed_in",
                "again_in"));
        answer.rows().forEach(row -> rows.add(row(answer, row)));
        return rows;
    }

    private static List<String> row(ErrorAnswer answer, SignatureRow row) {
        ErrorHistory history = row.history();
        return List.of(
                row.signature(),
                String.valueOf(row.instances()),
                text(row.events()),
                text(history.firstVersion()),
                text(history.lastVersion()),
                history.firstDay().toString(),
                history.lastDay().toString(),
                row.isNew() && answer.since() != null ? answer.since().release() : "",
                row.returned().map(ErrorHistory.Returned::fixed).orElse(""),
                row.returned().map(ErrorHistory.Returned::again).orElse(""));
    }

    static List<List<String>> versions(List<VersionErrors> versions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "version",
                "ran_it",
                "with_error",
                "share",
                "low",
                "high",
                "events",
                "instance_days",
                "events_per_day"));
        for (VersionErrors row : versions) {
            Double perDay = row.perInstanceDay();
            rows.add(List.of(
                    row.version(),
                    String.valueOf(row.ran()),
                    String.valueOf(row.with()),
                    ChartCsv.ratio(row.proportion().share()),
                    ChartCsv.ratio(row.proportion().low()),
                    ChartCsv.ratio(row.proportion().high()),
                    text(row.events()),
                    text(row.instanceDays()),
                    perDay == null ? "" : ChartCsv.ratio(perDay)));
        }
        return rows;
    }

    static List<List<String>> ranges(@Nullable Field errors, List<VersionRanges> versions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "range", "instances", "of", "share"));
        if (errors != null) {
            versions.forEach(row -> {
                for (int at = 0; at < row.instances().size(); at++) {
                    int count = row.instances().get(at);
                    rows.add(List.of(
                            row.version(),
                            errors.order().get(at),
                            String.valueOf(count),
                            String.valueOf(row.of()),
                            ChartCsv.ratio((double) count / row.of())));
                }
            });
        }
        return rows;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
