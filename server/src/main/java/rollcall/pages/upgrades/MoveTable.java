package rollcall.pages.upgrades;

import java.util.List;
import rollcall.analysis.upgrades.Flows;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Shown;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * The moves between versions as rows, those of most instances first.
 *
 * @param found says how many moves there are, and how many of them the page can show
 * @param more the link to all of them, or back; null if all are shown
 */
record MoveTable(List<Row> rows, String found, Links.Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "moves";

    private static final int MOST_ROWS = 20;

    /** The others are in the file. */
    private static final int MOST_SHOWN = 500;

    /**
     * A move.
     *
     * @param look the name of its colour
     * @param href the list of its instances; null if no filter says which
     */
    record Row(String look, String from, String to, String count, String width, String share, String href) {}

    static MoveTable of(PageRequest pageRequest, Upgrades upgrades, VersionLevel level, UpgradeLinks links) {
        List<Move> moves = upgrades.moves(level);
        Flows flows = upgrades.flows(level, moves.size());
        Shown shown = Shown.of(pageRequest, NAME, Math.min(moves.size(), MOST_SHOWN), MOST_ROWS);
        String found = moves.size() > MOST_SHOWN
                ? Messages.get("upgrades.found-most", moves.size(), MOST_SHOWN)
                : Messages.get("upgrades.found", moves.size());
        return new MoveTable(
                moves.stream()
                        .limit(shown.count())
                        .map(move -> row(move, upgrades.instances(), links.of(move, flows)))
                        .toList(),
                found,
                shown.more());
    }

    private static Row row(Move move, int instances, String href) {
        double share = Numbers.share(move.instances(), instances);
        return new Row(
                MoveWords.look(move),
                MoveWords.of(move.from()),
                MoveWords.of(move.to()),
                Numbers.count(move.instances()),
                Numbers.width(share),
                Numbers.percent(share),
                href);
    }
}
