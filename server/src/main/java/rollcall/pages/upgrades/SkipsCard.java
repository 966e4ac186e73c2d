package rollcall.pages.upgrades;

import java.util.List;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.Skips;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.report.Version;

/**
 * How many upgrades skipped a release, and which releases were skipped.
 *
 * @param says the answer in words
 * @param releases those that most instances skipped; perhaps none
 * @param note says what counts
 */
record SkipsCard(Markup says, List<Row> releases, String note) {
    private static final int MOST_RELEASES = 10;

    /**
     * A release.
     *
     * @param href the list of those that skipped it; null if no filter says who
     * @param share of those that passed it
     * @param passed how many that are
     * @param passedHref their list, or null
     */
    record Row(
            String release, String count, String href, String width, String share, String passed, String passedHref) {}

    static SkipsCard of(Skips skips, Upgrades upgrades, VersionLevel level, UpgradeLinks links) {
        String note = Messages.get("upgrades.skipped-note");
        return new SkipsCard(
                says(skips, level, links),
                skips.releases().stream()
                        .limit(MOST_RELEASES)
                        .map(each -> row(each, upgrades, level, links))
                        .toList(),
                skips.releases().size() > MOST_RELEASES
                        ? note + " "
                                + Messages.get(
                                        "upgrades.skipped-most",
                                        MOST_RELEASES,
                                        skips.releases().size())
                        : note);
    }

    private static Markup says(Skips skips, VersionLevel level, UpgradeLinks links) {
        boolean each = level == VersionLevel.PATCH;
        return Markup.of(
                each ? "upgrades.skipped-says_html" : "upgrades.skipped-says-groups_html",
                each
                        ? Markup.toList(skips.upgraded(), links.of(UpgradeOutcome.UPGRADED))
                        : Markup.ofText(Numbers.count(skips.upgraded())),
                skips.skipped(),
                Numbers.percent(Numbers.share(skips.skipped(), skips.upgraded())),
                skips.upgraded());
    }

    private static Row row(Skips.Skipped skipped, Upgrades upgrades, VersionLevel level, UpgradeLinks links) {
        double share = Numbers.share(skipped.instances(), skipped.passed());
        return new Row(
                skipped.release(),
                Numbers.count(skipped.instances()),
                links.passed(skipped.release(), same(skipped.release(), upgrades, level)),
                Numbers.width(share),
                Numbers.percent(share),
                Numbers.count(skipped.passed()),
                links.passed(skipped.release(), List.of()));
    }

    /** The spellings of a release on the later day. */
    private static List<String> same(String release, Upgrades upgrades, VersionLevel level) {
        return upgrades.moves(level).stream()
                .map(Move::to)
                .filter(end -> end.isVersion()
                        && Version.BY_RELEASE.compare(new Version(end.version()), new Version(release)) == 0)
                .map(end -> end.version())
                .distinct()
                .toList();
    }
}
