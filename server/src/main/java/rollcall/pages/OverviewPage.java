package rollcall.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rollcall.access.Products;
import rollcall.analysis.Adoption;
import rollcall.analysis.AdoptionAnswer;
import rollcall.analysis.Overview;
import rollcall.analysis.Presence;
import rollcall.analysis.Range;
import rollcall.analysis.Refused;
import rollcall.analysis.RefusedAnswer;
import rollcall.gate.Vocabulary;

/** Who answers the roll call? */
public final class OverviewPage {
    private static final String TITLE = "Who answers the roll call?";
    private static final int LATEST = 5;

    private final Presence presence;
    private final Adoption adoption;
    private final Refused refused;
    private final Products products;

    public OverviewPage(Presence presence, Adoption adoption, Refused refused, Products products) {
        this.presence = presence;
        this.adoption = adoption;
        this.refused = refused;
        this.products = products;
    }

    /** Tiles, who answered each day, and the latest versions. */
    public Page show(Visit visit) {
        LocalDate firstDay = presence.firstDay(visit.product());
        if (firstDay == null) {
            return Empty.page(TITLE, "how many instances are active, new and lost, and which versions they run");
        }
        Range range = Range.of(visit.query().get("range"), visit.today(), firstDay);
        Overview overview = presence.overview(visit.product(), visit.today(), range);
        Vocabulary vocabulary = products.vocabulary(visit.product());
        AdoptionAnswer versions = adoption.answer(visit.product(), vocabulary.versionField(), visit.today(), range);
        RefusedAnswer refusals = refused.answer(visit.product(), vocabulary, month(visit), false);
        return new Page(
                "overview",
                Map.of(
                        "title", TITLE,
                        "ranges", Links.ranges(visit, range),
                        "range", range.name(),
                        "today", Words.instances(overview.activeToday()),
                        "month", Numbers.count(overview.active30()),
                        "change", Words.change(overview.active30(), overview.active30Before(), "in the 30 days before"),
                        "tiles", tiles(visit, overview, refusals),
                        "chart", Charts.presence(visit, overview.daily()),
                        "versions", Bars.newest(versions.now(), LATEST),
                        "versionsOf", Words.denominator(versions.now())));
    }

    /** Every day of the chart: {@code of=days}. */
    public List<List<String>> csv(Visit visit) {
        Range range = Range.of(visit.query().get("range"), visit.today(), presence.firstDay(visit.product()));
        return Csv.trend(
                presence.overview(visit.product(), visit.today(), range).daily());
    }

    private static List<Tile> tiles(Visit visit, Overview overview, RefusedAnswer refused) {
        String product = "/p/" + visit.product().slug();
        String instances = product + "/instances";
        List<Integer> daily = overview.daily().active();
        return List.of(
                Tile.of("Active today", overview.activeToday(), instances)
                        .note(yesterday(daily))
                        .spark(daily.subList(0, daily.size() - 1)),
                Tile.of("Active in 7 days", overview.active7(), instances)
                        .change(overview.active7(), overview.active7Before(), true)
                        .spark(overview.trail().active7()),
                Tile.of("Active in 30 days", overview.active30(), instances)
                        .change(overview.active30(), overview.active30Before(), true)
                        .spark(overview.trail().active30()),
                Tile.of("New in 30 days", overview.new30(), instances)
                        .change(overview.new30(), overview.new30Before(), true)
                        .spark(overview.trail().new30()),
                Tile.of("Lost in 30 days", overview.lost30(), instances)
                        .change(overview.lost30(), overview.lost30Before(), false)
                        .spark(overview.trail().lost30()),
                Tile.of("Rejected in 30 days", refused.requests().rejected(), product + "/refusals")
                        .note(RefusalWords.others(refused)));
    }

    private static Range month(Visit visit) {
        return Range.of("30", visit.today(), visit.today().minusDays(30));
    }

    private static String yesterday(List<Integer> active) {
        Integer yesterday = active.get(active.size() - 2);
        return Numbers.count(yesterday == null ? Integer.valueOf(0) : yesterday) + " yesterday";
    }
}
