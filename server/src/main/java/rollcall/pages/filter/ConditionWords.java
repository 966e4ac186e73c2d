package rollcall.pages.filter;

import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.UnusableWords;
import rollcall.pages.text.ValueNames;

/** Conditions as people read them. */
final class ConditionWords {
    private ConditionWords() {}

    /** One value of a parameter of the filter, but for the lane and funnels. */
    static String of(Vocabulary vocabulary, String name, String value) {
        return switch (name) {
            case FilterParameters.EVENT -> event(value);
            case FilterParameters.WITH -> EventWords.with(EventFilter.value(value));
            case ErrorFilter.ERROR -> ErrorFilter.words(value);
            case FilterParameters.FIRST_SEEN -> firstSeen(value);
            case OtherDays.AT, OtherDays.OUTCOME -> OtherDays.words(vocabulary, name, value);
            case UpgradedTo.UPGRADE -> UpgradedTo.words(value);
            case MovedBuckets.MOVED -> MovedBuckets.words(vocabulary, value);
            default -> of(Questions.field(vocabulary, name).orElseThrow(), FieldValue.of(value));
        };
    }

    /** What a field has. */
    static String of(Field field, FieldValue given) {
        String text = ValueNames.of(field, given.text());
        String title = FieldWords.title(field);
        return switch (given.sort()) {
            case IS, IN_GROUP -> Messages.get("filter.is", title, text);
            case IS_NOT, NOT_IN_GROUP -> Messages.get("filter.is-not", title, text);
            case WITHIN -> Messages.get("filter.is", title, VersionWords.of(text));
            case OUTSIDE -> Messages.get("filter.is-not", title, VersionWords.of(text));
            case FROM -> Messages.get("filter.from", title, text);
            case BELOW -> Messages.get("filter.below", title, text);
            case REPORTED -> Messages.get("filter.reported", title);
            case NOT_REPORTED -> Messages.get("filter.not-reported", title);
            case UNUSABLE ->
                given.reason()
                        .map(why -> Messages.get("filter.unusable-because", title, UnusableWords.of(why)))
                        .orElseGet(() -> Messages.get("filter.unusable", title));
            case EMPTY -> Messages.get("filter.empty", title);
        };
    }

    private static String event(String value) {
        return value.startsWith("!")
                ? Messages.get("filter.event-not-used", value.substring(1))
                : Messages.get("filter.event-used", value);
    }

    private static String firstSeen(String value) {
        return FirstSeenDays.read(value)
                .map(window -> Messages.get("filter.first-seen", Dates.day(window.from()), Dates.day(window.to())))
                .orElse(value);
    }
}
