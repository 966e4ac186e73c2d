package rollcall.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version text with the order that people expect: numbers by size, and words (alpha, rc, dev) before the release they lead to.
 *
 * @param text as it is shown
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

    /** Oldest first. */
    @Override
    public int compareTo(Version other) {
        List<String> mine = parts();
        List<String> theirs = other.parts();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = comparePart(i < mine.size() ? mine.get(i) : "", i < theirs.size() ? theirs.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return Comparator.<String>naturalOrder().compare(text, other.text);
    }

    /** The version's first number and a dot-x, "2.x"; the text itself where there is no number. */
    public String major() {
        Matcher number = Pattern.compile("\\d+").matcher(text);
        return number.find() ? number.group() + ".x" : text;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text.startsWith("v") ? text.substring(1) : text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    private static int comparePart(String a, String b) {
        int rank = Integer.compare(rank(a), rank(b));
        if (rank != 0) {
            return rank;
        }
        return isNumber(a) ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareToIgnoreCase(b);
    }

    /** A word stands before the end of the text, the end before a further number: 2.0-rc1 < 2.0 < 2.0.1. */
    private static int rank(String part) {
        if (part.isEmpty()) {
            return 1;
        }
        return isNumber(part) ? 2 : 0;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
