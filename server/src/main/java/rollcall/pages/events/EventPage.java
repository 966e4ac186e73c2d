package rollcall.pages.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventDays;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.PropertyUse;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;
import rollcall.report.Product;

/** Shows how one event is used. */
public final class EventPage {
    private static final String VERSIONS = "versions";
    private static final int MOST_VERSIONS = 10;

    private static final int LONGEST_NAME = 300;

    private final EventUse uses;
    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;

    public EventPage(EventUse uses, Questions questions, Products products, ChartNotes chartNotes) {
        this.uses = uses;
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(Parameter.text("name", LONGEST_NAME), Shown.parameter())
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.text("of", LONGEST_NAME));
    }

    /**
     * The page of the event that {@code ?name=} names.
     *
     * @throws NotFound if no event of this name was ever kept
     */
    public Page show(PageRequest pageRequest) {
        EventQuestion question = question(pageRequest);
        EventAnswer eventAnswer = answer(
                question, Shown.isAll(pageRequest, VERSIONS) ? Integer.MAX_VALUE : Shown.mostAtFirst(MOST_VERSIONS));
        Shown.check(pageRequest, tables(eventAnswer));
        EventNameRow totals = CouldSend.told(question, eventAnswer.totals());
        Map<String, Object> model = new HashMap<>();
        model.put("name", totals.name());
        question.put(model);
        model.put(
                "ranges",
                Ranges.of(
                                pageRequest,
                                question.range(),
                                question.comparing().firstDay(),
                                Messages.get("events.the-days-on-which-it"))
                        .with(question.comparing()));
        model.put("listHref", question.links().events());
        model.put("happened", totals.instances() > 0);
        model.put("sent", totals.instances());
        model.put("instancesHref", question.lists().event(totals.name()));
        CouldSend could = CouldSend.of(question, totals, eventAnswer.active());
        model.put("share", Numbers.percent(totals.usedBy()));
        model.put("could", could.instances());
        model.put("couldHref", could.list());
        model.put("ofWhom", could.words());
        model.put("times", totals.events() == null ? null : Phrases.events(totals.events()));
        model.put("profiles", profiles(totals));
        model.put("users", Phrases.users(profiles(totals)));
        model.put("firstSeen", totals.firstSeen().toString());
        model.put("lastSeen", totals.lastSeen().toString());
        model.put("ago", Phrases.ago(totals.lastSeen(), pageRequest.today()));
        putCharts(model, totals.name(), question);
        putAnswer(model, question, eventAnswer);
        return new Page("event", model);
    }

    private static long profiles(EventNameRow totals) {
        return totals.profiles() == null ? 0 : totals.profiles();
    }

    private void putCharts(Map<String, Object> model, String name, EventQuestion question) {
        Comparing comparing = question.comparing();
        ChartNotes.Notes notes = chartNotes.of(question.pageRequest(), question.range());
        EventDays.OverTime now = question.answer(
                new PointsAsked(name, question.range()),
                EventDays.OverTime::bytes,
                () -> uses.days()
                        .points(
                                question.senders(),
                                name,
                                question.range(),
                                new EventDays.Most(EventCharts.MOST_POINTS, Charts.MOST_LINES)));
        Optional<EventDays.OverTime> earlier = question.earlier()
                .map(before -> before.answer(
                        new EarlierAsked(name, comparing.comparison(), question.range()),
                        EventDays.OverTime::bytes,
                        () -> uses.days().earlier(before.senders(), name, comparing.comparison(), now)));
        String beforeDay = question.lists().beforeDay(name, now.daily().span());
        Stream<OfEvent> daily = question.senders().areAll()
                ? Stream.of(EventCharts::instances, EventCharts::events)
                : Stream.of(EventCharts::instances);
        model.put(
                "daily",
                daily.map(chart -> notes.on(chart(comparing, now, earlier, beforeDay, chart)))
                        .toList());
        model.put("versions", notes.on(chart(comparing, now, earlier, beforeDay, EventCharts::versions)));
    }

    private record PointsAsked(String name, Range range) {}

    private record EarlierAsked(String name, Comparison comparison, Range range) {}

    private record OneAsked(String name, EventVocabulary vocabulary, int mostVersions) {}

    /** A chart of an event. */
    private interface OfEvent {
        Chart of(PageRequest pageRequest, EventDays.OverTime points, @Nullable String beforeDay);
    }

    private static Chart chart(
            Comparing comparing,
            EventDays.OverTime now,
            Optional<EventDays.OverTime> earlier,
            @Nullable String beforeDay,
            OfEvent chart) {
        PageRequest pageRequest = comparing.pageRequest();
        return comparing.beside(
                chart.of(pageRequest, now, beforeDay), earlier.map(before -> chart.of(pageRequest, before, null)));
    }

    /** The CSV file of the chart's days. With {@code of=}, it contains the versions, their days, the kinds, or a property by its field. */
    public CsvFile csv(PageRequest pageRequest) {
        EventQuestion question = question(pageRequest);
        boolean ofVersions = VERSIONS.equals(pageRequest.query().get("of"));
        EventAnswer eventAnswer = answer(question, ofVersions ? Integer.MAX_VALUE : 0);
        Shown.check(pageRequest, tables(eventAnswer));
        return EventCsv.of(question, uses, eventAnswer, chartNotes);
    }

    private static List<String> tables(EventAnswer eventAnswer) {
        return Stream.concat(
                        Stream.of(VERSIONS), eventAnswer.properties().stream().map(PropertyUse::field))
                .toList();
    }

    private static void putAnswer(Map<String, Object> model, EventQuestion question, EventAnswer eventAnswer) {
        PageRequest pageRequest = question.pageRequest();
        String name = eventAnswer.totals().name();
        EventUse.ByVersion byVersion = eventAnswer.byVersion();
        Shown shown = Shown.of(pageRequest, VERSIONS, byVersion.count(), MOST_VERSIONS);
        model.put(
                "versionUses",
                VersionUseRow.largest(byVersion.uses(), shown.count()).stream()
                        .map(use -> VersionUseRow.of(question, name, use))
                        .toList());
        int without = eventAnswer.totals().instances() - eventAnswer.sentWith().instances();
        model.put(
                "withoutVersion",
                without > 0
                        ? Messages.get(
                                "events.sent-without-version",
                                without,
                                eventAnswer.totals().instances())
                        : null);
        model.put("hasVersions", eventAnswer.sentWith().count() > 0);
        model.put("versionsMore", shown.more());
        model.put("versionsCsv", Links.csv(pageRequest, VERSIONS));
        model.put("kinds", KindRow.all(question, eventAnswer));
        model.put("kindsCsv", Links.csv(pageRequest, "kinds"));
        model.put(
                "properties",
                eventAnswer.properties().stream()
                        .map(use -> PropertyBars.of(question, use, eventAnswer.totals()))
                        .toList());
    }

    private EventQuestion question(PageRequest pageRequest) {
        Product product = pageRequest.product();
        return EventQuestion.of(pageRequest, questions, products.vocabulary(product), uses.firstDay(product));
    }

    private EventAnswer answer(EventQuestion question, int mostVersions) {
        String name = question.pageRequest().query().getOrDefault("name", "");
        return question.answer(
                        new OneAsked(name, question.vocabulary().events(), mostVersions),
                        one -> one.map(EventAnswer::bytes).orElse(0L),
                        () -> uses.one(question.senders(), name, mostVersions))
                .orElseThrow(
                        () -> new NotFound("No event of this name was kept for this product. Either none was sent, or "
                                + "its name is not permitted: then it is counted under Rejected."));
    }
}
