package rollcall.pages.product;

import java.util.Arrays;
import java.util.List;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;

/**
 * The switch between every version, minor and major versions.
 *
 * @param choices a link for each level
 * @param says which level is shown, and why if nobody chose it
 * @param title the title of the table
 */
public record VersionLevels(List<Links.Choice> choices, String says, String title) {
    static VersionLevels of(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        VersionLevel level = adoptionAnswer.level();
        String says = switch (level) {
            case PATCH -> "Each version is shown by itself.";
            case MINOR ->
                "Versions are shown by their first two numbers: 3.1.x is 3.1.0, 3.1.1 and so on, pre-releases among them.";
            case MAJOR ->
                "Versions are shown by their first number: 3.x is 3.0.0, 3.1.1 and so on, pre-releases among them.";
        };
        boolean chosen = pageRequest.query().containsKey("level") || level == VersionLevel.PATCH;
        return new VersionLevels(
                Arrays.stream(VersionLevel.values())
                        .map(each -> Links.choice(pageRequest, "level", each.code(), title(each), each == level))
                        .toList(),
                chosen ? says : says + " More than " + VersionLevel.MOST + " finer ones have active instances.",
                "Every " + VersionTable.noun(level, 1));
    }

    private static String title(VersionLevel level) {
        return switch (level) {
            case PATCH -> "Patch";
            case MINOR -> "Minor";
            case MAJOR -> "Major";
        };
    }
}
