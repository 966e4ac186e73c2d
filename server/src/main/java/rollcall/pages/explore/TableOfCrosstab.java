package rollcall.pages.explore;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.explore.CrosstabTable.Cell;
import rollcall.pages.explore.CrosstabTable.Head;
import rollcall.pages.explore.CrosstabTable.Row;
import rollcall.pages.explore.ExploreQuestion.Numbering;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** Writes the numbers of a crosstab out. Where the table has shares, the sums by which they are divided are counts. */
record TableOfCrosstab(PageRequest pageRequest, ExploreQuestion question, Crosstab crosstab, ListLinks links) {
    CrosstabTable table() {
        List<Head> heads = crosstab.columns().groups().stream()
                .map(column -> head(question.columns(), crosstab.columns(), column))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < crosstab.rows().groups().size(); i++) {
            rows.add(row(crosstab.rows().groups().get(i), crosstab.counts().get(i)));
        }
        rows.add(sums());
        return new CrosstabTable(question.rows().title(), heads, rows);
    }

    private Row row(Group row, List<Integer> counts) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            cells.add(cell(row, crosstab.columns().groups().get(i), counts.get(i)));
        }
        String href = links.of(question.rows(), crosstab.rows(), row);
        boolean shares = question.columns() != null && question.numbering() == Numbering.COLUMN;
        double share = Numbers.share(row.count(), crosstab.all());
        return new Row(
                head(question.rows(), crosstab.rows(), row),
                shares ? share(row.count(), crosstab.all(), href) : count(row.count(), crosstab.all(), href),
                cells,
                Numbers.width(share),
                Numbers.percent(share));
    }

    private Cell cell(Group row, Group column, int count) {
        String href = links.of(question.rows(), crosstab.rows(), row, question.columns(), crosstab.columns(), column);
        return switch (question.numbering()) {
            case COUNT -> count(count, row.count(), href);
            case ROW -> share(count, row.count(), href);
            case COLUMN -> share(count, column.count(), href);
        };
    }

    private Row sums() {
        List<Cell> sums = new ArrayList<>();
        for (Group column : crosstab.columns().groups()) {
            String href = links.of(question.columns(), crosstab.columns(), column);
            sums.add(
                    question.numbering() == Numbering.ROW
                            ? share(column.count(), crosstab.all(), href)
                            : count(column.count(), crosstab.all(), href));
        }
        Cell all = count(crosstab.all(), crosstab.all(), links.all());
        return new Row(
                new Head(Messages.get("explore.all"), null, true), all, sums, Numbers.width(1), Numbers.percent(1));
    }

    private static Cell count(int count, int whole, String href) {
        return new Cell(
                Numbers.count(count),
                Messages.get("explore.part-of", Numbers.percent(Numbers.share(count, whole)), whole),
                count == 0 ? null : href);
    }

    private static Cell share(int count, int whole, String href) {
        return new Cell(
                Numbers.percent(Numbers.share(count, whole)),
                Messages.get("explore.part-of", Numbers.count(count), whole),
                count == 0 ? null : href);
    }

    private Head head(ExploreAxis axis, Division division, Group group) {
        String href = ListLinks.narrowed(pageRequest.query(), axis, division, group)
                .map(query -> pageRequest.path() + Query.of(query))
                .orElse(null);
        return new Head(axis.words(group), href, group.kind() == Group.Kind.VALUE);
    }
}
