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
import rollcall.pages.text.Phrases;
import rollcall.report.UtcDay;

/**
 * The earlier days with which a page compares its range.
 *
 * @param comparison null if it compares with none
 * @param firstDay the first day that has data; null if there is none yet
 */
public record Comparing(PageRequest pageRequest, Range range, Comparison comparison, LocalDate firstDay) {
    static final String PARAMETER = "compare";

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
        return comparison.name().equals(Comparison.YEAR) ? "a year before" : "the period before";
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
                Links.without(pageRequest, PARAMETER, "none", "None", chosen.isEmpty()),
                choice(Comparison.BEFORE, "The period before", chosen),
                choice(Comparison.YEAR, "A year ago", chosen));
    }

    private Links.Choice choice(String name, String title, String chosen) {
        return Links.choice(pageRequest, PARAMETER, name, title, name.equals(chosen));
    }

    /** What the page compares with, or why it does not, in sentences. */
    List<String> notes() {
        if (comparison == null) {
            return range.name().equals(Range.ALL) ? List.of(Comparison.OF_ALL) : List.of();
        }
        Window earlier = comparison.earlier(range);
        String days = earlier.days() == 1 ? earlier.from().toString() : earlier.from() + " to " + earlier.to();
        if (!reaches()) {
            String begin = firstDay == null ? "There are no data yet" : "Data begin " + firstDay;
            return List.of(begin + ": there is nothing of " + title() + ", " + days + ", to compare with.");
        }
        List<String> notes = new ArrayList<>(List.of("Compared with " + title() + ": " + days + "."));
        if (firstDay.isAfter(earlier.from())) {
            notes.add("Data begin " + firstDay + ": days before it are compared with nothing.");
        }
        return notes;
    }

    private String title() {
        int days = comparison.days();
        if (comparison.name().equals(Comparison.YEAR)) {
            return "the days " + Phrases.days(days) + " earlier, so that weekdays match";
        }
        return days == 1 ? "the day before" : "the " + Phrases.days(days) + " before";
    }

    private static LocalDate known(LocalDate day) {
        return day.isBefore(UtcDay.EARLIEST) ? UtcDay.EARLIEST : day;
    }
}
