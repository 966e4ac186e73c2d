package rollcall.pages.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The texts of pages, in the reader's language. A message is a {@link MessageFormat} in which an apostrophe is an apostrophe: {@code {0}}
 * is its first parameter, {@code {0,choice,...}} depends on a number.
 *
 * <p>A message whose key ends in {@code _html} is HTML, and its parameters are escaped here, unless they are {@link Markup}. All others are plain text, which the template
 * engine escapes.
 */
public final class Messages {
    static final String HTML = "_html";

    private static final Map<Locale, Map<String, String>> ALL =
            ReaderLocale.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(each -> each, MessageFiles::read));
    private static final Map<Locale, Map<String, MessageFormat>> FORMATS = new ConcurrentHashMap<>();

    private Messages() {}

    /**
     * A message in the reader's language.
     *
     * @param parameters numbers are written as the reader's locale writes them, all others as they are
     * @throws IllegalArgumentException if there is no such message
     */
    public static String get(String key, Object... parameters) {
        String text = text(key);
        return parameters.length == 0 ? text : formatted(key, text, parameters);
    }

    /** The messages whose keys begin so, by the rest of the key, without parameters. */
    static Map<String, String> below(String beginning) {
        Map<String, String> some = new TreeMap<>();
        ALL.get(ReaderLocale.language()).forEach((key, text) -> {
            if (key.startsWith(beginning)) {
                some.put(key.substring(beginning.length()), text);
            }
        });
        return some;
    }

    /**
     * A text that a room below pages or a preset has in English, in the reader's language; as it is if no message says the same in English.
     */
    public static String translated(String english) {
        return ReaderLocale.language().equals(ReaderLocale.PLAIN) ? english : Translations.of(english);
    }

    /** What the scripts of pages say, by the names that they use. */
    public static Map<String, String> ofScripts() {
        return below("script.");
    }

    /** A message in the reader's language, without parameters; another text if there is no such message. */
    public static String getOr(String key, String other) {
        return has(key) ? get(key) : other;
    }

    /** True if there is such a message. */
    public static boolean has(String key) {
        return ALL.get(ReaderLocale.PLAIN).containsKey(key);
    }

    /** All messages of a language by their keys. */
    static Map<String, String> all(Locale language) {
        return ALL.get(language);
    }

    private static String text(String key) {
        String text = ALL.get(ReaderLocale.language())
                .getOrDefault(key, ALL.get(ReaderLocale.PLAIN).get(key));
        if (text == null) {
            throw new IllegalArgumentException("there is no message " + key);
        }
        return text;
    }

    private static String formatted(String key, String text, Object... parameters) {
        Locale locale = ReaderLocale.get();
        MessageFormat format = FORMATS.computeIfAbsent(locale, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, each -> new MessageFormat(text.replace("'", "''"), locale));
        Object[] written = key.endsWith(HTML)
                ? Arrays.stream(parameters).map(Messages::escaped).toArray()
                : parameters;
        return ((MessageFormat) format.clone()).format(written);
    }

    private static Object escaped(Object parameter) {
        return parameter == null || parameter instanceof Number || parameter instanceof Markup
                ? parameter
                : Html.escaped(parameter.toString());
    }
}
