package rollcall.pages.health;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.Fraction;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * How many of how many, and their share with its interval.
 *
 * @param count a number that leads to its list
 * @param href null for nobody
 * @param of what follows the number
 * @param ofHref the list of all; null for nobody, or if no filter says who they are
 * @param share empty if there is nobody
 * @param between its interval
 */
record ShareCell(
        String count,
        @Nullable String href,
        String of,
        @Nullable String ofHref,
        String share,
        String between) {
    static ShareCell of(Fraction fraction, @Nullable String href, @Nullable String ofHref) {
        boolean any = fraction.of() > 0;
        return new ShareCell(
                Numbers.count(fraction.with()),
                fraction.with() > 0 ? href : null,
                Numbers.count(fraction.of()),
                any ? ofHref : null,
                any ? Numbers.percentWithTenths(fraction.proportion().share()) : "",
                any ? between(fraction) : "");
    }

    private static String between(Fraction fraction) {
        return Messages.get(
                "health.in-brackets",
                Numbers.percentWithTenths(fraction.proportion().low()),
                Numbers.percentWithTenths(fraction.proportion().high()));
    }
}
