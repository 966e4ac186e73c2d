package rollcall.pages.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.SortColumn;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.chart.Sparkline;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;

/** Shows which events instances send: every event name of a product. */
public final class EventsPage {
    private static final String TITLE = "Which events do instances send?";

    /** The most characters of a typed prefix that are searched for. No event's name is longer. */
    private static final int LONGEST_PREFIX = 100;

    private static final List<SortColumn<EventNameRow>> COLUMNS = List.of(
            new SortColumn<>("event", "Event", false, false, Comparator.comparing(EventNameRow::name)),
            SortColumn.numbers("instances", "Instances", Comparator.comparing(EventNameRow::instances))
                    .meaning("events"),
            SortColumn.numbers("share", "Share", Comparator.comparing(EventNameRow::share))
                    .meaning("share"),
            SortColumn.<EventNameRow>unsorted("Trend").meaning("trend"),
            SortColumn.numbers("events", "Events", Comparator.comparing(EventNameRow::events))
                    .meaning("events"),
            SortColumn.numbers("users", "Users", Comparator.comparing(EventNameRow::profiles))
                    .meaning("users"),
            new SortColumn<>(
                    "first", "First seen", false, true, Comparator.comparing(EventNameRow::firstSeen), "first-seen"),
            new SortColumn<>(
                    "last", "Last seen", false, true, Comparator.comparing(EventNameRow::lastSeen), "last-seen"));

    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS =
            PageParameters.ofComparedRange(SortedRows.parameter(COLUMNS), Parameter.text("prefix", LONGEST_PREFIX));

    /** What its CSV file takes. */
    public static final PageParameters OF_FILE = PARAMETERS.and(Parameter.oneOf("of", List.of("events")));

    private final EventUse uses;
    private final Products products;

    public EventsPage(EventUse uses, Products products) {
        this.uses = uses;
        this.products = products;
    }

    /**
     * An event as a row of the table.
     *
     * @param spark an SVG path of the instances that sent it on each day; empty if there is nothing to draw
     * @param width the width of the share's bar, in percent
     * @param times the number of events, written out with its noun
     * @param earlier the use on the earlier days with which the page compares; null if it does not
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
            String ago,
            EventUse.Use earlier) {
        /** The instances of the earlier days, written out. */
        public String instancesBefore() {
            return Numbers.count(earlier.instances());
        }

        /** The events of the earlier days, written out. */
        public String eventsBefore() {
            return Numbers.count(earlier.events());
        }
    }

    /** The list. Before the first event, a page that explains what will be shown and how to send events. */
    public Page show(PageRequest pageRequest) {
        LocalDate firstDay = uses.firstDay(pageRequest.product());
        if (firstDay == null) {
            return empty(pageRequest);
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        EventUse.Listing list = uses.list(pageRequest.product(), range, prefix(pageRequest));
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        Optional<Map<String, EventUse.Use>> earlier = earlier(comparing, list);
        Drawn drawn = Drawn.of(range, firstDay);
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, "First and last seen are about all days.")
                        .with(comparing));
        model.put("range", range.name());
        model.put("views", EventLinks.views(pageRequest, true));
        model.put("prefix", prefix(pageRequest));
        model.put("compare", pageRequest.query().get("compare"));
        model.put("sort", pageRequest.query().get("sort"));
        model.put("most", most(pageRequest, list, drawn));
        model.put("single", list.active() == 1);
        model.put("active", Phrases.instances(list.active()));
        model.put("days", "from " + range.from() + (range.isOver() ? " to " + range.to() : " to today so far"));
        model.put("found", found(list, prefix(pageRequest)));
        model.put("overflow", Overflow.of(list).stream().toList());
        model.put("table", table(comparing, list, earlier, drawn));
        model.put("csv", Links.csv(pageRequest, "events"));
        return new Page("events", model);
    }

    /** The table as a CSV file with numbers that are not rounded, over the range and with the prefix of the page. */
    public CsvFile csv(PageRequest pageRequest) {
        Range range =
                Range.of(pageRequest.query().get("range"), pageRequest.today(), uses.firstDay(pageRequest.product()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("event", "instances", "share_of_active", "events", "users", "first_seen", "last_seen"));
        Comparing comparing = Comparing.of(pageRequest, range, uses.firstDay(pageRequest.product()));
        EventUse.Listing list = uses.list(pageRequest.product(), range, prefix(pageRequest));
        list.rows()
                .forEach(eventNameRow -> rows.add(List.of(
                        eventNameRow.name(),
                        ChartCsv.cell(eventNameRow.instances()),
                        ChartCsv.ratio(eventNameRow.share()),
                        ChartCsv.cell(eventNameRow.events()),
                        ChartCsv.cell(eventNameRow.profiles()),
                        eventNameRow.firstSeen().toString(),
                        eventNameRow.lastSeen().toString())));
        String what = prefix(pageRequest).isEmpty() ? "events" : "events-beginning-with-" + prefix(pageRequest);
        return CsvFile.over(range, what, beside(rows, comparing, earlier(comparing, list)));
    }

    private static List<List<String>> beside(
            List<List<String>> rows, Comparing comparing, Optional<Map<String, EventUse.Use>> earlier) {
        if (comparing.comparison() == null) {
            return rows;
        }
        List<List<String>> beside = new ArrayList<>();
        for (List<String> each : rows) {
            List<String> row = new ArrayList<>(each);
            if (beside.isEmpty()) {
                row.add("instances" + comparing.suffix());
                row.add("events" + comparing.suffix());
            } else {
                Optional<EventUse.Use> use = earlier.map(all -> all.getOrDefault(each.get(0), EventUse.Use.NONE));
                row.add(use.map(found -> ChartCsv.cell(found.instances())).orElse(""));
                row.add(use.map(found -> ChartCsv.cell(found.events())).orElse(""));
            }
            beside.add(row);
        }
        return beside;
    }

    private Page empty(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put(
                "permitsNone",
                products.vocabulary(pageRequest.product()).events().names().isEmpty());
        return new Page("no-events", model);
    }

    /** The event that most instances sent; null if there is none, or if a prefix hides some events. */
    private static Row most(PageRequest pageRequest, EventUse.Listing list, Drawn drawn) {
        return list.rows().isEmpty() || !prefix(pageRequest).isEmpty()
                ? null
                : row(pageRequest, list.rows().get(0), null, drawn);
    }

    private static String prefix(PageRequest pageRequest) {
        return pageRequest.query().getOrDefault("prefix", "").strip();
    }

    private static String found(EventUse.Listing list, String prefix) {
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

    private Optional<Map<String, EventUse.Use>> earlier(Comparing comparing, EventUse.Listing list) {
        List<String> names = list.rows().stream().map(EventNameRow::name).toList();
        return comparing.earlier(() -> uses.used(
                comparing.pageRequest().product(), names, comparing.comparison().earlier(comparing.range())));
    }

    /** The columns, with the earlier numbers beside those that are compared with them. */
    private static List<SortColumn<EventNameRow>> columns(Comparing comparing) {
        List<SortColumn<EventNameRow>> columns = new ArrayList<>();
        for (SortColumn<EventNameRow> column : COLUMNS) {
            columns.add(column);
            if (comparing.reaches() && List.of("instances", "events").contains(column.name())) {
                columns.add(new SortColumn<>("", column.title() + ", " + comparing.words(), true, false, null));
            }
        }
        return columns;
    }

    private static SortedRows<Row> table(
            Comparing comparing, EventUse.Listing list, Optional<Map<String, EventUse.Use>> earlier, Drawn drawn) {
        PageRequest pageRequest = comparing.pageRequest();
        SortedRows<EventNameRow> sortedRows = SortedRows.by(pageRequest, columns(comparing), "-instances", list.rows());
        return new SortedRows<>(
                sortedRows.heads(),
                sortedRows.rows().stream()
                        .map(eventNameRow -> row(
                                pageRequest,
                                eventNameRow,
                                earlier.map(all -> all.getOrDefault(eventNameRow.name(), EventUse.Use.NONE))
                                        .orElse(null),
                                drawn))
                        .toList());
    }

    private static Row row(PageRequest pageRequest, EventNameRow eventNameRow, EventUse.Use earlier, Drawn drawn) {
        return new Row(
                eventNameRow.name(),
                EventLinks.event(pageRequest, eventNameRow.name()),
                Sparkline.path(drawn.of(eventNameRow.trend())),
                Numbers.count(eventNameRow.instances()),
                Numbers.width(eventNameRow.share()),
                Numbers.percent(eventNameRow.share()),
                Numbers.count(eventNameRow.events()),
                Phrases.events(eventNameRow.events()),
                Numbers.estimate(eventNameRow.profiles()),
                eventNameRow.firstSeen().toString(),
                eventNameRow.lastSeen().toString(),
                Phrases.ago(eventNameRow.lastSeen(), pageRequest.today()),
                earlier);
    }

    /**
     * The part of a trend that is drawn: without the days before the first event, which would look like a rise, and without today, which is
     * incomplete and would look like a fall.
     *
     * @param first the index of its first day in the range
     * @param end the index after its last day
     */
    private record Drawn(int first, int end) {
        static Drawn of(Range range, LocalDate firstDay) {
            int end = range.wholeDays();
            int uncounted = (int) Math.max(0, ChronoUnit.DAYS.between(range.from(), firstDay));
            return new Drawn(Math.min(uncounted, end), end);
        }

        List<Integer> of(List<Integer> trend) {
            return trend.subList(first, end);
        }
    }
}
