package rollcall.pages.reach;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.trends.Share;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Shown;
import rollcall.pages.text.Numbers;

/**
 * The versions in reach, those of most instances first.
 *
 * @param all how many instances they have together
 * @param href the list of all of them
 * @param more the link to all versions, or back; null if all are shown
 */
record ReachVersions(List<Row> rows, String all, @Nullable String href, Links.@Nullable Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "versions";

    private static final int MOST_ROWS = 10;

    /** The others are in the file. */
    private static final int MOST_SHOWN = 500;

    /** A version, with its share of those in reach. */
    record Row(String version, String count, @Nullable String href, String width, String share) {}

    static ReachVersions of(PageRequest pageRequest, InReach now, ReachLinks links) {
        List<Share> sorted = now.largestFirst();
        Shown shown = Shown.of(pageRequest, NAME, Math.min(sorted.size(), MOST_SHOWN), MOST_ROWS);
        return new ReachVersions(
                sorted.stream()
                        .limit(shown.count())
                        .map(share -> row(share, now.instances(), links))
                        .toList(),
                Numbers.count(now.instances()),
                links.now(),
                shown.more());
    }

    private static Row row(Share version, int all, ReachLinks links) {
        double share = Numbers.share(version.instances(), all);
        return new Row(
                version.value(),
                Numbers.count(version.instances()),
                links.version(version.value()),
                Numbers.width(share),
                Numbers.percent(share));
    }
}
