package rollcall.pages.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.events.EventList;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.chart.Csv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.Sorted;
import rollcall.pages.chart.Spark;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Words;
import rollcall.product.Products;

/** What is used? Every event name of a product. */
public final class EventsPage {
    private static final String TITLE = "What is used?";

    /** What is typed beyond this is not looked for; no event's name is longer. */
    private static final int LONGEST_PREFIX = 100;

    private static final List<Sorted.Column<EventNameRow>> COLUMNS = List.of(
            new Sorted.Column<>("event", "Event", false, false, Comparator.comparing(EventNameRow::name)),
            Sorted.Column.numbers("instances", "Instances", Comparator.comparing(EventNameRow::instances))
                    .meaning("events"),
            Sorted.Column.numbers("share", "Share", Comparator.comparing(EventNameRow::share))
                    .meaning("share"),
            Sorted.Column.<EventNameRow>unsorted("Trend").meaning("trend"),
            Sorted.Column.numbers("events", "Events", Comparator.comparing(EventNameRow::events))
                    .meaning("events"),
            Sorted.Column.numbers("users", "Users", Comparator.comparing(EventNameRow::profiles))
                    .meaning("users"),
            new Sorted.Column<>(
                    "first", "First seen", false, true, Comparator.comparing(EventNameRow::firstSeen), "first-seen"),
            new Sorted.Column<>(
                    "last", "Last seen", false, true, Comparator.comparing(EventNameRow::lastSeen), "last-seen"));

    private final EventUse uses;
    private final Products products;

    public EventsPage(EventUse uses, Products products) {
        this.uses = uses;
        this.products = products;
    }

    /**
     * An event as the table shows it.
     *
     * @param spark an SVG path of its instances a day; empty if there is nothing to draw
     * @param width of the share's bar, in percent
     * @param times how many events, written out with their noun
     */
    public record Row(
            String name,
            String href,
            String spark,
            String instances,
            String width,
            String share,
            String events,
            String times,
            String users,
            String firstSeen,
            String lastSeen,
            String ago) {}

    /** The list, or what will be here and how to get it there. */
    public Page show(Visit visit) {
        LocalDate firstDay = uses.firstDay(visit.product());
        if (firstDay == null) {
            return empty(visit);
        }
        Range range = Range.of(visit.query().get("range"), visit.today(), firstDay);
        EventList list = uses.list(visit.product(), range, prefix(visit));
        int uncounted = (int) Math.max(0, ChronoUnit.DAYS.between(range.from(), firstDay));
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("ranges", Ranges.of(visit, range, firstDay));
        model.put("range", range.name());
        model.put("views", EventLinks.views(visit, true));
        model.put("prefix", prefix(visit));
        model.put("sort", visit.query().get("sort"));
        model.put("most", most(visit, list, uncounted));
        model.put("single", list.active() == 1);
        model.put("active", Words.instances(list.active()));
        model.put("days", "from " + range.from() + " to today so far");
        model.put("found", found(list, prefix(visit)));
        model.put("overflow", Overflow.of(list).stream().toList());
        model.put("table", table(visit, list, uncounted));
        model.put("csv", Links.csv(visit, "events"));
        return new Page("events", model);
    }

    /** The table, all digits of it, in the range and with the prefix of the page. */
    public CsvFile csv(Visit visit) {
        Range range = Range.of(visit.query().get("range"), visit.today(), uses.firstDay(visit.product()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("event", "instances", "share_of_active", "events", "users", "first_seen", "last_seen"));
        uses.list(visit.product(), range, prefix(visit))
                .rows()
                .forEach(row -> rows.add(List.of(
                        row.name(),
                        Csv.cell(row.instances()),
                        Csv.ratio(row.share()),
                        Csv.cell(row.events()),
                        Csv.cell(row.profiles()),
                        row.firstSeen().toString(),
                        row.lastSeen().toString())));
        String what = prefix(visit).isEmpty() ? "events" : "events-beginning-with-" + prefix(visit);
        return CsvFile.over(range, what, rows);
    }

    private Page empty(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put(
                "permitsNone",
                products.vocabulary(visit.product()).events().names().isEmpty());
        return new Page("no-events", model);
    }

    /** The name that most instances sent; null where a filter hides some, or there is none. */
    private static Row most(Visit visit, EventList list, int uncounted) {
        return list.rows().isEmpty() || !prefix(visit).isEmpty()
                ? null
                : row(visit, list.rows().get(0), uncounted);
    }

    private static String prefix(Visit visit) {
        String typed = visit.query().getOrDefault("prefix", "").strip();
        return typed.substring(0, Math.min(LONGEST_PREFIX, typed.length()));
    }

    private static String found(EventList list, String prefix) {
        int count = list.rows().size();
        if (count == 0) {
            return prefix.isEmpty()
                    ? "No event in these days."
                    : "No event in these days has a name that begins like that.";
        }
        String names = Numbers.count(count) + (count == 1 ? " event name" : " event names");
        if (list.more()) {
            return "The " + names + " that most instances sent; there are more: filter by the beginning of a name.";
        }
        return names + (prefix.isEmpty() ? "." : count == 1 ? " begins like that." : " begin like that.");
    }

    /** @param uncounted days at the beginning of the range that are before the first event of all */
    private static Sorted<Row> table(Visit visit, EventList list, int uncounted) {
        Sorted<EventNameRow> sorted = Sorted.by(visit, COLUMNS, "-instances", list.rows());
        return new Sorted<>(
                sorted.heads(),
                sorted.rows().stream().map(row -> row(visit, row, uncounted)).toList());
    }

    private static Row row(Visit visit, EventNameRow row, int uncounted) {
        return new Row(
                row.name(),
                EventLinks.event(visit, row.name()),
                Spark.path(over(row.trend(), uncounted)),
                Numbers.count(row.instances()),
                Numbers.width(row.share()),
                Numbers.percent(row.share()),
                Numbers.count(row.events()),
                Words.events(row.events()),
                Numbers.estimate(row.profiles()),
                row.firstSeen().toString(),
                row.lastSeen().toString(),
                Words.ago(row.lastSeen(), visit.today()));
    }

    /** Without the days before anything was counted, which would look like a rise, and without today, which is not over and would look like a fall. */
    private static List<Integer> over(List<Integer> trend, int uncounted) {
        int last = trend.size() - 1;
        return trend.subList(Math.min(uncounted, last), last);
    }
}
