package rollcall.pages.plugins;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.plugins.PluginList;
import rollcall.analysis.plugins.PluginUse;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.text.Numbers;

/**
 * The plugins as rows, those of most instances first.
 *
 * @param more the link to all of them, or back; null if all are shown
 */
record UseTable(List<Row> rows, Links.@Nullable Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "plugins";

    private static final int MOST_ROWS = 20;

    /**
     * A plugin.
     *
     * @param page the link to its own page
     * @param href the list of its instances; null if no filter says which, or if there are none
     * @param takenUpHref the same of those that took it up
     * @param givenUpHref the same of those that gave it up
     */
    record Row(
            String name,
            String page,
            String count,
            @Nullable String href,
            String width,
            String share,
            String takenUp,
            @Nullable String takenUpHref,
            String givenUp,
            @Nullable String givenUpHref) {}

    static UseTable of(PluginQuestion question, PluginList all) {
        Shown shown = Shown.of(question.pageRequest(), NAME, all.uses().size(), MOST_ROWS);
        PluginLinks links = question.links();
        return new UseTable(
                all.uses().stream()
                        .limit(shown.count())
                        .map(use -> row(use, all, links))
                        .toList(),
                shown.more());
    }

    private static Row row(PluginUse use, PluginList all, PluginLinks links) {
        double share = Numbers.share(use.instances(), all.reported());
        return new Row(
                use.name(),
                links.page(use.name()),
                Numbers.count(use.instances()),
                use.instances() == 0 ? null : links.enabled(use.name()),
                Numbers.width(share),
                Numbers.percent(share),
                Numbers.count(use.takenUp()),
                use.takenUp() == 0 ? null : links.takenUp(use.name()),
                Numbers.count(use.givenUp()),
                use.givenUp() == 0 ? null : links.givenUp(use.name()));
    }
}
