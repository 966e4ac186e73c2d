package rollcall.pages.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.PropertyUse;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** Shows how one event is used. */
public final class EventPage {
    private static final int MOST_VERSIONS = 10;

    private static final int LONGEST_NAME = 300;

    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS =
            PageParameters.ofComparedRange(Parameter.text("name", LONGEST_NAME), Shown.parameter());

    /** What its CSV file takes. */
    public static final PageParameters OF_FILE = PARAMETERS.and(Parameter.text("of", LONGEST_NAME));

    private final EventUse uses;
    private final ChartNotes chartNotes;

    public EventPage(EventUse uses, ChartNotes chartNotes) {
        this.uses = uses;
        this.chartNotes = chartNotes;
    }

    /** A type and a source of the event as a row of the table; a dash stands for one that is missing. */
    public record KindRow(String type, String source, String instances, String events) {}

    /**
     * The page of the event that {@code ?name=} names.
     *
     * @throws NotFound if no event of this name was ever kept
     */
    public Page show(PageRequest pageRequest) {
        Range range = range(pageRequest);
        EventAnswer eventAnswer = answer(pageRequest, range);
        Shown.check(pageRequest, tables(eventAnswer));
        EventNameRow totals = eventAnswer.totals();
        Comparing comparing = Comparing.of(pageRequest, range, uses.firstDay(pageRequest.product()));
        Map<String, Object> model = new HashMap<>();
        model.put("name", totals.name());
        model.put(
                "ranges",
                Ranges.of(
                                pageRequest,
                                range,
                                comparing.firstDay(),
                                "The days on which it was first and last sent are about all days.")
                        .with(comparing));
        model.put("range", range.name());
        model.put("listHref", EventLinks.events(pageRequest));
        model.put("happened", totals.events() > 0);
        model.put("instances", Phrases.instances(totals.instances()));
        model.put("share", Numbers.percent(totals.share()));
        model.put("active", Phrases.instances(eventAnswer.active()));
        model.put("times", Phrases.events(totals.events()));
        model.put("users", totals.profiles() == 0 ? null : Phrases.users(totals.profiles()));
        model.put("firstSeen", totals.firstSeen().toString());
        model.put("lastSeen", totals.lastSeen().toString());
        model.put("ago", Phrases.ago(totals.lastSeen(), pageRequest.today()));
        putCharts(model, totals.name(), comparing);
        putAnswer(model, pageRequest, eventAnswer);
        return new Page("event", model);
    }

    private void putCharts(Map<String, Object> model, String name, Comparing comparing) {
        PageRequest pageRequest = comparing.pageRequest();
        ChartNotes.Notes notes = chartNotes.of(pageRequest, comparing.range());
        EventUse.OverTime now = uses.points(pageRequest.product(), name, comparing.range(), EventCharts.MOST_POINTS);
        Optional<EventUse.OverTime> earlier =
                comparing.earlier(() -> uses.earlier(pageRequest.product(), name, comparing.comparison(), now));
        Stream<BiFunction<PageRequest, EventUse.OverTime, Chart>> daily =
                Stream.of(EventCharts::instances, EventCharts::events);
        model.put(
                "daily",
                daily.map(chart -> notes.on(chart(comparing, now, earlier, chart)))
                        .toList());
        model.put("versions", notes.on(chart(comparing, now, earlier, EventCharts::versions)));
    }

    private static Chart chart(
            Comparing comparing,
            EventUse.OverTime now,
            Optional<EventUse.OverTime> earlier,
            BiFunction<PageRequest, EventUse.OverTime, Chart> chart) {
        PageRequest pageRequest = comparing.pageRequest();
        return comparing.beside(chart.apply(pageRequest, now), earlier.map(before -> chart.apply(pageRequest, before)));
    }

    /** The CSV file of the chart's days. With {@code of=}, it contains the versions, their days, the kinds, or a property by its field. */
    public CsvFile csv(PageRequest pageRequest) {
        Range range = range(pageRequest);
        EventAnswer eventAnswer = answer(pageRequest, range);
        Shown.check(pageRequest, tables(eventAnswer));
        return EventCsv.of(pageRequest, range, uses, eventAnswer, chartNotes);
    }

    private static List<String> tables(EventAnswer eventAnswer) {
        return Stream.concat(
                        Stream.of("versions"), eventAnswer.properties().stream().map(PropertyUse::field))
                .toList();
    }

    private static void putAnswer(Map<String, Object> model, PageRequest pageRequest, EventAnswer eventAnswer) {
        List<Share> shares = eventAnswer.sentWith().shares();
        Shown shown = Shown.of(pageRequest, "versions", shares.size(), MOST_VERSIONS);
        model.put(
                "versionBars",
                shares.stream().limit(shown.count()).map(Bars::row).toList());
        model.put("versionsMore", shown.more());
        model.put("versionsOf", versionsOf(eventAnswer));
        model.put("versionsCsv", Links.csv(pageRequest, "versions"));
        model.put("kinds", kinds(eventAnswer.kinds()));
        model.put("kindsCsv", Links.csv(pageRequest, "kinds"));
        model.put(
                "properties",
                eventAnswer.properties().stream()
                        .map(use -> PropertyBars.of(
                                pageRequest, use, eventAnswer.totals().events()))
                        .toList());
    }

    private static String versionsOf(EventAnswer eventAnswer) {
        int with = eventAnswer.sentWith().instances();
        int all = eventAnswer.totals().instances();
        String without =
                all > with ? "; " + Numbers.count(all - with) + " of " + Numbers.count(all) + " sent it with none" : "";
        return "of the " + Phrases.instances(with) + " that sent it with a usable version" + without
                + ". Upgraded instances count under both versions.";
    }

    private EventAnswer answer(PageRequest pageRequest, Range range) {
        return uses.one(pageRequest.product(), pageRequest.query().getOrDefault("name", ""), range)
                .orElseThrow(
                        () -> new NotFound("No event of this name was kept for this product. Either none was sent, or "
                                + "its name is not permitted: then it is counted under Rejected."));
    }

    private Range range(PageRequest pageRequest) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), uses.firstDay(pageRequest.product()));
    }

    /** The rows of types and sources; empty if the events have neither a type nor a source. */
    private static List<KindRow> kinds(List<EventUse.Kind> kinds) {
        boolean told = kinds.stream()
                .anyMatch(kind -> !kind.type().isEmpty() || !kind.source().isEmpty());
        return !told ? List.of() : kinds.stream().map(EventPage::row).toList();
    }

    private static KindRow row(EventUse.Kind kind) {
        return new KindRow(
                kind.type().isEmpty() ? "–" : kind.type(),
                kind.source().isEmpty() ? "–" : kind.source(),
                Numbers.count(kind.instances()),
                Numbers.count(kind.events()));
    }
}
