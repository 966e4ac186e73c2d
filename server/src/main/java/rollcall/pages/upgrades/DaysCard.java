package rollcall.pages.upgrades;

import java.util.List;
import java.util.OptionalInt;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * How many days instances take to a release.
 *
 * @param says the answer in words, about the newest release that enough instances were behind
 * @param releases newest first; perhaps none
 * @param note says what is counted; empty if there is none
 */
record DaysCard(String says, List<Row> releases, String note) {
    static final double HALF = 0.5;
    static final double MOST = 0.9;

    /**
     * A release.
     *
     * @param day0 the day on which it was 0 days old
     * @param behind how many were behind it the day before
     * @param href their list; null if there is nobody
     * @param followed how many of them are counted
     * @param half after how many days half of them had it, or that they have not
     * @param most the same of 90 %
     * @param last the share on the last day
     */
    record Row(
            String release,
            String day0,
            String behind,
            String href,
            String followed,
            String half,
            String most,
            String last) {}

    static DaysCard of(List<DaysToUpgrade> releases, UpgradeLinks links) {
        return new DaysCard(
                says(releases),
                releases.stream().map(each -> row(each, links)).toList(),
                releases.isEmpty()
                        ? ""
                        : Messages.get(
                                "upgrades.days-note", DaysToUpgrade.MOST, DaysToUpgrade.LAST, KaplanMeier.ENOUGH));
    }

    private static String says(List<DaysToUpgrade> releases) {
        if (releases.isEmpty()) {
            return Messages.get("upgrades.days-no-release", VersionAdoption.HANDFUL);
        }
        return releases.stream()
                .filter(each -> !each.curve().isEmpty())
                .findFirst()
                .map(DaysCard::says)
                .orElseGet(() -> Messages.get(
                        "upgrades.days-too-few",
                        releases.get(0).release(),
                        releases.get(0).followed(),
                        KaplanMeier.ENOUGH));
    }

    private static String says(DaysToUpgrade release) {
        KaplanMeier curve = release.curve();
        OptionalInt half = curve.day(HALF);
        OptionalInt most = curve.day(MOST);
        String last = Numbers.percent(curve.last());
        if (half.isEmpty()) {
            return Messages.get("upgrades.days-not-half", release.release(), last, curve.lastDay());
        }
        return most.isEmpty()
                ? Messages.get("upgrades.days-half", release.release(), half.getAsInt(), last, curve.lastDay())
                : Messages.get("upgrades.days-both", release.release(), half.getAsInt(), most.getAsInt());
    }

    private static Row row(DaysToUpgrade release, UpgradeLinks links) {
        return new Row(
                release.release(),
                Dates.day(release.day0()),
                Numbers.count(release.behind()),
                release.behind() == 0
                        ? null
                        : links.behind(release.release(), release.day0().minusDays(1)),
                Numbers.count(release.followed()),
                days(release.curve(), HALF),
                days(release.curve(), MOST),
                last(release.curve()));
    }

    private static String days(KaplanMeier curve, double share) {
        OptionalInt day = curve.day(share);
        if (day.isPresent()) {
            return Messages.get("upgrades.after-days", day.getAsInt());
        }
        return Messages.get(curve.isEmpty() ? "upgrades.too-few" : "upgrades.not-yet");
    }

    private static String last(KaplanMeier curve) {
        return curve.isEmpty()
                ? Messages.get("upgrades.too-few")
                : Messages.get("upgrades.last-day", Numbers.percent(curve.last()), curve.lastDay());
    }
}
