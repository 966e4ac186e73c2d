package rollcall.pages.explore;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.report.UtcDay;

/**
 * What the page's URL asks for, beside the filter.
 *
 * @param columns null for a table of one column
 * @param window days in which instances were active
 * @param on the last of them; null for N whole days before today, and today so far
 * @param overTime whether the rows are shown over the page's range, instead of a table
 */
record ExploreQuestion(
        ExploreAxis rows, ExploreAxis columns, int window, LocalDate on, Numbering numbering, boolean overTime) {
    static final List<String> WINDOWS = List.of("1", "7", "30");
    static final List<String> VIEWS = List.of("table", "trend");

    private static final String USUAL_WINDOW = "7";

    /** Which number a place of the table has. */
    enum Numbering {
        COUNT,
        ROW,
        COLUMN;

        /** The name in URLs. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> codes() {
            return Arrays.stream(values()).map(Numbering::code).toList();
        }
    }

    /** The parameter {@code on}. */
    static Parameter dayThatIsOver() {
        return Parameter.checked(
                "on",
                (pageRequest, value) -> UtcDay.of(value)
                        .filter(day -> day.isBefore(pageRequest.today()) && !day.isBefore(UtcDay.EARLIEST))
                        .isPresent(),
                "It is no day that is over.",
                "a UTC day before today as year, month and day: 2026-11-20");
    }

    static ExploreQuestion of(PageRequest pageRequest, Vocabulary vocabulary) {
        Map<String, String> query = pageRequest.query();
        boolean usual = !query.containsKey("rows") && !query.containsKey("columns");
        return new ExploreQuestion(
                ExploreAxis.named(vocabulary, query.get("rows")).orElseGet(() -> ExploreAxis.usualRows(vocabulary)),
                (usual ? ExploreAxis.usualColumns(vocabulary) : ExploreAxis.named(vocabulary, query.get("columns")))
                        .orElse(null),
                Integer.parseInt(query.getOrDefault("window", USUAL_WINDOW)),
                query.containsKey("on") ? LocalDate.parse(query.get("on")) : null,
                Numbering.valueOf(query.getOrDefault("show", "count").toUpperCase(Locale.ROOT)),
                "trend".equals(query.get("view")));
    }

    /**
     * The table.
     *
     * @param mostRows how many values have a row
     * @param mostColumns how many values have a column
     */
    Crosstab crosstab(Population population, int mostRows, int mostColumns) {
        return Crosstab.of(
                population,
                new Crosstab.Period(window, on),
                rows.axis(),
                columns == null ? null : columns.axis(),
                mostRows,
                mostColumns);
    }

    /** The window in words: "in 7 days", "in the 7 days to 2026-11-20". */
    String days() {
        if (on == null) {
            return Messages.get("explore.in-days", window);
        }
        return window == 1
                ? Messages.get("explore.on", Dates.day(on))
                : Messages.get("explore.in-the-days-to", window, Dates.day(on));
    }
}
