package rollcall.pages.upgrades;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.MoveEnd;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** The moves as a file: between the versions or groups of the page's level, those of most instances first. */
final class UpgradesCsv {
    /** The most rows of a file. */
    private static final int MOST_ROWS = 10_000;

    private UpgradesCsv() {}

    static CsvFile file(UpgradeDays days, Upgrades upgrades, VersionLevel level) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("from", "to", "instances", "share_of_all"));
        List<Move> moves = upgrades.moves(level);
        moves.stream().limit(MOST_ROWS).forEach(move -> rows.add(row(move, upgrades.instances())));
        int left = moves.stream().skip(MOST_ROWS).mapToInt(Move::instances).sum();
        if (left > 0) {
            rows.add(List.of("(others)", "(others)", String.valueOf(left), share(left, upgrades.instances())));
        }
        return new CsvFile("upgrades", days.from(), days.to(), rows);
    }

    private static List<String> row(Move move, int all) {
        return List.of(
                code(move.from()), code(move.to()), String.valueOf(move.instances()), share(move.instances(), all));
    }

    private static String share(int instances, int all) {
        return ChartCsv.ratio(Numbers.share(instances, all));
    }

    private static String code(MoveEnd end) {
        return switch (end.kind()) {
            case VERSION -> end.version();
            case OTHERS -> "(others)";
            case NO_VERSION -> "(no usable version)";
            case SILENT -> "(silent)";
        };
    }
}
