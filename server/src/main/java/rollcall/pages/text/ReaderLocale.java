package rollcall.pages.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locale of the reader of the page that this thread makes: a language of the messages, and the country if the browser names one.
 * Plain English has no country; it writes 1,234 and 2026-11-20, which every reader understands. A thread that makes no page has plain
 * English, so files, logs and answers to programs have it too.
 */
public final class ReaderLocale {
    /** The locale without a language of the reader's own. */
    public static final Locale PLAIN = Locale.ENGLISH;

    /** The languages of the messages. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Real browsers send less than a quarter of it. */
    private static final int LONGEST_HEADER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ReaderLocale.class);
    private static final Set<String> COUNTRIES = countries();
    private static final ThreadLocal<Locale> CURRENT = new ThreadLocal<>();

    private ReaderLocale() {}

    /** The locale in which this thread writes numbers, dates and messages. */
    public static Locale get() {
        Locale current = CURRENT.get();
        return current == null ? PLAIN : current;
    }

    /** The language of the messages: {@link #get} without a country. */
    public static Locale language() {
        return Locale.forLanguageTag(get().getLanguage());
    }

    /** From now on this thread writes in this locale. */
    public static void set(Locale locale) {
        CURRENT.set(locale);
    }

    /** From now on this thread writes plain English. */
    public static void clear() {
        CURRENT.remove();
    }

    /** True if numbers and dates have their international form. */
    static boolean isPlain() {
        return get().equals(PLAIN);
    }

    /**
     * The locale of a reader.
     *
     * @param chosen the language that the reader chose, as its tag; null for none, and one without messages is none
     * @param accepted the header {@code Accept-Language}; null for none. One that cannot be read is none.
     */
    public static Locale of(String chosen, String accepted) {
        List<Locale.LanguageRange> ranges = ranges(accepted);
        Locale language = LANGUAGES.stream()
                .filter(each -> each.toLanguageTag().equals(chosen))
                .findFirst()
                .orElseGet(() -> Locale.lookup(ranges, LANGUAGES));
        return language == null ? PLAIN : withCountry(language, ranges);
    }

    /** The country is that of the first range of the language: "de-AT, de" is Austria's, "de, de-AT" is no country's. */
    private static Locale withCountry(Locale language, List<Locale.LanguageRange> ranges) {
        return ranges.stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .filter(each -> each.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .map(each -> new Locale(each.getLanguage(), each.getCountry()))
                .filter(each -> COUNTRIES.contains(each.toLanguageTag()))
                .orElse(language);
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        if (accepted == null || accepted.isBlank() || accepted.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.debug("an Accept-Language cannot be read", e);
            return List.of();
        }
    }

    /** The countries that Java knows of each language, so that nobody can invent more. */
    private static Set<String> countries() {
        Set<String> tags = new HashSet<>();
        for (Locale each : Locale.getAvailableLocales()) {
            tags.add(each.toLanguageTag());
        }
        return Set.copyOf(tags);
    }
}
