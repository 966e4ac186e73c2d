package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.MoveEnd;
import rollcall.analysis.upgrades.Skips;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** The page's tables as files. */
final class UpgradesCsv {
    /** What {@code of=} selects. */
    static final String MOVES = "moves";

    static final String SKIPPED = "skipped";
    static final String DAYS = "days";

    /** The most rows of a file. */
    private static final int MOST_ROWS = 10_000;

    private UpgradesCsv() {}

    /** The moves between the versions or groups of the page's level, those of most instances first. */
    static CsvFile moves(TwoDays days, Upgrades upgrades, VersionLevel level) {
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

    /** The releases that were skipped; the first row has all instances that skipped any. */
    static CsvFile skips(TwoDays days, Skips skips) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("release", "skipped_it", "passed_it", "share_of_passed"));
        rows.add(row("(any)", skips.skipped(), skips.upgraded()));
        skips.releases().forEach(each -> rows.add(row(each.release(), each.instances(), each.passed())));
        return new CsvFile("upgrades-" + SKIPPED, days.from(), days.to(), rows);
    }

    /** How many days instances take to each release. What is not reached, or of too few, is empty. */
    static CsvFile days(LocalDate yesterday, List<DaysToUpgrade> releases) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "release",
                "day_0",
                "behind",
                "followed",
                "upgraded",
                "days_to_half",
                "days_to_90_percent",
                "last_day",
                "share_on_last_day"));
        releases.forEach(each -> rows.add(row(each)));
        LocalDate first = releases.stream()
                .map(DaysToUpgrade::day0)
                .min(Comparator.naturalOrder())
                .orElse(yesterday);
        return new CsvFile("upgrades-" + DAYS, first, yesterday, rows);
    }

    private static List<String> row(DaysToUpgrade release) {
        KaplanMeier curve = release.curve();
        return List.of(
                release.release(),
                release.day0().toString(),
                String.valueOf(release.behind()),
                String.valueOf(release.followed()),
                String.valueOf(release.upgraded()),
                day(curve.day(DaysCard.HALF)),
                day(curve.day(DaysCard.MOST)),
                curve.isEmpty() ? "" : String.valueOf(curve.lastDay()),
                curve.isEmpty() ? "" : ChartCsv.ratio(curve.last()));
    }

    private static String day(OptionalInt day) {
        return day.isPresent() ? String.valueOf(day.getAsInt()) : "";
    }

    private static List<String> row(String release, int skipped, int passed) {
        return List.of(release, String.valueOf(skipped), String.valueOf(passed), share(skipped, passed));
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
