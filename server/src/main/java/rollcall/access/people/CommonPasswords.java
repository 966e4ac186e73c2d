package rollcall.access.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognises passwords that are guessed first: common words and the account's own name, also several of them and with digits and signs
 * between; and neighbouring keys of a keyboard.
 */
final class CommonPasswords {
    private static final Set<String> WORDS = Set.of(
            ("password passwort passwd pass word pwd secret geheim letmein let me in welcome willkommen hello hallo hi iloveyou"
                            + " love admin administrator root superuser maintainer user username guest test testing tester demo"
                            + " default changeme change changeit login logon access master manager system server database"
                            + " rollcall telemetry receiver company internet computer security secure football baseball"
                            + " basketball soccer hockey dragon monkey sunshine princess shadow superman batman starwars trustno"
                            + " trustnoone whatever charlie michael jennifer jordan george daniel summer winter spring autumn"
                            + " monday friday january flower cheese chocolate freedom killer hunter ranger qwerty qwertz azerty"
                            + " asdf asdfgh zxcvbn abc abcd abcdef abcdefg the my is your one two three four")
                    .split(" "));

    private static final List<String> ROWS = List.of(
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0");

    private static final int FEWEST_CHARACTERS = 5;
    private static final int SHORTEST_NAME = 3;

    /** Letters of neighbouring keys that cannot be chance, whatever digits are among them. */
    private static final int LONG_ROW = 6;

    private CommonPasswords() {}

    /**
     * True if the password is likely to be guessed soon.
     *
     * @param email of the account that it is for
     */
    static boolean has(String password, String email) {
        String plain = password.toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>(WORDS);
        for (String name : email.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (name.length() >= SHORTEST_NAME) {
                words.add(name);
            }
        }
        return plain.chars().distinct().count() < FEWEST_CHARACTERS
                || isAlongKeys(plain.replaceAll("[^\\p{L}\\d]", ""))
                || letters(plain).length() >= LONG_ROW && isAlongKeys(letters(plain))
                || consistsOf(letters(plain), words)
                || consistsOf(letters(spelled(plain.replaceAll("[^\\p{L}]+$", ""))), words);
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "");
    }

    /** Replaces digits and signs by the letters that they stand for. */
    private static String spelled(String text) {
        String signs = "013457@$!|";
        String letters = "oleastasil";
        return text.chars()
                .mapToObj(c -> signs.indexOf(c) < 0
                        ? String.valueOf((char) c)
                        : letters.substring(signs.indexOf(c), signs.indexOf(c) + 1))
                .collect(Collectors.joining());
    }

    private static boolean isAlongKeys(String text) {
        String backwards = new StringBuilder(text).reverse().toString();
        return !text.isEmpty() && ROWS.stream().anyMatch(row -> row.contains(text) || row.contains(backwards));
    }

    /** True if the text consists of such words only; false for an empty text. */
    private static boolean consistsOf(String text, Set<String> words) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = !text.isEmpty();
        for (int end = 1; end <= text.length(); end++) {
            int to = end;
            reached[end] =
                    IntStream.range(0, to).anyMatch(from -> reached[from] && words.contains(text.substring(from, to)));
        }
        return reached[text.length()];
    }
}
