package rollcall.pages.product;

import java.time.LocalDate;
import java.util.List;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.activity.Overview;
import rollcall.analysis.instances.InstanceState;
import rollcall.pages.chart.Tile;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/** An overview's numbers as tiles and as a sum. A number is not compared with a period that begins before the product's first day. */
final class OverviewTiles {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final Overview overview;
    private final LocalDate today;
    private final InstanceLinks links;

    OverviewTiles(Overview overview, LocalDate today, InstanceLinks links) {
        this.overview = overview;
        this.today = today;
        this.links = links;
    }

    /**
     * The tiles. The last four are the parts of {@link #sum}.
     *
     * @param rejected the tile of rejected requests, which stands beside the tiles that are not part of the sum
     */
    List<Tile> all(Tile rejected) {
        Movement now = overview.month();
        Movement before = overview.monthBefore();
        List<Integer> daily = overview.daily().active();
        return List.of(
                tile("overview.active-today", overview.activeToday(), InstanceState.ACTIVE, 0)
                        .note(yesterday(daily))
                        .spark(daily.subList(0, daily.size() - 1)),
                compared(
                                tile("overview.active-in-7-days", overview.active7(), InstanceState.ACTIVE, WEEK),
                                2 * WEEK,
                                overview.active7Before(),
                                true)
                        .spark(overview.history().active7()),
                rejected,
                compared(
                                tile("overview.active-in-30-days", now.active(), InstanceState.ACTIVE, MONTH),
                                2 * MONTH,
                                before.active(),
                                true)
                        .spark(overview.history().active30()),
                newcomers(tile("overview.new-in-30-days", now.newcomers(), InstanceState.NEW, MONTH))
                        .spark(overview.history().new30()),
                compared(
                                tile("overview.returned-in-30-days", now.returned(), InstanceState.RETURNED, MONTH),
                                3 * MONTH,
                                before.returned(),
                                true)
                        .spark(overview.history().returned30()),
                compared(
                                tile("overview.silent-in-30-days", now.silent(), InstanceState.SILENT, MONTH),
                                3 * MONTH,
                                before.silent(),
                                false)
                        .spark(overview.history().silent30()));
    }

    /** The change of active instances from the 30 days before, as the end of a sentence. */
    String change() {
        return reachesBack(2 * MONTH)
                ? Phrases.change(
                        overview.month().active(),
                        overview.monthBefore().active(),
                        Messages.get("overview.in-the-30-days-before"))
                : since();
    }

    /** "1,634 active in 30 days = 1,506 in the 30 days before + 252 new + 3 returned − 127 silent." */
    String sum() {
        Movement month = overview.month();
        return Messages.get(
                "overview.sum",
                month.active(),
                before(month.before()),
                month.newcomers(),
                month.returned(),
                month.silent());
    }

    private Tile tile(String title, int number, InstanceState state, int window) {
        return Tile.of(Messages.get(title), number, state.code(), links.now(state, window));
    }

    private Tile compared(Tile tile, int daysBack, int before, boolean moreIsGood) {
        return reachesBack(daysBack) ? tile.change(before, moreIsGood) : tile.note(since());
    }

    /**
     * The tile of new instances, compared with the 30 days before. It is compared only if these days begin after the first day, on which
     * all are new.
     */
    private Tile newcomers(Tile tile) {
        if (reachesBack(2 * MONTH + 1)) {
            return tile.change(overview.monthBefore().newcomers(), true);
        }
        return tile.note(
                reachesBack(MONTH + 1)
                        ? since()
                        : Messages.get("overview.all-are-new", Dates.day(overview.firstDay())));
    }

    private String before(int count) {
        if (reachesBack(2 * MONTH)) {
            return Messages.get("overview.before", count);
        }
        return reachesBack(MONTH + 1)
                ? Messages.get("overview.before-since", count, since())
                : Messages.get("overview.before-the-first-day", count, Dates.day(overview.firstDay()));
    }

    private String since() {
        return Messages.get("overview.counted-since", Dates.day(overview.firstDay()));
    }

    /** Whether the product's first day is at least this number of days ago. */
    private boolean reachesBack(int days) {
        return !overview.firstDay().isAfter(today.minusDays(days));
    }

    private String yesterday(List<Integer> active) {
        if (!reachesBack(1)) {
            return Messages.get("overview.today-is-the-first-day");
        }
        Integer yesterday = active.get(active.size() - 2);
        return Messages.get("overview.yesterday", yesterday == null ? Integer.valueOf(0) : yesterday);
    }
}
