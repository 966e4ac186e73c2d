package rollcall.pages.explore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.population.Population;
import rollcall.pages.chart.CsvFile;

/** A crosstab as a file: counts, or shares from 0 to 1, with all rows and columns that fit. */
record ExploreCsv(ExploreQuestion question, Crosstab crosstab) {
    /** The most numbers of a file. */
    static final int MOST_CELLS = 10_000;

    /** Of fields with more values, the most frequent ones have a column. */
    private static final int MOST_COLUMNS = 100;

    static CsvFile file(ExploreQuestion question, Population population) {
        int columns = question.columns() == null ? 1 : MOST_COLUMNS;
        Crosstab crosstab = question.crosstab(population, MOST_CELLS / columns, columns);
        LocalDate to = question.on() == null ? population.today() : question.on();
        LocalDate from = to.minusDays(question.on() == null ? question.window() : question.window() - 1L);
        return new CsvFile("explore-" + named(question), from, to, new ExploreCsv(question, crosstab).rows());
    }

    private static String named(ExploreQuestion question) {
        String rows = question.rows().name();
        return question.columns() == null
                ? rows
                : rows + "-by-" + question.columns().name();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(question.rows().name(), "all"));
        crosstab.columns()
                .groups()
                .forEach(column -> head.add(question.columns().code(column)));
        rows.add(head);
        for (int i = 0; i < crosstab.rows().groups().size(); i++) {
            rows.add(row(crosstab.rows().groups().get(i), crosstab.counts().get(i)));
        }
        rows.add(sums());
        addWithout(rows, question.rows(), crosstab.rows(), head.size());
        addWithout(rows, question.columns(), crosstab.columns(), head.size());
        return rows;
    }

    private List<String> row(Group row, List<Integer> counts) {
        List<String> cells = new ArrayList<>(List.of(question.rows().code(row)));
        cells.add(
                question.numbering() == ExploreQuestion.Numbering.COLUMN
                        ? share(row.count(), crosstab.all())
                        : String.valueOf(row.count()));
        for (int i = 0; i < counts.size(); i++) {
            cells.add(number(counts.get(i), row, crosstab.columns().groups().get(i)));
        }
        return cells;
    }

    private String number(int count, Group row, Group column) {
        return switch (question.numbering()) {
            case COUNT -> String.valueOf(count);
            case ROW -> share(count, row.count());
            case COLUMN -> share(count, column.count());
        };
    }

    private List<String> sums() {
        List<String> sums = new ArrayList<>(List.of("(all)", String.valueOf(crosstab.all())));
        crosstab.columns()
                .groups()
                .forEach(column -> sums.add(
                        question.numbering() == ExploreQuestion.Numbering.ROW
                                ? share(column.count(), crosstab.all())
                                : String.valueOf(column.count())));
        return sums;
    }

    /** Says in a row of its own how many values the file has no row or column for. */
    private static void addWithout(List<List<String>> rows, ExploreAxis axis, Division division, int width) {
        if (division.without() > 0) {
            String said = (division.many() ? "not shown" : "in (others)") + ", values of " + axis.name()
                    + (division.exact() ? "" : ", at most");
            List<String> row = new ArrayList<>(List.of("(" + said + ")", String.valueOf(division.without())));
            while (row.size() < width) {
                row.add("");
            }
            rows.add(row);
        }
    }

    private static String share(int count, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.4f", (double) count / whole);
    }
}
