package rollcall.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rebuilds a version from its numbers and from words that releases use. A suffix of any other sort is left out, because that is where
 * host names, customers and addresses would stand: {@code 6.1.0-28-amd64} is kept as {@code 6.1.0-28}.
 */
final class VersionText {
    private static final int LONGEST = 256;
    private static final Pattern CORE = Pattern.compile("v?(\\d{1,8}(?:\\.\\d{1,8}){0,3})(?![\\d])(?!\\.\\d)");
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern WORD = Pattern.compile("([-+._]?)([A-Za-z]{1,12})([.-]?\\d{1,8})?(?![\\dA-Za-z])");
    private static final Pattern COMMIT = Pattern.compile("[-+.]g?(?=[0-9a-f]*[a-f])[0-9a-f]{7,12}(?![\\dA-Za-z])");
    private static final Pattern NUMBER = Pattern.compile("[-+.]\\d{1,8}(?![\\dA-Za-z])");
    private static final Set<String> WORDS = Set.of(
            "a",
            "b",
            "c",
            "m",
            "p",
            "rc",
            "alpha",
            "beta",
            "pre",
            "preview",
            "dev",
            "post",
            "snapshot",
            "nightly",
            "final",
            "ga",
            "lts",
            "release",
            "stable",
            "develop",
            "patch",
            "hotfix",
            "build",
            "r",
            "rev",
            "sp",
            "canary",
            "next",
            "edge");

    private VersionText() {}

    /** The permitted part of a version; empty if there is none, or if it could be an internet address. */
    static Optional<String> permitted(String text) {
        if (text.equals("unknown")) {
            return Optional.of(text);
        }
        Matcher core = CORE.matcher(text);
        if (text.length() > LONGEST || !core.lookingAt() || isAddress(core.group(1))) {
            return Optional.empty();
        }
        return Optional.of(text.substring(0, suffixEnd(text, core.end())));
    }

    private static boolean isAddress(String numbers) {
        Matcher address = ADDRESS.matcher(numbers);
        if (!address.matches()) {
            return false;
        }
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(address.group(i)) > 255) {
                return false;
            }
        }
        return true;
    }

    private static int suffixEnd(String text, int from) {
        int end = from;
        for (int i = 0; i < 4 && end < text.length(); i++) {
            int next = partEnd(text, end);
            if (next == end) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int partEnd(String text, int from) {
        Matcher word = at(WORD, text, from);
        if (word.lookingAt() && WORDS.contains(word.group(2).toLowerCase(Locale.ROOT))) {
            return word.end();
        }
        Matcher number = at(NUMBER, text, from);
        if (number.lookingAt()) {
            return number.end();
        }
        Matcher commit = at(COMMIT, text, from);
        return commit.lookingAt() ? commit.end() : from;
    }

    private static Matcher at(Pattern pattern, String text, int from) {
        return pattern.matcher(text).region(from, text.length());
    }
}
