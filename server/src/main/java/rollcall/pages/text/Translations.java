package rollcall.pages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the messages that say in English what another room says: titles of fields, errors, and why something was rejected or ignored. Those
 * rooms write English, because the command line and programs read it too; only pages translate it.
 */
final class Translations {
    /** The messages that are found by their English text. */
    private static final List<String> GROUPS = List.of("errors.", "fields.", "words.no-usable-", "words.unusable-");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)}");

    /** The keys of the texts without parameters. */
    private static final Map<String, String> EXACT = new HashMap<>();

    /** Those that say most themselves come first, because a text may be one of "{0}: nothing was sent." too. */
    private static final List<Sentence> WITH_PARAMETERS = new ArrayList<>();

    static {
        Messages.all(ReaderLocale.PLAIN).forEach((key, text) -> {
            if (GROUPS.stream().noneMatch(key::startsWith)) {
                return;
            }
            if (PARAMETER.matcher(text).find()) {
                WITH_PARAMETERS.add(new Sentence(
                        key,
                        pattern(text),
                        PARAMETER.matcher(text).replaceAll("").length()));
            } else {
                EXACT.put(text, key);
            }
        });
        WITH_PARAMETERS.sort(Comparator.comparing(Sentence::length).reversed().thenComparing(Sentence::key));
    }

    private Translations() {}

    /**
     * A text with parameters, each of which is a group of the pattern; they stand in the text in their order.
     *
     * @param length how much of the text is its own
     */
    private record Sentence(String key, Pattern pattern, int length) {}

    /** The text in the reader's language, and its parameters too; as it is if there is no message of it. */
    static String of(String english) {
        String key = EXACT.get(english);
        if (key != null) {
            return Messages.get(key);
        }
        for (Sentence sentence : WITH_PARAMETERS) {
            Matcher found = sentence.pattern().matcher(english);
            if (found.matches()) {
                Object[] parameters = new Object[found.groupCount()];
                for (int i = 0; i < parameters.length; i++) {
                    parameters[i] = of(found.group(i + 1));
                }
                return Messages.get(sentence.key(), parameters);
            }
        }
        return english;
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(text);
        int at = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(text.substring(at, parameter.start()))).append("(.+?)");
            at = parameter.end();
        }
        return Pattern.compile(pattern.append(Pattern.quote(text.substring(at))).toString(), Pattern.DOTALL);
    }
}
