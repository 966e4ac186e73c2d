package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.plugins.PluginAnswer;
import rollcall.analysis.plugins.PluginAnswer.OnVersion;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.text.Numbers;

/**
 * A plugin on the versions of a product, newest first.
 *
 * @param more the link to all of them, or back; null if all are shown
 */
record PluginVersions(VersionLevel level, List<Row> rows, Links.@Nullable Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "versions";

    private static final int MOST_ROWS = 20;

    /**
     * A version, or a group of them.
     *
     * @param instances those that report their plugins
     * @param enabled those of them that have the plugin enabled
     */
    record Row(
            String version,
            String instances,
            @Nullable String href,
            String enabled,
            @Nullable String enabledHref,
            String width,
            String share) {}

    static PluginVersions of(PluginQuestion question, PluginAnswer answer) {
        VersionLevel level = VersionLevel.of(
                question.pageRequest().query().get("level"),
                answer.versions().stream().map(OnVersion::version).toList());
        List<OnVersion> groups = groups(answer.versions(), level);
        Shown shown = Shown.of(question.pageRequest(), NAME, groups.size(), MOST_ROWS);
        PluginLinks links = question.links();
        return new PluginVersions(
                level,
                groups.stream()
                        .limit(shown.count())
                        .map(each -> row(each, answer.use().name(), links))
                        .toList(),
                shown.more());
    }

    static List<OnVersion> groups(List<OnVersion> versions, VersionLevel level) {
        Map<String, OnVersion> groups = new LinkedHashMap<>();
        versions.forEach(each -> groups.merge(
                level.of(each.version()),
                new OnVersion(level.of(each.version()), each.instances(), each.enabled()),
                (a, b) -> new OnVersion(a.version(), a.instances() + b.instances(), a.enabled() + b.enabled())));
        return new ArrayList<>(groups.values());
    }

    private static Row row(OnVersion each, String name, PluginLinks links) {
        double share = Numbers.share(each.enabled(), each.instances());
        return new Row(
                each.version(),
                Numbers.count(each.instances()),
                links.onVersion(each.version(), null),
                Numbers.count(each.enabled()),
                each.enabled() == 0 ? null : links.onVersion(each.version(), name),
                Numbers.width(share),
                Numbers.percent(share));
    }
}
