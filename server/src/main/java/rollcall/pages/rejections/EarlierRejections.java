package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.Comparing;
import rollcall.pages.text.Messages;
import rollcall.report.Rejection;

/**
 * What was not kept on the earlier days with which the page compares its range.
 *
 * @param answer empty if the page compares with none, or if they have no data
 */
record EarlierRejections(Comparing comparing, Optional<Rejections.Answer> answer) {
    /** @param reader counts over a range */
    static EarlierRejections of(Comparing comparing, Function<Range, Rejections.Answer> reader) {
        return new EarlierRejections(comparing, comparing.earlier(() -> reader.apply(earlier(comparing))));
    }

    /** What the heads of its columns say after their name: "the period before"; null if there are none. */
    String head() {
        return answer.isEmpty() ? null : comparing.words();
    }

    /** A sum with the earlier one beside it: "12 requests, 30 the period before". */
    String beside(String sum, Rejection.Outcome outcome) {
        return beside(sum, Rejections.Answer::byReason, outcome);
    }

    /** The same for requests without a valid key. */
    String besideOfStrangers(String sum) {
        return beside(sum, Rejections.Answer::unauthenticated, null);
    }

    /** How many requests; null if there is no number. */
    Long of(Rejections.Requests requests) {
        return answer.map(found -> Stream.concat(found.byReason().stream(), found.unauthenticated().stream())
                        .filter(each -> each.reason().equals(requests.reason())
                                && each.field().equals(requests.field()))
                        .mapToLong(Rejections.Requests::count)
                        .sum())
                .orElse(null);
    }

    /** How often a name was ignored; null if there is no number. */
    Long of(IgnoredName name) {
        Optional<Long> times = answer.flatMap(found -> found.byName().stream()
                .filter(each -> each.name().equals(name.name())
                        && each.kind().equals(name.kind())
                        && each.reason().equals(name.reason()))
                .map(IgnoredName::count)
                .findFirst());
        boolean all = answer.isPresent() && answer.get().byName().size() < Rejections.MOST;
        return times.orElse(all ? 0L : null);
    }

    /**
     * The rows of a file with a column of the earlier numbers.
     *
     * @param rows the head first
     * @param things what the other rows are about
     */
    <T> List<List<String>> beside(
            List<List<String>> rows, String column, List<T> things, BiFunction<EarlierRejections, T, Long> number) {
        if (comparing.comparison() == null) {
            return rows;
        }
        List<List<String>> beside = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.add(i == 0 ? column + comparing.suffix() : ChartCsv.cell(number.apply(this, things.get(i - 1))));
            beside.add(row);
        }
        return beside;
    }

    private String beside(
            String sum, Function<Rejections.Answer, List<Rejections.Requests>> of, Rejection.Outcome outcome) {
        return answer.map(found -> of.apply(found).stream()
                        .filter(each -> outcome == null || Objects.equals(each.outcome(), outcome))
                        .mapToLong(Rejections.Requests::count)
                        .sum())
                .map(before -> Messages.get("rejections.sum-before", sum, before, comparing.words()))
                .orElse(sum);
    }

    private static Range earlier(Comparing comparing) {
        Window days = comparing.comparison().earlier(comparing.range());
        LocalDate today = comparing.pageRequest().today();
        return new Range(Range.named(days.from().toString(), days.to().toString()), days.from(), days.to(), today);
    }
}
