package rollcall.pages.upgrades;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.statistics.Lift;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.upgrades.Stuck;
import rollcall.analysis.upgrades.Trait;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;

/**
 * Where instances are stuck, and what they have in common.
 *
 * @param says the answer in words
 * @param versions on which they are stuck
 * @param traits what they have more often than those that were upgraded; perhaps none
 * @param note says what is compared, or that there is not enough to compare
 */
record StuckCard(Markup says, List<OnVersion> versions, List<Row> traits, String note) {
    private static final int MOST_VERSIONS = 10;

    /** Instances stuck on a version. */
    record OnVersion(String version, String count, String href, String width, String share) {}

    /**
     * A value that they have more often.
     *
     * @param stuck the share of those that are stuck
     * @param stuckSaid its parts
     * @param stuckCount how many they are, for {@code stuckHref}
     * @param upgraded the same of those that were upgraded
     * @param lift how many times as often
     * @param between its interval
     */
    record Row(
            String field,
            String value,
            String stuck,
            String stuckSaid,
            int stuckCount,
            String stuckHref,
            String upgraded,
            String upgradedSaid,
            int upgradedCount,
            String upgradedHref,
            String lift,
            String between) {}

    static StuckCard of(Stuck stuck, UpgradeAnswers answers, UpgradeLinks links) {
        TwoDays days = answers.days();
        List<Row> rows = new ArrayList<>();
        answers.traits(stuck)
                .forEach(trait -> row(stuck, trait, answers.vocabulary(), links).ifPresent(rows::add));
        return new StuckCard(
                says(stuck, days, links),
                stuck.versions().stream()
                        .limit(MOST_VERSIONS)
                        .map(each -> onVersion(stuck, each, links))
                        .toList(),
                rows,
                note(stuck, rows, days));
    }

    private static Markup says(Stuck stuck, TwoDays days, UpgradeLinks links) {
        String newest = stuck.newest();
        return Markup.of(
                "upgrades.stuck-says_html",
                Markup.toList(stuck.behind(), links.behind(newest)),
                Dates.day(days.from()),
                newest,
                Markup.toList(stuck.stuck(), links.behind(newest, UpgradeOutcome.STAYED)),
                Numbers.percent(Numbers.share(stuck.stuck(), stuck.behind())),
                Dates.day(days.to()),
                Markup.toList(stuck.upgraded(), links.behind(newest, UpgradeOutcome.UPGRADED)),
                stuck.behind(),
                stuck.stuck(),
                stuck.upgraded());
    }

    private static String note(Stuck stuck, List<Row> rows, TwoDays days) {
        if (stuck.stuck() < Lift.ENOUGH || stuck.upgraded() < Lift.ENOUGH) {
            return Messages.get("upgrades.stuck-few", Lift.ENOUGH);
        }
        return rows.isEmpty()
                ? Messages.get("upgrades.stuck-nothing", Trait.MOST_VALUES)
                : Messages.get(
                        "upgrades.stuck-note", Dates.day(days.from()), Trait.MOST_VALUES, Trait.MOST, Lift.ENOUGH);
    }

    private static OnVersion onVersion(Stuck stuck, Stuck.OnVersion each, UpgradeLinks links) {
        double share = Numbers.share(each.instances(), stuck.stuck());
        return new OnVersion(
                each.version(),
                Numbers.count(each.instances()),
                links.stuckOn(each.version()),
                Numbers.width(share),
                Numbers.percent(share));
    }

    private static Optional<Row> row(Stuck stuck, Trait trait, Vocabulary vocabulary, UpgradeLinks links) {
        return vocabulary.field(trait.field()).map(field -> row(stuck, trait, field, links));
    }

    private static Row row(Stuck stuck, Trait trait, Field field, UpgradeLinks links) {
        Lift lift = trait.lift();
        return new Row(
                FieldWords.title(field),
                ValueNames.of(field, trait.value()),
                Numbers.percent(Numbers.share(lift.with(), lift.of())),
                Messages.get("upgrades.part-of", lift.with(), lift.of()),
                lift.with(),
                links.behindWith(stuck.newest(), UpgradeOutcome.STAYED, field, trait.value()),
                Numbers.percent(Numbers.share(lift.otherWith(), lift.otherOf())),
                Messages.get("upgrades.part-of", lift.otherWith(), lift.otherOf()),
                lift.otherWith(),
                links.behindWith(stuck.newest(), UpgradeOutcome.UPGRADED, field, trait.value()),
                lift.otherWith() == 0 ? Messages.get("upgrades.only-here") : times(lift.ratio()),
                lift.hasEnough()
                        ? Messages.get("upgrades.between", times(lift.low()), times(lift.high()))
                        : Messages.get("upgrades.at-least", times(lift.least())));
    }

    private static String times(double ratio) {
        return Numbers.decimal(ratio) + " ×";
    }
}
