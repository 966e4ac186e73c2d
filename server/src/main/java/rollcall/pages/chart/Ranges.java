package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Phrases;

/**
 * The time ranges that a page offers.
 *
 * @param choices one link for each range
 * @param notes notes about a range that does not exist, and about data that begin within the range; often empty
 */
public record Ranges(List<Links.Choice> choices, List<String> notes) {
    private static final int LONGEST_ECHO = 40;
    private static final List<String> SINGLE_DAYS = List.of("from", "to");

    /**
     * Links to this page over each range.
     *
     * @param firstDay the first day that has data; null for no note about it
     */
    public static Ranges of(PageRequest pageRequest, Range range, LocalDate firstDay) {
        List<Links.Choice> choices = new ArrayList<>();
        for (String name : Range.NAMES) {
            choices.add(Links.choice(pageRequest, "range", name, title(name), name.equals(range.name())));
        }
        return new Ranges(choices, notes(pageRequest, range, firstDay));
    }

    private static List<String> notes(PageRequest pageRequest, Range range, LocalDate firstDay) {
        List<String> notes = new ArrayList<>();
        String shown = ": showing " + (range.name().equals("all") ? "all days" : title(range.name())) + ".";
        Map<String, String> query = pageRequest.query();
        String asked = query.get("range");
        if (asked != null && !Range.NAMES.contains(asked)) {
            notes.add("There is no range \"" + echo(asked) + "\"" + shown);
        }
        SINGLE_DAYS.stream()
                .filter(query::containsKey)
                .findFirst()
                .ifPresent(name -> notes.add("There is no choice of single days (\"" + name + "\")" + shown));
        if (firstDay != null && range.beginsLate(firstDay)) {
            notes.add("Data begin " + firstDay + ", " + Phrases.ago(firstDay, pageRequest.today()) + ".");
        }
        return notes;
    }

    private static String title(String name) {
        return name.equals("all") ? "All" : name + " days";
    }

    private static String echo(String asked) {
        return asked.length() <= LONGEST_ECHO ? asked : asked.substring(0, LONGEST_ECHO) + "…";
    }
}
