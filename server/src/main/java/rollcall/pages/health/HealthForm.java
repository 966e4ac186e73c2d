package rollcall.pages.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;

/**
 * The form in which the releases are chosen.
 *
 * @param kept parameters that it sends along: the filter
 */
record HealthForm(List<Map.Entry<String, String>> kept, List<Menu> menus) {
    /** A select. */
    record Menu(String name, String title, List<Choice> choices) {}

    /** A release. */
    record Choice(String value, String title, boolean current) {}

    static HealthForm of(PageRequest pageRequest, ReleaseTrain train, HealthQuestion question) {
        Map<String, String> kept = new LinkedHashMap<>(pageRequest.query());
        kept.remove(HealthQuestion.RELEASE);
        kept.remove(HealthQuestion.AGAINST);
        return new HealthForm(
                Query.each(kept),
                List.of(
                        new Menu(
                                HealthQuestion.RELEASE, Messages.get("health.release"), choices(train, question.now())),
                        new Menu(
                                HealthQuestion.AGAINST,
                                Messages.get("health.compared-with"),
                                choices(train, question.before()))));
    }

    private static List<Choice> choices(ReleaseTrain train, @Nullable FollowedRelease current) {
        return train.releases().stream()
                .map(release -> new Choice(
                        release.version(),
                        Messages.get("health.release-of", release.version(), Dates.day(release.since())),
                        release.equals(current)))
                .toList();
    }
}
