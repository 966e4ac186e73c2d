package rollcall.pages;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.report.InvalidInput;
import rollcall.report.UtcDay;

/**
 * A parameter that a page takes in its URL. A blank value is the same as none, because forms send the inputs that were left empty.
 *
 * @param name as it stands in the URL
 * @param check throws {@link InvalidParameter} if the page does not know the value; is not asked about blank values
 * @param several whether the URL may have it several times
 * @param bare whether it has no value: it is there or it is not
 */
public record Parameter(String name, BiConsumer<PageRequest, String> check, boolean several, boolean bare) {
    private static final int MOST_LISTED = 40;
    private static final String DAY = "a day as year, month and day: 2026-11-20";

    /** The range of the page's charts and sums, see {@link Range}. */
    static final Parameter RANGE = new Parameter("range", Parameter::checkRange, false, false);

    /** The earlier days with which the page's range is compared, see {@link Comparison}. */
    static final Parameter COMPARE = oneOf("compare", Comparison.NAMES);

    /** A parameter that has one of a few values. */
    public static Parameter oneOf(String name, List<String> values) {
        return oneOf(name, pageRequest -> values);
    }

    /** A parameter that has one of a few values, which depend on the product. */
    public static Parameter oneOf(String name, Function<PageRequest, List<String>> values) {
        return new Parameter(
                name,
                (pageRequest, value) -> InvalidParameter.unlessOneOf(values.apply(pageRequest), name, value),
                false,
                false);
    }

    /** A parameter without a value, which says that something was done: {@code ?saved}. */
    public static Parameter bare(String name) {
        return new Parameter(
                name,
                (pageRequest, value) -> {
                    throw new InvalidParameter(name, "It has no value.", "");
                },
                false,
                true);
    }

    /** A parameter of any text, for example a search, up to this number of characters. The page itself looks for what it names. */
    public static Parameter text(String name, int longest) {
        return matching(
                name, value -> value.length() <= longest, "Its value is too long.", longest + " characters at most");
    }

    /** A parameter of any text that the URL may have several times. */
    public static Parameter texts(String name, int longest) {
        return new Parameter(name, text(name, longest).check, true, false);
    }

    /**
     * A parameter whose values have a form.
     *
     * @param permitted that form, in words
     */
    public static Parameter matching(String name, Predicate<String> valid, String problem, String permitted) {
        return checked(name, (pageRequest, value) -> valid.test(value), problem, permitted);
    }

    /**
     * A parameter whose values name things of the page.
     *
     * @param problem what is wrong with all other values, as a sentence
     * @param permitted those things, in words
     */
    public static Parameter checked(
            String name, BiPredicate<PageRequest, String> valid, String problem, String permitted) {
        return new Parameter(
                name,
                (pageRequest, value) -> {
                    if (!valid.test(pageRequest, value)) {
                        throw new InvalidParameter(name, problem, permitted);
                    }
                },
                false,
                false);
    }

    /** The same for a parameter that the URL may have several times. */
    public static Parameter each(
            String name, BiPredicate<PageRequest, String> valid, String problem, String permitted) {
        return new Parameter(name, checked(name, valid, problem, permitted).check, true, false);
    }

    /** A UTC day. */
    public static Parameter day(String name) {
        return matching(name, value -> UtcDay.of(value).isPresent(), "There is no such day.", DAY);
    }

    /** Some values in words, the first ones only if there are many. */
    static String listed(List<String> values) {
        String listed = String.join(", ", values.subList(0, Math.min(MOST_LISTED, values.size())));
        return values.size() > MOST_LISTED ? listed + ", and " + (values.size() - MOST_LISTED) + " more" : listed;
    }

    private static void checkRange(PageRequest pageRequest, String value) {
        try {
            Range.of(value, pageRequest.today(), null);
        } catch (InvalidInput e) {
            throw new InvalidParameter("range", e.getMessage(), Range.PERMITTED);
        }
    }
}
