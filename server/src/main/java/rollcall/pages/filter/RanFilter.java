package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Messages;
import rollcall.report.Version;

/**
 * What a URL asks about versions that instances ran at any time of some days: {@code ran=3.1.0} for those of which a heartbeat names it. Of
 * several versions one is enough. {@code ran=event:NAME} beside them adds the instances that sent the event, {@code ran=with:NAME} those that
 * sent it with one of these versions, {@code ran=errors} those that sent an error with one of them: together they are what shares of a page about events are divided by.
 */
final class RanFilter {
    static final String RAN = "ran";

    private static final String EVENT = "event:";
    private static final String WITH = "with:";

    /** Adds the instances that sent any error with one of the versions. */
    private static final String ERRORS = "errors";

    private static final int LONGEST = 300;
    private static final int MOST_IN_WORDS = 4;
    private static final Pattern VALUE =
            Pattern.compile("[vV]?\\d[\\w.+~:-]*|" + ERRORS + "|(?:" + EVENT + "|" + WITH + ")\\V{1," + LONGEST + "}");

    private RanFilter() {}

    static Parameter parameter() {
        return new Parameter(
                RAN,
                (pageRequest, value) -> {
                    if (value.length() > LONGEST || !VALUE.matcher(value).matches()) {
                        throw new InvalidParameter(
                                RAN,
                                "It is no version and no event.",
                                "a version (3.1.0), event:NAME, with:NAME, errors");
                    }
                },
                true,
                false);
    }

    /** The text in URLs for those that ran one of some versions or sent an event. */
    static String orSent(List<String> versions, String name) {
        return String.join("\n", versions) + (versions.isEmpty() ? "" : "\n") + EVENT + name;
    }

    /** The same for one version, and an event that was sent with it. */
    static String orSentWith(String version, String name) {
        return version + "\n" + WITH + name;
    }

    /** The same for some versions, and any error that was sent with one of them. */
    static String orErrors(List<String> versions) {
        return String.join("\n", versions) + "\n" + ERRORS;
    }

    /** Whether a text can be a version in such a URL. */
    static boolean isVersion(String text) {
        return !text.equals(ERRORS)
                && !text.startsWith(EVENT)
                && !text.startsWith(WITH)
                && VALUE.matcher(text).matches();
    }

    static List<Condition> conditions(PageRequest pageRequest, Vocabulary vocabulary) {
        List<String> values = Questions.values(pageRequest, RAN);
        if (values.isEmpty()) {
            return List.of();
        }
        Window days = SeenDays.of(pageRequest).sent();
        List<String> versions = versions(values);
        Dimension version = Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
        List<Condition> any = new ArrayList<>();
        any.add(new Condition.Ran(version, versions, days.from(), days.to()));
        names(values, EVENT).forEach(name -> any.add(sent(name, null, days)));
        names(values, WITH)
                .forEach(name -> versions.forEach(each -> any.add(sent(name, EventDetail.version(each), days))));
        if (values.contains(ERRORS)) {
            versions.forEach(each -> any.add(new Condition.HadError(null, each, days.from(), days.to())));
        }
        return List.of(new Condition.AnyOf(any));
    }

    private static Condition sent(String name, @Nullable EventDetail with, Window days) {
        return new Condition.SentEvent(name, true, with, days.from(), days.to());
    }

    /** All values together, for people. */
    static String words(PageRequest pageRequest) {
        List<String> values = Questions.values(pageRequest, RAN);
        List<String> versions = versions(values);
        List<String> events = new ArrayList<>(names(values, EVENT));
        events.addAll(names(values, WITH));
        List<String> shown = versions.subList(0, Math.min(MOST_IN_WORDS, versions.size()));
        String list = String.join(", ", shown);
        String ran = versions.size() > shown.size()
                ? Messages.get("filter.ran-and-more", list, versions.size() - shown.size())
                : Messages.get("filter.ran", list);
        if (values.contains(ERRORS)) {
            return Messages.get("filter.or", ran, Messages.get("filter.ran-errors"));
        }
        if (events.isEmpty()) {
            return ran;
        }
        String sent = Messages.get("filter.event-used", String.join(", ", events));
        return versions.isEmpty() ? sent : Messages.get("filter.or", ran, sent);
    }

    private static List<String> versions(List<String> values) {
        return values.stream()
                .filter(RanFilter::isVersion)
                .map(Version::spelled)
                .distinct()
                .toList();
    }

    private static List<String> names(List<String> values, String before) {
        return values.stream()
                .filter(value -> value.startsWith(before))
                .map(value -> value.substring(before.length()))
                .toList();
    }
}
