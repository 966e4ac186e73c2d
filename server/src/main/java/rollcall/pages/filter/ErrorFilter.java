package rollcall.pages.filter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Condition;
import rollcall.analysis.time.Window;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Messages;
import rollcall.report.Version;

/**
 * What a URL asks about errors: {@code error=SIGNATURE} for instances that sent an error with this signature, {@code error=SIGNATURE@3.1.0} for
 * those that sent it with this version, {@code error=*} for any error, {@code error=(none)} for errors without a signature. Of several values
 * all hold.
 */
final class ErrorFilter {
    static final String ERROR = "error";

    private static final String ANY = "*";
    private static final String NONE = "(none)";
    private static final int LONGEST = 200;
    private static final Pattern VALUE =
            Pattern.compile("(\\*|\\(none\\)|[A-Za-z0-9_.-]{1,64})(?:@([vV]?\\d[\\w.+~:-]*))?");

    private ErrorFilter() {}

    static Parameter parameter() {
        return new Parameter(
                ERROR,
                (pageRequest, value) -> {
                    if (!isValue(value)) {
                        throw new InvalidParameter(
                                ERROR,
                                "It is no signature of an error.",
                                "a signature, (none) or *, perhaps with @ and a version: 0f3a55c1@3.1.0");
                    }
                },
                true,
                false);
    }

    private static boolean isValue(String text) {
        return text.length() <= LONGEST && VALUE.matcher(text).matches();
    }

    /**
     * The text in URLs; empty if there is none.
     *
     * @param signature empty for errors without one; null for any
     * @param version null for any
     */
    static Optional<String> text(@Nullable String signature, @Nullable String version) {
        String said = signature == null ? ANY : signature.isEmpty() ? NONE : signature;
        return Optional.of(version == null ? said : said + "@" + version).filter(ErrorFilter::isValue);
    }

    static List<Condition> conditions(PageRequest pageRequest) {
        Window days = SeenDays.of(pageRequest).sent();
        return Questions.values(pageRequest, ERROR).stream()
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .<Condition>map(value -> new Condition.HadError(
                        signature(value.group(1)),
                        value.group(2) == null ? null : Version.spelled(value.group(2)),
                        days.from(),
                        days.to()))
                .toList();
    }

    private static @Nullable String signature(String said) {
        return said.equals(ANY) ? null : said.equals(NONE) ? "" : said;
    }

    /** A value for people. */
    static String words(String value) {
        Matcher said = VALUE.matcher(value);
        if (!said.matches()) {
            return value;
        }
        String error = said.group(1).equals(ANY)
                ? Messages.get("filter.error-any")
                : said.group(1).equals(NONE)
                        ? Messages.get("filter.error-none")
                        : Messages.get("filter.error", said.group(1));
        return said.group(2) == null ? error : Messages.get("filter.error-with", error, said.group(2));
    }
}
