package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.analysis.population.Condition;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.filter.FieldValue.Sort;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.report.InvalidInput;
import rollcall.report.VersionInterval;
import rollcall.report.VersionIntervals;

/**
 * Versions of a field that a page asks about: those of any of some groups or intervals.
 *
 * @param texts the groups and intervals as they stand in URLs; at least one
 */
public record AskedVersions(Field field, List<String> texts) {
    /** What {@link #isOne} takes, in words. */
    public static final String PERMITTED =
            "<2.3.1, >=2.0, [2.0,2.2.4), 3.1.x or 3.0.1; several with blanks between them";

    private static final Pattern VERSION = Pattern.compile("[vV]?\\d[\\w.+~:-]*");

    /** Blanks after these are no end. */
    private static final Pattern SIGN_AND_BLANKS = Pattern.compile("([<>=,])\\s+");

    /** Whether a text asks for versions and no others: a bound, an interval, a group or a version. */
    public static boolean isOne(String text) {
        FieldValue value = FieldValue.of(text);
        return switch (value.sort()) {
            case IS, IN_GROUP, FROM, BELOW -> VERSION.matcher(value.text()).matches();
            case WITHIN ->
                VersionInterval.of(value.text())
                        .filter(interval -> isEnd(interval.low()) && isEnd(interval.high()))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean isEnd(String text) {
        return text.isEmpty() || VERSION.matcher(text).matches();
    }

    /** The versions of these texts; a lower and an upper bound together are one interval. Empty if one of the texts asks for anything else. */
    public static Optional<AskedVersions> of(Field field, List<String> given) {
        if (given.isEmpty() || !given.stream().allMatch(AskedVersions::isOne)) {
            return Optional.empty();
        }
        List<FieldValue> values = given.stream().map(FieldValue::of).toList();
        Optional<String> from = bound(values, Sort.FROM);
        Optional<String> below = bound(values, Sort.BELOW);
        List<String> texts = new ArrayList<>();
        if (from.isPresent() || below.isPresent()) {
            texts.add(new VersionInterval(from.orElse(""), true, below.orElse(""), false).toString());
        }
        values.stream().filter(value -> !value.isBound()).forEach(value -> texts.add(text(value)));
        return Optional.of(new AskedVersions(field, List.copyOf(texts)));
    }

    /**
     * The versions that somebody wrote into a form.
     *
     * @throws InvalidInput with the name of the form's field, if the text asks for anything else, or has two bounds of one kind, of which none
     *     would count
     */
    public static AskedVersions typed(Field field, String name, String written) {
        List<String> given = split(written);
        if (!given.stream().allMatch(AskedVersions::isOne)) {
            throw new InvalidInput(name, "Write versions: " + PERMITTED + ".");
        }
        List<Sort> sorts =
                given.stream().map(each -> FieldValue.of(each).sort()).toList();
        if (Collections.frequency(sorts, Sort.BELOW) > 1 || Collections.frequency(sorts, Sort.FROM) > 1) {
            throw new InvalidInput(name, "Two bounds are one range. Write several ranges like [2.0,2.2.4).");
        }
        AskedVersions asked = of(field, given).orElseThrow();
        if (asked.texts.stream()
                .flatMap(text -> VersionInterval.of(text).stream())
                .anyMatch(VersionIntervals::isEmpty)) {
            throw new InvalidInput(name, "No version is in one of these ranges.");
        }
        return asked;
    }

    private static Optional<String> bound(List<FieldValue> values, Sort sort) {
        return values.stream()
                .filter(value -> value.sort() == sort)
                .map(FieldValue::text)
                .findFirst();
    }

    private static String text(FieldValue value) {
        return value.sort() == Sort.IS
                ? new VersionInterval(value.text(), true, value.text(), true).toString()
                : value.text();
    }

    /** The texts that somebody wrote with blanks between them, in one line or several. */
    public static List<String> split(String written) {
        return Arrays.stream(SIGN_AND_BLANKS
                        .matcher(written.strip())
                        .replaceAll("$1")
                        .split("\\s+"))
                .distinct()
                .toList();
    }

    /** As people write them: "<2.2.4 [2.3,2.3.1)". Two bounds would be read as one interval, so that both are written as intervals. */
    public String written() {
        boolean bounds = texts.stream()
                        .flatMap(text -> VersionInterval.of(text).stream())
                        .filter(each -> each.low().isEmpty() || each.high().isEmpty())
                        .count()
                <= 1;
        return texts.stream()
                .map(text -> VersionInterval.of(text)
                        .filter(each -> bounds || each.isOne())
                        .map(AskedVersions::written)
                        .orElse(text))
                .collect(Collectors.joining(" "));
    }

    private static String written(VersionInterval interval) {
        if (interval.isOne()) {
            return interval.low();
        }
        if (interval.high().isEmpty() && interval.withLow()) {
            return ">=" + interval.low();
        }
        return interval.low().isEmpty() && !interval.withHigh() ? "<" + interval.high() : interval.toString();
    }

    /** The condition that instances meet with one of these versions. */
    public Condition condition() {
        List<Condition> conditions = new ArrayList<>();
        Questions.addField(conditions, Dimension.of(field), texts);
        return conditions.get(0);
    }

    /** Texts in URLs that ask together for all other usable versions. */
    public List<String> others() {
        return texts.stream().map(text -> "!" + text).toList();
    }

    /** In words: "Version below 2.3.1". */
    public String words() {
        return Messages.get("filter.versions", FieldWords.title(field), versionWords());
    }

    /** The same without the field: "below 2.3.1". */
    public String versionWords() {
        return texts.stream()
                .map(VersionWords::of)
                .reduce((first, second) -> Messages.get("filter.or", first, second))
                .orElseThrow();
    }
}
