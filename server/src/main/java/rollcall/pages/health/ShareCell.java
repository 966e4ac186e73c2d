package rollcall.pages.health;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.Part;
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
    static ShareCell of(Part part, @Nullable String href, @Nullable String ofHref) {
        boolean any = part.of() > 0;
        return new ShareCell(
                Numbers.count(part.with()),
                part.with() > 0 ? href : null,
                Numbers.count(part.of()),
                any ? ofHref : null,
                any ? Numbers.percentWithTenths(part.proportion().share()) : "",
                any ? between(part) : "");
    }

    private static String between(Part part) {
        return Messages.get(
                "health.between",
                Numbers.percentWithTenths(part.proportion().low()),
                Numbers.percentWithTenths(part.proportion().high()));
    }
}
