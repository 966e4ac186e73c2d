package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/**
 * The time ranges that a page offers.
 *
 * @param choices one link for each range
 * @param days the form of a range of its own
 * @param compare one link for each choice of earlier days; empty if the page cannot compare its range
 * @param notes notes about data that begin within the range, and about what is not about it; often empty
 */
public record Ranges(List<Links.Choice> choices, Days days, List<Links.Choice> compare, List<String> notes) {
    /**
     * A form of the first and the last day.
     *
     * @param path where it is sent
     * @param kept the other parameters of the page
     * @param from the first day that the page shows
     * @param to the last day that it shows
     * @param today the last day that can be chosen
     * @param current whether the page shows days that were chosen so
     */
    public record Days(
            String path, List<Map.Entry<String, String>> kept, String from, String to, String today, boolean current) {
        /** The same form with other parameters beside it. */
        public Days keeping(List<Map.Entry<String, String>> others) {
            return new Days(path, others, from, to, today, current);
        }
    }

    /**
     * Links to this page over each range.
     *
     * @param firstDay the first day that has data; null for no note about it
     * @param aboutNow the sentence about what the page does not show over the range; it is shown if the range is over. May be empty
     */
    public static Ranges of(PageRequest pageRequest, Range range, LocalDate firstDay, String aboutNow) {
        List<Links.Choice> choices = new ArrayList<>();
        for (String name : Range.NAMES) {
            PageRequest kept = name.equals(Range.ALL)
                    ? pageRequest.with(Links.kept(pageRequest, Comparing.PARAMETER))
                    : pageRequest;
            choices.add(Links.choice(kept, "range", name, title(name), name.equals(range.name())));
        }
        return new Ranges(choices, days(pageRequest, range), List.of(), notes(range, firstDay, aboutNow));
    }

    /** These ranges on a page that can compare them with earlier days. */
    public Ranges with(Comparing comparing) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(comparing.notes());
        return new Ranges(choices, days, comparing.choices(), all);
    }

    private static Days days(PageRequest pageRequest, Range range) {
        return new Days(
                pageRequest.path(),
                Query.each(Links.kept(pageRequest, "range")),
                range.from().toString(),
                range.to().toString(),
                pageRequest.today().toString(),
                !Range.NAMES.contains(range.name()));
    }

    private static List<String> notes(Range range, LocalDate firstDay, String aboutNow) {
        List<String> notes = new ArrayList<>();
        if (range.isOver() && !aboutNow.isEmpty()) {
            notes.add(aboutNow);
        }
        if (firstDay != null && firstDay.isAfter(range.to())) {
            notes.add(Messages.get("chart.no-data-of-these-days", Dates.day(firstDay)));
        } else if (firstDay != null && range.beginsLate(firstDay)) {
            notes.add(Messages.get("chart.data-begin", Dates.day(firstDay), Phrases.ago(firstDay, range.today())));
        }
        return notes;
    }

    private static String title(String name) {
        return name.equals(Range.ALL)
                ? Messages.get("chart.all")
                : Messages.get("chart.range-days", Integer.valueOf(name));
    }
}
