package rollcall.pages.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.explore.Axis;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.GroupWords;
import rollcall.pages.filter.LaneWords;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.report.Lane;

/**
 * What the rows or the columns of the page are: a field of the product, or the lane.
 *
 * @param field null for the lane
 */
record ExploreAxis(Field field) {
    private static final ExploreAxis LANE = new ExploreAxis(null);

    /** The fields that tell instances apart, in the order of the vocabulary, then the lane. */
    static List<ExploreAxis> all(Vocabulary vocabulary) {
        List<ExploreAxis> all = new ArrayList<>();
        vocabulary.tellingApart().forEach(field -> all.add(new ExploreAxis(field)));
        all.add(LANE);
        return all;
    }

    /** The axis that a URL names; empty for null and for names that there are not. */
    static Optional<ExploreAxis> named(Vocabulary vocabulary, String name) {
        return all(vocabulary).stream().filter(axis -> axis.name().equals(name)).findFirst();
    }

    /** The rows of the page whose URL names none: the product's version, or what comes first. */
    static ExploreAxis usualRows(Vocabulary vocabulary) {
        return vocabulary
                .field(vocabulary.versionField())
                .filter(field -> field.kind().tellsApart())
                .map(ExploreAxis::new)
                .orElseGet(() -> all(vocabulary).get(0));
    }

    /** The columns of the page whose URL names neither rows nor columns: the first choice of the environment; empty if there is none. */
    static Optional<ExploreAxis> usualColumns(Vocabulary vocabulary) {
        return vocabulary.group(FieldGroup.ENVIRONMENT).stream()
                .filter(field -> field.kind() == FieldKind.CHOICE)
                .map(ExploreAxis::new)
                .findFirst();
    }

    /** The name in URLs, which is that of the filter's parameter. */
    String name() {
        return isLane() ? FilterParameters.LANE : FilterParameters.named(field.name());
    }

    String title() {
        return isLane() ? Messages.get("explore.lane") : FieldWords.title(field);
    }

    boolean isLane() {
        return field == null;
    }

    /** Whether an instance may have several values. */
    boolean many() {
        return !isLane() && field.many();
    }

    Axis axis() {
        return isLane() ? new Axis.OfLane() : new Axis.OfField(Dimension.of(field));
    }

    /** A group for people. */
    String words(Group group) {
        return isLane() ? LaneWords.of(Lane.valueOf(group.value())) : GroupWords.of(field, group);
    }

    /** A group in files: the value as it was kept, others in brackets. */
    String code(Group group) {
        return switch (group.kind()) {
            case VALUE -> value(group);
            default -> "(" + words(group) + ")";
        };
    }

    /** The value of a group in URLs. */
    String value(Group group) {
        return isLane() ? FilterParameters.code(Lane.valueOf(group.value())) : group.value();
    }
}
