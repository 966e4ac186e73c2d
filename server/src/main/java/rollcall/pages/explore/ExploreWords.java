package rollcall.pages.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * A crosstab in sentences.
 *
 * @param filtered whether the question is about some instances only
 */
record ExploreWords(ExploreQuestion question, Crosstab crosstab, boolean filtered) {
    /** The answer: "Of 1,204 instances active in 7 days, 62 % report version 3.1.0; of those, 71 % report operating system Linux." */
    String headline() {
        if (crosstab.all() == 0) {
            return "No instance" + (filtered ? " that the filter matches" : "") + " was active " + question.days()
                    + ".";
        }
        return "Of " + all() + largestRow().map(this::largest).orElse(", none reports " + rows()) + ".";
    }

    /** What the numbers are divided by, whom they count, and what the table does not show. */
    String denominator() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Of " + all() + ", each by its latest report. " + shares());
        if (crosstab.rows().many()) {
            sentences.add("An instance may report several values of " + rows()
                    + ", so that the rows may add up to more than All.");
        }
        if (crosstab.columns().many()) {
            sentences.add("An instance may report several values of "
                    + Phrases.lower(question.columns().title())
                    + ", so that the columns may add up to more than All.");
        }
        sentences.add(without(question.rows(), crosstab.rows()));
        sentences.add(without(question.columns(), crosstab.columns()));
        sentences.removeIf(String::isEmpty);
        return String.join(" ", sentences);
    }

    private String all() {
        return Phrases.instances(crosstab.all()) + " active " + question.days()
                + (filtered ? " that the filter matches" : "");
    }

    private String rows() {
        return Phrases.lower(question.rows().title());
    }

    private Optional<Group> largestRow() {
        return crosstab.rows().groups().stream()
                .filter(group -> group.kind() == Group.Kind.VALUE)
                .max(Comparator.comparingInt(Group::count));
    }

    private String largest(Group row) {
        String first =
                ", " + Numbers.percent(Numbers.share(row.count(), crosstab.all())) + " " + said(question.rows(), row);
        List<Integer> counts = crosstab.counts().get(crosstab.rows().groups().indexOf(row));
        List<Group> columns = crosstab.columns().groups();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() == Group.Kind.VALUE && counts.get(i) > 0)
                .boxed()
                .max(Comparator.comparingInt(counts::get))
                .map(i -> first + "; of those, " + Numbers.percent(Numbers.share(counts.get(i), row.count())) + " "
                        + said(question.columns(), columns.get(i)))
                .orElse(first);
    }

    private static String said(ExploreAxis axis, Group group) {
        String value = axis.words(group);
        return axis.isLane() ? "are in the lane " + value : "report " + Phrases.lower(axis.title()) + " " + value;
    }

    private String shares() {
        if (question.columns() == null) {
            return "";
        }
        return switch (question.numbering()) {
            case COUNT -> "";
            case ROW -> "Shares are of the row's number in the column All.";
            case COLUMN -> "Shares are of the column's number in the row All.";
        };
    }

    private static String without(ExploreAxis axis, Division division) {
        if (division.without() == 0) {
            return "";
        }
        String further = (division.exact() ? "" : "up to ")
                + Numbers.count(division.without())
                + (division.without() == 1 ? " other value" : " other values");
        return "%s: the %s most frequent values; %s %s."
                .formatted(
                        axis.title(),
                        Numbers.count(division.values()),
                        further,
                        division.many() ? "are not shown" : "stand together as others");
    }
}
