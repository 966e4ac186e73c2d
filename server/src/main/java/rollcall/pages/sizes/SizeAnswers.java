package rollcall.pages.sizes;

import java.util.Map;
import rollcall.analysis.sizes.Resizing;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;

/** The answers that the page and its files have in common. */
final class SizeAnswers {
    private SizeAnswers() {}

    /** The days of each range's instances to the release; empty if they are not known. */
    static Map<String, DaysToUpgrade> days(
            SizeQuestion question, AgainstQuestion against, VersionAdoption versionAdoption) {
        return against.release(question, versionAdoption)
                .map(release -> DaysToUpgrade.byValue(
                        question.population(),
                        Dimension.of(against.field()),
                        VersionLevel.MINOR,
                        release,
                        question.dimension()))
                .orElse(Map.of());
    }

    /** How instances moved between the ranges; the page has two days. */
    static Resizing moves(SizeQuestion question) {
        return Resizing.between(question.population(), question.dimension(), question.days());
    }
}
