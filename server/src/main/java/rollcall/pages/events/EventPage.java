package rollcall.pages.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventKind;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventTrend;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.Shown;
import rollcall.pages.Visit;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Words;

/** How is one event used? */
public final class EventPage {
    private static final int MOST_VERSIONS = 10;

    private final EventUse uses;

    public EventPage(EventUse uses) {
        this.uses = uses;
    }

    /** A type and source as the table shows it. */
    public record KindRow(String type, String source, String instances, String events) {}

    /**
     * The event that {@code ?name=} names.
     *
     * @throws NotFound if none of that name was ever kept
     */
    public Page show(Visit visit) {
        Range range = range(visit);
        EventAnswer answer = answer(visit, range);
        EventNameRow totals = answer.totals();
        Map<String, Object> model = new HashMap<>();
        model.put("name", totals.name());
        model.put("ranges", Ranges.of(visit, range, uses.firstDay(visit.product())));
        model.put("range", range.name());
        model.put("listHref", EventLinks.events(visit));
        model.put("happened", totals.events() > 0);
        model.put("instances", Words.instances(totals.instances()));
        model.put("share", Numbers.percent(totals.share()));
        model.put("active", Words.instances(answer.active()));
        model.put("times", Words.events(totals.events()));
        model.put("users", totals.profiles() == 0 ? null : Words.users(totals.profiles()));
        model.put("firstSeen", totals.firstSeen().toString());
        model.put("lastSeen", totals.lastSeen().toString());
        model.put("ago", Words.ago(totals.lastSeen(), visit.today()));
        EventTrend points = uses.points(visit.product(), totals.name(), range, EventCharts.MOST_POINTS);
        model.put("daily", List.of(EventCharts.instances(visit, points), EventCharts.events(visit, points)));
        model.put("versions", EventCharts.versions(visit, points));
        putAnswer(model, visit, answer);
        return new Page("event", model);
    }

    /** The chart's days, or with {@code of=} the versions, their days, the kinds, or a property by its field. */
    public CsvFile csv(Visit visit) {
        Range range = range(visit);
        return EventCsv.of(visit, range, answer(visit, range));
    }

    private static void putAnswer(Map<String, Object> model, Visit visit, EventAnswer answer) {
        List<Share> shares = answer.sentWith().shares();
        Shown shown = Shown.of(visit, "versions", shares.size(), MOST_VERSIONS);
        model.put(
                "versionBars",
                shares.stream().limit(shown.count()).map(Bars::row).toList());
        model.put("versionsMore", shown.more());
        model.put("versionsOf", versionsOf(answer));
        model.put("versionsCsv", Links.csv(visit, "versions"));
        model.put("kinds", kinds(answer.kinds()));
        model.put("kindsCsv", Links.csv(visit, "kinds"));
        model.put(
                "properties",
                answer.properties().stream()
                        .map(use -> PropertyBars.of(visit, use, answer.totals().events()))
                        .toList());
    }

    private static String versionsOf(EventAnswer answer) {
        int with = answer.sentWith().instances();
        int all = answer.totals().instances();
        String without =
                all > with ? "; " + Numbers.count(all - with) + " of " + Numbers.count(all) + " sent it with none" : "";
        return "of the " + Words.instances(with) + " that sent it with a usable version" + without
                + ". Upgraded instances count under both versions.";
    }

    private EventAnswer answer(Visit visit, Range range) {
        return uses.one(visit.product(), visit.query().getOrDefault("name", ""), range)
                .orElseThrow(
                        () -> new NotFound("No event of this name was kept for this product. Either none was sent, or "
                                + "its name is not permitted: then it is counted under Refusals."));
    }

    private Range range(Visit visit) {
        return Range.of(visit.query().get("range"), visit.today(), uses.firstDay(visit.product()));
    }

    /** None where the sender tells neither a type nor a source. */
    private static List<KindRow> kinds(List<EventKind> kinds) {
        boolean told = kinds.stream()
                .anyMatch(kind -> !kind.type().isEmpty() || !kind.source().isEmpty());
        return !told ? List.of() : kinds.stream().map(EventPage::row).toList();
    }

    private static KindRow row(EventKind kind) {
        return new KindRow(
                kind.type().isEmpty() ? "–" : kind.type(),
                kind.source().isEmpty() ? "–" : kind.source(),
                Numbers.count(kind.instances()),
                Numbers.count(kind.events()));
    }
}
