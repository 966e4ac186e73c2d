package rollcall.pages.events;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.events.EventListing;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.NameSearch;
import rollcall.analysis.events.NameTrends;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows which events instances send: every event name of a product. */
public final class EventsPage {
    private static final String FIND = "find";

    /** How a name begins; the form asks for what it contains. */
    private static final String PREFIX = "prefix";

    /** The most characters of a typed text that are searched for. No event's name is longer. */
    private static final int LONGEST_TEXT = 100;

    private final EventUse uses;
    private final Questions questions;
    private final Products products;

    public EventsPage(EventUse uses, Questions questions, Products products) {
        this.uses = uses;
        this.questions = questions;
        this.products = products;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                        SortedRows.parameter(EventListTable.all()),
                        Parameter.text(FIND, LONGEST_TEXT),
                        Parameter.text(PREFIX, LONGEST_TEXT))
                .with(new FilterParameters(products)::of);
    }

    private static final long BYTES_OF_A_USE = 150;

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", List.of("events")));
    }

    /** The list. Before the first event, a page that explains what will be shown and how to send events. */
    public Page show(PageRequest pageRequest) {
        LocalDate firstDay = uses.firstDay(pageRequest.product());
        if (firstDay == null) {
            return NoEvents.page("events.title", products.vocabulary(pageRequest.product()));
        }
        EventQuestion question = question(pageRequest, firstDay);
        Range range = question.range();
        EventListing list = list(question, EventUse.MOST_ON_PAGE);
        NameTrends trends = trends(question, list);
        EventListTable table = table(question, list, trends);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("events.title"));
        question.put(model);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, Messages.get("events.first-and-last-seen-are"))
                        .with(question.comparing()));
        model.put("views", question.links().views(true));
        NameSearch search = search(pageRequest);
        model.put("find", search.part());
        model.put("kept", Query.each(Links.kept(pageRequest, FIND)));
        model.put("most", most(pageRequest, list, table));
        model.put("single", list.active() == 1);
        model.put("seenWords", seenWords(list, range));
        model.put("found", found(list, search, question.senders().areAll()));
        model.put("overflow", Overflow.of(list).stream().toList());
        model.put("trendOfDays", trends.days() == 1);
        model.put("table", table.of(list.rows()));
        model.put("csv", Links.csv(pageRequest, "events"));
        return new Page("events", model);
    }

    /** The table as a CSV file with numbers that are not rounded, over the range and with the prefix and filter of the page. */
    public CsvFile csv(PageRequest pageRequest) {
        EventQuestion question = question(pageRequest, uses.firstDay(pageRequest.product()));
        EventListing list = list(question, EventUse.MOST);
        NameSearch search = search(pageRequest);
        String what = search.isAll()
                ? "events"
                : search.part().isEmpty() ? "events-beginning-with-" + search.prefix() : "events-with-" + search.part();
        EventListCsv csv = new EventListCsv(question, question.earlier().map(earlier -> used(earlier, list)));
        return CsvFile.over(question.range(), what, csv.rows(list.rows()));
    }

    private EventQuestion question(PageRequest pageRequest, LocalDate firstDay) {
        return EventQuestion.of(pageRequest, questions, products.vocabulary(pageRequest.product()), firstDay);
    }

    private record ListAsked(NameSearch search, int most) {}

    private EventListing list(EventQuestion question, int most) {
        NameSearch search = search(question.pageRequest());
        return question.answer(
                new ListAsked(search, most), EventListing::bytes, () -> uses.list(question.senders(), search, most));
    }

    private record UseAsked(List<String> names) {}

    private EventListTable table(EventQuestion question, EventListing list, NameTrends trends) {
        EventQuestion earlier = question.earlier().orElse(null);
        return new EventListTable(
                question, list.active(), trends.counts(), earlier == null ? null : used(earlier, list), earlier);
    }

    /**
     * The trends without the days before the first event, which would look like a rise, and without today, which is incomplete and would look like
     * a fall.
     */
    private NameTrends trends(EventQuestion question, EventListing list) {
        Range range = question.range();
        LocalDate firstDay = question.comparing().firstDay();
        return uses.trends(
                question.pageRequest().product(),
                question.senders().areAll() ? names(list) : List.of(),
                range.from().isBefore(firstDay) ? firstDay : range.from(),
                range.lastWholeDay());
    }

    private static List<String> names(EventListing list) {
        return list.rows().stream().map(EventNameRow::name).toList();
    }

    private Map<String, EventUse.Use> used(EventQuestion earlier, EventListing list) {
        List<String> names = names(list);
        return earlier.answer(
                new UseAsked(names), used -> BYTES_OF_A_USE * used.size(), () -> uses.used(earlier.senders(), names));
    }

    /** The event that most instances sent; null if there is none, or if the search hides some events. */
    private static EventListTable.Row most(PageRequest pageRequest, EventListing list, EventListTable table) {
        return list.rows().isEmpty() || !search(pageRequest).isAll()
                ? null
                : table.row(CouldSend.told(table.question(), list.rows().get(0)));
    }

    private static NameSearch search(PageRequest pageRequest) {
        return new NameSearch(
                pageRequest.query().getOrDefault(PREFIX, "").strip(),
                pageRequest.query().getOrDefault(FIND, "").strip());
    }

    private static String found(EventListing list, NameSearch search, boolean all) {
        int count = list.rows().size();
        if (count == 0) {
            return Messages.get(search.isAll() ? "events.found-none" : "events.found-none-matching");
        }
        if (list.more()) {
            return all
                    ? Messages.get(
                            search.isAll() ? "events.found-most" : "events.found-most-matching", count, list.found())
                    : Messages.get("events.found-most-of-some", EventUse.MOST_ON_PAGE, count, list.found());
        }
        return Messages.get(search.isAll() ? "events.found" : "events.found-matching", count);
    }

    private static String seenWords(EventListing list, Range range) {
        String from = Dates.day(range.from());
        return range.isOver()
                ? Messages.get("events.seen", list.active(), from, Dates.day(range.to()))
                : Messages.get("events.seen-so-far", list.active(), from);
    }
}
