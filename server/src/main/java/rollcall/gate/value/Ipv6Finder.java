package rollcall.gate.value;

import java.util.Arrays;
import java.util.List;
import rollcall.gate.value.AddressFinder.Span;

/**
 * Finds IPv6 addresses: groups of at most four hexadecimal digits with colons between them, with two colons in a row or eight groups.
 * Dashes or underscores may replace the colons, as in host names. Times of day and UUIDs have neither form.
 */
final class Ipv6Finder {
    private static final int ALL = 8;

    /** Most groups: eight, a port, and what a text may put before them. */
    private static final int MOST = 11;

    private static final int LONGEST_GROUP = 4;

    /** Two in a row, or seven between eight groups. */
    private static final int FEWEST_SEPARATORS = 2;

    private static final int FEWEST_WITH_DASHES = 3;
    private static final String REVERSE = "ip6";

    private final NormalizedText text;

    Ipv6Finder(NormalizedText text) {
        this.text = text;
    }

    void addTo(List<Span> spans) {
        add(':', spans);
        add('-', spans);
        add('_', spans);
        addReverse(spans);
    }

    private void add(char separator, List<Span> spans) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int separators = 0;
            while (text.isHex(end) || text.at(end) == separator) {
                separators += text.at(end++) == separator ? 1 : 0;
            }
            if (separators >= FEWEST_SEPARATORS && isAddress(at, end, separator)) {
                spans.add(new Span(text.from(at), text.to(zoneEnd(end) - 1)));
            }
            at = end + 1;
        }
    }

    private boolean isAddress(int from, int to, char separator) {
        String run = run(from, to, separator);
        String gap = String.valueOf(separator).repeat(2);
        if (run.indexOf(gap) != run.lastIndexOf(gap)) {
            return false;
        }
        List<String> groups = Arrays.stream(run.split(String.valueOf(separator)))
                .filter(group -> !group.isEmpty())
                .toList();
        boolean digit = run.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!digit || groups.stream().anyMatch(group -> group.length() > LONGEST_GROUP)) {
            return false;
        }
        return run.contains(gap) ? isShort(groups, separator, isGlued(from, to)) : isFull(groups, separator);
    }

    /** The characters without parts of longer words and single separators at both ends. */
    private String run(int from, int to, char separator) {
        int begin = from;
        int end = to;
        while (text.isLetterOrDigit(to) && end > begin && text.at(end - 1) != separator) {
            end--;
        }
        while (separator == ':' && text.isHex(begin) && nextSeparator(begin, separator) - begin > LONGEST_GROUP) {
            begin++;
        }
        begin += text.at(begin) == separator && text.at(begin + 1) != separator ? 1 : 0;
        end -= end - 2 > begin && text.at(end - 1) == separator && text.at(end - 2) != separator ? 1 : 0;
        StringBuilder run = new StringBuilder();
        for (int i = begin; i < end; i++) {
            run.append(text.at(i));
        }
        return run.toString();
    }

    private int nextSeparator(int from, char separator) {
        int at = from;
        while (at < text.length() && text.at(at) != separator) {
            at++;
        }
        return at;
    }

    /** True for the short form, in which {@code ::} replaces zeros: {@code fe80::1}. */
    private static boolean isShort(List<String> groups, char separator, boolean glued) {
        if (separator == ':') {
            return groups.size() >= (glued ? 2 : 1) && groups.size() <= ALL;
        }
        boolean letter = groups.stream().anyMatch(group -> group.chars().anyMatch(c -> c > '9'));
        return letter && groups.size() >= FEWEST_WITH_DASHES && groups.size() <= ALL;
    }

    private static boolean isFull(List<String> groups, char separator) {
        boolean more = groups.size() > ALL && groups.size() <= MOST && separator == ':';
        return groups.size() == ALL || more && groups.stream().anyMatch(group -> group.length() > 2);
    }

    private boolean isGlued(int from, int to) {
        return text.isLetterOrDigit(from - 1) || text.isLetterOrDigit(to);
    }

    /** The end including the zone: in {@code fe80::1%eth0} the zone belongs to the address. */
    private int zoneEnd(int end) {
        int at = end;
        if (text.at(at) == '%') {
            at++;
            while (text.isLetterOrDigit(at) || "._-".indexOf(text.at(at)) >= 0) {
                at++;
            }
        }
        return at;
    }

    /** Adds names of the reverse zone: single digits with dots, backwards, before ip6.arpa. */
    private void addReverse(List<Span> spans) {
        for (int at = 0; at < text.length(); at++) {
            int begin = at;
            while (text.startsWith(REVERSE, at) && text.at(begin - 1) == '.' && text.isHex(begin - 2)) {
                begin -= 2;
            }
            if (at - begin >= ALL) {
                spans.add(new Span(text.from(begin), text.to(at - 1)));
            }
        }
    }
}
