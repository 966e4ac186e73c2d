package rollcall.pages.upgrades;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.pages.chart.Tile;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** The answer in sentences and tiles. */
record UpgradesWords(TwoDays days, Upgrades upgrades, Filter filter) {
    /** "Of 1,204 instances active on 1 November, 512 (43 %) were upgraded by 28 November; 480 stayed, 6 were downgraded and 190 fell silent." */
    Markup headline() {
        if (upgrades.instances() == 0) {
            return Markup.ofText(Messages.get(
                    filter.isWhole() ? "upgrades.nobody" : "upgrades.nobody-matches", Condition.DAYS, from()));
        }
        int silent = upgrades.count(UpgradeOutcome.SILENT);
        if (upgrades.known() == 0) {
            return Markup.ofText(
                    Messages.get("upgrades.no-version", Phrases.instances(upgrades.instances()), from(), to(), silent));
        }
        int upgraded = upgrades.count(UpgradeOutcome.UPGRADED);
        return Markup.of(
                "upgrades.headline_html",
                Phrases.instances(upgrades.instances()),
                from(),
                upgraded,
                Numbers.percent(Numbers.share(upgraded, upgrades.instances())),
                to(),
                upgrades.count(UpgradeOutcome.STAYED),
                upgrades.count(UpgradeOutcome.DOWNGRADED),
                silent);
    }

    /** Who is in none of the numbers of the first sentence; empty if nobody is. */
    String unknown() {
        int unknown = upgrades.count(UpgradeOutcome.UNKNOWN);
        return unknown == 0 || upgrades.known() == 0 ? "" : Messages.get("upgrades.headline-unknown", unknown);
    }

    /** What the numbers are divided by, and whom they count. */
    String denominator() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Messages.get(
                filter.conditions().isEmpty() ? "upgrades.of" : "upgrades.of-matching",
                Phrases.instances(upgrades.instances()),
                from(),
                Condition.DAYS));
        if (shareReports()) {
            sentences.add(Messages.get("upgrades.share-reports", Condition.DAYS));
        }
        return String.join(" ", sentences);
    }

    /** One for each outcome; that of unknown versions only if there are any. One of nobody leads nowhere. */
    List<Tile> tiles(UpgradeLinks links) {
        List<Tile> tiles = new ArrayList<>();
        for (UpgradeOutcome outcome : UpgradeOutcome.values()) {
            int count = upgrades.count(outcome);
            if (count > 0 || outcome != UpgradeOutcome.UNKNOWN) {
                String share = Numbers.percent(Numbers.share(count, upgrades.instances()));
                tiles.add(Tile.of(
                                Messages.get("upgrades.tile-" + outcome.code()),
                                count,
                                "upgraded",
                                count == 0 ? null : links.of(outcome))
                        .note(Messages.get("upgrades.tile-share", share, Numbers.count(upgrades.instances()))));
            }
        }
        return tiles;
    }

    private String from() {
        return Dates.day(days.from());
    }

    private String to() {
        return Dates.day(days.to());
    }

    /** Whether some days count for both: who fell silent between the two days may have reported in them. */
    private boolean shareReports() {
        return ChronoUnit.DAYS.between(days.from(), days.to()) < Condition.DAYS;
    }
}
