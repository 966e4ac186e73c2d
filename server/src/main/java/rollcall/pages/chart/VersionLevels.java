package rollcall.pages.chart;

import java.util.Arrays;
import java.util.List;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;

/**
 * The switch between every version, minor and major versions.
 *
 * @param choices a link for each level
 * @param says which level is shown, and why if nobody chose it
 * @param title the title of the table
 */
public record VersionLevels(List<Links.Choice> choices, String says, String title) {
    /** @param level the one that is shown */
    public static VersionLevels of(PageRequest pageRequest, VersionLevel level) {
        String says = switch (level) {
            case PATCH -> Messages.get("versions.level-patch-says");
            case MINOR -> Messages.get("versions.level-minor-says");
            case MAJOR -> Messages.get("versions.level-major-says");
        };
        boolean chosen = pageRequest.query().containsKey("level") || level == VersionLevel.PATCH;
        return new VersionLevels(
                Arrays.stream(VersionLevel.values())
                        .map(each -> Links.choice(pageRequest, "level", each.code(), title(each), each == level))
                        .toList(),
                chosen ? says : Messages.get("versions.level-because", says, VersionLevel.MOST),
                Messages.get("versions.every-" + level.code()));
    }

    private static String title(VersionLevel level) {
        return Messages.get("versions.level-" + level.code());
    }
}
