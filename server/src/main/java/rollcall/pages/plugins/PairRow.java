package rollcall.pages.plugins;

import java.util.List;
import rollcall.analysis.plugins.Pair;

/**
 * Two plugins that are enabled together more often than apart.
 *
 * @param page the link to the page of the rarer one
 * @param withPage the link to the page of the other one
 */
record PairRow(String name, String page, String with, String withPage, LiftCells cells) {
    static List<PairRow> all(List<Pair> pairs, PluginLinks links) {
        return pairs.stream().map(pair -> of(pair, links)).toList();
    }

    private static PairRow of(Pair pair, PluginLinks links) {
        return new PairRow(
                pair.name(),
                links.page(pair.name()),
                pair.with(),
                links.page(pair.with()),
                LiftCells.of(
                        pair.lift(), links.both(pair.name(), pair.with()), links.oneWithout(pair.with(), pair.name())));
    }
}
