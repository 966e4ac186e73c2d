package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.report.UtcDay;

/**
 * The earlier days with which a page compares its range.
 *
 * @param comparison null if it compares with none
 * @param firstDay the first day that has data; null if there is none yet
 */
public record Comparing(PageRequest pageRequest, Range range, Comparison comparison, LocalDate firstDay) {
    /** The name in URLs. */
    public static final String PARAMETER = "compare";

    /** What the URL asks for. */
    public static Comparing of(PageRequest pageRequest, Range range, LocalDate firstDay) {
        String name = pageRequest.query().get(PARAMETER);
        return new Comparing(pageRequest, range, name == null ? null : Comparison.of(name, range), firstDay);
    }

    /** Whether any of the earlier days has data. */
    public boolean reaches() {
        return comparison != null
                && firstDay != null
                && !firstDay.isAfter(comparison.earlier(range).to());
    }

    /** The request for the page over the earlier days: conditions about the days of the page are about these then. */
    public PageRequest asked() {
        Window earlier = comparison.earlier(range);
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        query.put(
                "range",
                Range.named(
                        known(earlier.from()).toString(), known(earlier.to()).toString()));
        return pageRequest.with(query);
    }

    /** The numbers of the earlier days; empty if the page compares with none, or if they have no data. */
    public <T> Optional<T> earlier(Supplier<T> reader) {
        return reaches() ? Optional.of(reader.get()) : Optional.empty();
    }

    /** A chart beside the same chart of the earlier days. */
    public Chart beside(Chart chart, Optional<Chart> earlier) {
        return earlier.map(before -> Before.beside(chart, before, this)).orElse(chart);
    }

    /** The rows of a file of days beside those of the earlier days. */
    public List<List<String>> beside(List<List<String>> rows, Supplier<List<List<String>>> earlier) {
        return comparison == null ? rows : Before.beside(rows, earlier.get(), this);
    }

    /** What comes after the name of a column of the earlier days. */
    public String words() {
        return comparison.name().equals(Comparison.YEAR)
                ? Messages.get("chart.a-year-before")
                : Messages.get("chart.period-before");
    }

    /** What comes after the name of a column of the earlier days in a file. */
    public String suffix() {
        return comparison.name().equals(Comparison.YEAR) ? "_year_before" : "_before";
    }

    /** The links that choose the earlier days. None over all days. */
    List<Links.Choice> choices() {
        if (range.name().equals(Range.ALL)) {
            return List.of();
        }
        String chosen = comparison == null ? "" : comparison.name();
        return List.of(
                Links.without(pageRequest, PARAMETER, "none", Messages.get("chart.compare-none"), chosen.isEmpty()),
                choice(Comparison.BEFORE, Messages.get("chart.compare-period"), chosen),
                choice(Comparison.YEAR, Messages.get("chart.compare-year"), chosen));
    }

    private Links.Choice choice(String name, String title, String chosen) {
        return Links.choice(pageRequest, PARAMETER, name, title, name.equals(chosen));
    }

    /** What the page compares with, or why it does not, in sentences. */
    List<String> notes() {
        if (comparison == null) {
            return range.name().equals(Range.ALL) ? List.of(Messages.get("chart.compare-all")) : List.of();
        }
        Window earlier = comparison.earlier(range);
        String days = earlier.days() == 1
                ? Dates.day(earlier.from())
                : Messages.get("chart.from-to", Dates.day(earlier.from()), Dates.day(earlier.to()));
        if (!reaches()) {
            return List.of(
                    firstDay == null
                            ? Messages.get("chart.nothing-yet-to-compare", title(), days)
                            : Messages.get("chart.nothing-to-compare", Dates.day(firstDay), title(), days));
        }
        List<String> notes = new ArrayList<>(List.of(Messages.get("chart.compared-with", title(), days)));
        if (firstDay.isAfter(earlier.from())) {
            notes.add(Messages.get("chart.compared-since", Dates.day(firstDay)));
        }
        return notes;
    }

    private String title() {
        int days = comparison.days();
        if (comparison.name().equals(Comparison.YEAR)) {
            return Messages.get("chart.days-of-a-year-before", days);
        }
        return Messages.get("chart.days-before", days);
    }

    private static LocalDate known(LocalDate day) {
        return day.isBefore(UtcDay.EARLIEST) ? UtcDay.EARLIEST : day;
    }
}
