package rollcall.pages.filter;

import rollcall.analysis.explore.Division.Group;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ValueNames;

/** A group of a division by a field for people. */
public final class GroupWords {
    private GroupWords() {}

    public static String of(Field field, Group group) {
        return switch (group.kind()) {
            case VALUE -> ValueNames.of(field, group.value());
            case OTHERS -> Messages.get("explore.others");
            case EMPTY -> Messages.get("explore.empty-list");
            case NOT_REPORTED -> Messages.get("words.not-reported");
            case UNUSABLE ->
                field.kind().isVersion()
                        ? Messages.get("words.no-usable-version")
                        : Messages.get("words.no-usable-value");
        };
    }
}
