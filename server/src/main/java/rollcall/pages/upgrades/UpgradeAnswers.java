package rollcall.pages.upgrades;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.upgrades.Skips;
import rollcall.analysis.upgrades.Stuck;
import rollcall.analysis.upgrades.Trait;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * The answers that the page and its files have in common.
 *
 * @param upgrades of nobody if there are no two days
 * @param level of the page
 */
record UpgradeAnswers(
        Population population,
        Vocabulary vocabulary,
        VersionAdoption versionAdoption,
        TwoDays days,
        Upgrades upgrades,
        VersionLevel level) {
    /** @param level the code of a level; null for the usual one */
    static UpgradeAnswers of(
            Population population,
            Vocabulary vocabulary,
            VersionAdoption versionAdoption,
            TwoDays days,
            @Nullable String level) {
        Upgrades upgrades = days.areTwo()
                ? Upgrades.between(population, version(vocabulary), days.from(), days.to())
                : Upgrades.NONE;
        return new UpgradeAnswers(population, vocabulary, versionAdoption, days, upgrades, upgrades.level(level));
    }

    Skips skips() {
        return Skips.of(upgrades, level, adoption(), days.to());
    }

    List<DaysToUpgrade> daysToUpgrade() {
        return DaysToUpgrade.of(
                population, version(vocabulary), level, adoption().curves());
    }

    /** Empty if nobody was behind, or if no release was there to be behind of. */
    Optional<Stuck> stuck() {
        return Stuck.of(upgrades).filter(stuck -> stuck.behind() > 0);
    }

    /** What they have in common, without what says their version in other words. */
    List<Trait> traits(Stuck stuck) {
        List<Field> ofVersion = vocabulary.group(FieldGroup.VERSION);
        List<Field> fields = vocabulary.tellingApart().stream()
                .filter(field -> !ofVersion.contains(field))
                .toList();
        return Trait.of(
                population,
                new Trait.Question(version(vocabulary), stuck.newest(), days.from(), days.to(), Dimension.of(fields)));
    }

    private AdoptionAnswer adoption() {
        return versionAdoption.answer(population, vocabulary.versionField(), level.code());
    }

    private static Dimension version(Vocabulary vocabulary) {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }
}
