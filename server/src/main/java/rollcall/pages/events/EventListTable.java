package rollcall.pages.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.pages.chart.SortColumn;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.chart.Sparkline;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * The table of all events.
 *
 * @param seen how many instances were seen
 * @param trends of all instances; empty if the page is about some
 * @param before the same names in the earlier days; null if the page does not compare
 * @param lists links to the instances of the earlier days; null if the page does not compare
 */
record EventListTable(
        EventQuestion question,
        int seen,
        Map<String, List<Integer>> trends,
        @Nullable Map<String, EventUse.Use> before,
        @Nullable EventQuestion lists) {
    /** The columns that are known of all instances together only, by their names. The trend has none, because nothing is sorted by it. */
    private static final Set<String> OF_ALL = Set.of("", "events", "users");

    private static final Set<String> COMPARED = Set.of("instances", "events");

    /**
     * An event as a row of the table. What is known of all instances together only is null in a row about some.
     *
     * @param list the link to the instances that sent it; null if there is none
     * @param spark an SVG path of its trend; empty if there is nothing to draw
     * @param width the width of the share's bar, in percent
     * @param share of those that could send it
     * @param could how many could send it, see {@link CouldSend}
     * @param of the same, written out
     * @param couldList the link to these; null if there is none
     * @param ofWhom who these are, in words
     * @param times the number of events, written out with its noun
     * @param earlier the use on the earlier days with which the page compares; null if it does not
     */
    record Row(
            String name,
            String href,
            @Nullable String list,
            @Nullable String spark,
            String instances,
            String width,
            String share,
            int could,
            String of,
            @Nullable String couldList,
            String ofWhom,
            @Nullable String events,
            @Nullable String times,
            @Nullable String users,
            String firstSeen,
            String lastSeen,
            String ago,
            @Nullable Earlier earlier) {}

    /** The use of an event on the earlier days, written out. */
    record Earlier(
            String instances,
            @Nullable String list,
            @Nullable String events) {}

    /** The rows as the URL sorts them. */
    SortedRows<Row> of(List<EventNameRow> rows) {
        SortedRows<EventNameRow> sorted = SortedRows.by(question.pageRequest(), columns(), "-instances", rows);
        return new SortedRows<>(
                sorted.heads(), sorted.rows().stream().map(this::row).toList());
    }

    /** Every column, as a page about all instances has them that compares with nothing. */
    static List<SortColumn<EventNameRow>> all() {
        return List.of(
                new SortColumn<>(
                        "event", Messages.get("events.event"), false, false, Comparator.comparing(EventNameRow::name)),
                SortColumn.numbers(
                                "instances",
                                Messages.get("events.instances"),
                                Comparator.comparing(EventNameRow::instances))
                        .meaning("events"),
                SortColumn.numbers("share", Messages.get("events.used-by"), Comparator.comparing(EventNameRow::usedBy))
                        .meaning("used-by"),
                SortColumn.numbers(
                                "ran", Messages.get("events.used-by-of"), Comparator.comparing(EventListTable::could))
                        .meaning("used-by"),
                SortColumn.<EventNameRow>unsorted(Messages.get("events.trend")).meaning("trend"),
                SortColumn.numbers("events", Messages.get("events.events"), Comparator.comparing(EventNameRow::events))
                        .meaning("events"),
                SortColumn.numbers("users", Messages.get("events.users"), Comparator.comparing(EventNameRow::profiles))
                        .meaning("users"),
                days("first", Messages.get("events.first-seen"), EventNameRow::firstSeen, "first-seen"),
                days("last", Messages.get("events.last-seen"), EventNameRow::lastSeen, "last-seen"));
    }

    /** All that were seen are more than those that ran some versions. */
    private static int could(EventNameRow row) {
        return row.ran() == null ? Integer.MAX_VALUE : row.ran().instances();
    }

    private static SortColumn<EventNameRow> days(
            String name, String title, Function<EventNameRow, LocalDate> day, String word) {
        return new SortColumn<>(name, title, false, true, Comparator.comparing(day), word);
    }

    /** The columns, with the earlier numbers beside those that are compared with them. */
    private List<SortColumn<EventNameRow>> columns() {
        List<SortColumn<EventNameRow>> columns = new ArrayList<>();
        for (SortColumn<EventNameRow> column : all()) {
            if (question.senders().areAll() || !OF_ALL.contains(column.name())) {
                columns.add(column);
                if (before != null && COMPARED.contains(column.name())) {
                    String title = column.title() + ", " + question.comparing().words();
                    columns.add(new SortColumn<>("", title, true, false, null));
                }
            }
        }
        return columns;
    }

    /** An event as a row. */
    Row row(EventNameRow row) {
        boolean all = question.senders().areAll();
        CouldSend could = CouldSend.of(question, row, seen);
        return new Row(
                row.name(),
                question.links().event(row.name()),
                question.lists().event(row.name()),
                all ? Sparkline.path(trends.getOrDefault(row.name(), List.of())) : null,
                Numbers.count(row.instances()),
                Numbers.width(row.usedBy()),
                Numbers.percent(row.usedBy()),
                could.instances(),
                Numbers.count(could.instances()),
                could.list(),
                could.words(),
                all ? Numbers.count(row.events()) : null,
                all ? Phrases.events(row.events()) : null,
                all ? Numbers.estimate(row.profiles()) : null,
                row.firstSeen().toString(),
                row.lastSeen().toString(),
                Phrases.ago(row.lastSeen(), question.pageRequest().today()),
                before == null ? null : earlier(row.name()));
    }

    private Earlier earlier(String name) {
        EventUse.Use use = before.getOrDefault(name, EventUse.Use.NONE);
        return new Earlier(
                Numbers.count(use.instances()),
                lists.lists().event(name),
                question.senders().areAll() ? Numbers.count(use.events()) : null);
    }
}
