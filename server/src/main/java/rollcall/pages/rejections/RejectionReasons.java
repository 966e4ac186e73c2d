package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.Rejections;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.text.Numbers;
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
    /**
     * The requests of one reason; {@code words} explains the reason.
     *
     * @param count how many there were, written out
     * @param before how many there were on the earlier days with which the page compares, written out; null if it does not
     */
    public record Row(String code, String field, String words, String count, LocalDate lastDay, String before) {}

    /** The requests with one outcome. */
    static RejectionReasons of(
            List<Rejections.Requests> requests, Rejection.Outcome outcome, long sum, EarlierRejections earlier) {
        return new RejectionReasons(
                earlier.beside(Phrases.requests(sum), outcome),
                requests.stream()
                        .filter(each -> each.outcome() == outcome)
                        .map(each -> row(each, earlier))
                        .toList());
    }

    /** The requests with any outcome. */
    static RejectionReasons of(List<Rejections.Requests> requests, EarlierRejections earlier) {
        long sum = requests.stream().mapToLong(Rejections.Requests::count).sum();
        return new RejectionReasons(
                earlier.besideOfStrangers(Phrases.requests(sum)),
                requests.stream().map(each -> row(each, earlier)).toList());
    }

    private static Row row(Rejections.Requests each, EarlierRejections earlier) {
        return new Row(
                each.reason(),
                each.field(),
                RejectionWords.explain(each.reason()),
                Numbers.count(each.count()),
                each.lastDay(),
                earlier.head() == null ? null : Numbers.count(earlier.of(each)));
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
