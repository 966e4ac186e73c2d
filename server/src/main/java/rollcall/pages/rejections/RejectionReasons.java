package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.Rejections;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.RejectionWords;
import rollcall.report.Rejection;

/**
 * Requests that were not kept, by reason.
 *
 * @param sum the number of requests, written out with its noun
 * @param rows one row for each reason, the most frequent first
 */
public record RejectionReasons(String sum, List<Row> rows) {
    /** The requests of one reason; {@code words} explains the reason. */
    public record Row(String code, String field, String words, long count, LocalDate lastDay) {}

    /** The requests with one outcome. */
    static RejectionReasons of(List<Rejections.Requests> requests, Rejection.Outcome outcome, long sum) {
        return new RejectionReasons(
                Phrases.requests(sum),
                requests.stream()
                        .filter(each -> each.outcome() == outcome)
                        .map(RejectionReasons::row)
                        .toList());
    }

    /** The requests with any outcome. */
    static RejectionReasons of(List<Rejections.Requests> requests) {
        long sum = requests.stream().mapToLong(Rejections.Requests::count).sum();
        return new RejectionReasons(
                Phrases.requests(sum),
                requests.stream().map(RejectionReasons::row).toList());
    }

    private static Row row(Rejections.Requests each) {
        return new Row(
                each.reason(), each.field(), RejectionWords.explain(each.reason()), each.count(), each.lastDay());
    }

    /** The requests as rows of a CSV file, the head first. */
    static List<List<String>> csv(List<Rejections.Requests> requests) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("outcome", "reason", "field", "requests", "last_day"));
        requests.forEach(each -> rows.add(List.of(
                outcome(each.outcome()),
                each.reason(),
                each.field(),
                ChartCsv.cell(each.count()),
                each.lastDay().toString())));
        return rows;
    }

    /** The ignored names and values as rows of a CSV file, the head first. */
    static List<List<String>> csvOfNames(List<IgnoredName> names) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "reason", "sent_as", "times", "last_day"));
        names.forEach(each -> rows.add(List.of(
                each.name(),
                each.reason(),
                each.kind(),
                ChartCsv.cell(each.count()),
                each.lastDay().toString())));
        return rows;
    }

    private static String outcome(Rejection.Outcome outcome) {
        return outcome == Rejection.Outcome.ANSWERED
                ? "answered_not_kept"
                : outcome.name().toLowerCase(Locale.ROOT);
    }
}
