package rollcall.pages.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.population.Filter;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * A crosstab in sentences.
 *
 * @param filter which instances the question is about
 */
record ExploreWords(ExploreQuestion question, Crosstab crosstab, Filter filter) {
    /** The answer: "Of 1,204 instances active in 7 days, 62 % report version 3.1.0; of those, 71 % report operating system Linux." */
    Markup headline() {
        if (crosstab.all() == 0) {
            return Markup.ofText(
                    Messages.get(filter.isWhole() ? "explore.nobody" : "explore.nobody-matches", question.days()));
        }
        return largestRow()
                .map(row -> largest(row))
                .orElseGet(() -> Markup.ofText(Messages.get("explore.none-reports", all(), lower(question.rows()))));
    }

    /** What the numbers are divided by, whom they count, and what the table does not show. */
    String denominator() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Messages.get("explore.of-all", all()));
        sentences.add(shares());
        if (crosstab.rows().many()) {
            sentences.add(Messages.get("explore.several-in-rows", lower(question.rows())));
        }
        if (crosstab.columns().many()) {
            sentences.add(Messages.get("explore.several-in-columns", lower(question.columns())));
        }
        sentences.add(without(question.rows(), crosstab.rows()));
        sentences.add(without(question.columns(), crosstab.columns()));
        sentences.removeIf(String::isEmpty);
        return String.join(" ", sentences);
    }

    private String all() {
        return Messages.get(
                filter.conditions().isEmpty() ? "explore.all-active" : "explore.all-that-match",
                crosstab.all(),
                question.days());
    }

    private static String lower(ExploreAxis axis) {
        return Phrases.lower(axis.title());
    }

    private Optional<Group> largestRow() {
        return crosstab.rows().groups().stream()
                .filter(group -> group.kind() == Group.Kind.VALUE)
                .max(Comparator.comparingInt(Group::count));
    }

    private Markup largest(Group row) {
        String share = Numbers.percent(Numbers.share(row.count(), crosstab.all()));
        String rows = said(question.rows(), row);
        List<Integer> counts = crosstab.counts().get(crosstab.rows().groups().indexOf(row));
        List<Group> columns = crosstab.columns().groups();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() == Group.Kind.VALUE && counts.get(i) > 0)
                .boxed()
                .max(Comparator.comparingInt(counts::get))
                .map(i -> Markup.of(
                        "explore.largest-of-those_html",
                        all(),
                        share,
                        rows,
                        Numbers.percent(Numbers.share(counts.get(i), row.count())),
                        said(question.columns(), columns.get(i))))
                .orElseGet(() -> Markup.of("explore.largest_html", all(), share, rows));
    }

    private static String said(ExploreAxis axis, Group group) {
        String value = axis.words(group);
        return axis.isLane()
                ? Messages.get("explore.are-in-the-lane", value)
                : Messages.get("explore.report", lower(axis), value);
    }

    private String shares() {
        if (question.columns() == null) {
            return "";
        }
        return switch (question.numbering()) {
            case COUNT -> "";
            case ROW -> Messages.get("explore.shares-of-rows");
            case COLUMN -> Messages.get("explore.shares-of-columns");
        };
    }

    private static String without(ExploreAxis axis, Division division) {
        if (division.without() == 0) {
            return "";
        }
        String further = Messages.get(
                division.exact() ? "explore.other-values" : "explore.other-values-at-most", division.without());
        return Messages.get(
                division.many() ? "explore.not-shown" : "explore.stand-together",
                axis.title(),
                division.values(),
                further);
    }
}
