package rollcall.gate.value;

import java.util.ArrayList;
import java.util.List;
import rollcall.gate.value.AddressFinder.Span;

/**
 * Finds IPv4 addresses: four numbers of at most 255 in a row with separators between them, in decimal, octal ({@code 0313}) or hexadecimal
 * ({@code 0xCB}); or one number that stands for all four.
 */
final class Ipv4Finder {
    /** How likely a text contains something that only looks like an address. */
    enum Sort {
        /** A name: it needs no four numbers in a row, so any separator makes them an address. */
        NAME,
        /** A version: four numbers with different separators may be a version and its packaging, 8.0.36-28. */
        VERSION,
        /** Free text: dots, dashes, underscores and slashes separate numbers; dates and browser versions are not addresses. */
        TEXT
    }

    private static final int NO_OCTET = -1;
    private static final int ADDRESS = 4;
    private static final int NONE = -1;
    private static final int MOST_BETWEEN = 3;
    private static final String BETWEEN = ".-_/";

    /** A version whose first number is larger than this has at most one later number above it. */
    private static final int LARGE = 31;

    private static final int HUGE = 99;
    private static final int LONGEST_WORD = 20;

    private final NormalizedText text;
    private final Sort sort;

    /** A number and the separator before it; {@code padded} if it has leading zeros. */
    private record Octet(int from, int to, int value, boolean padded, String separator) {}

    Ipv4Finder(NormalizedText text, Sort sort) {
        this.text = text;
        this.sort = sort;
    }

    void addTo(List<Span> spans) {
        int at = 0;
        while (at < text.length()) {
            if (!text.isDigit(at)) {
                at++;
                continue;
            }
            List<Octet> chain = chain(at);
            int end = chain.get(chain.size() - 1).to;
            if (isAddress(chain)) {
                spans.add(new Span(text.from(at), text.to(end - 1)));
            }
            at = end;
        }
    }

    /** The row of numbers that begins at this digit. */
    private List<Octet> chain(int at) {
        List<Octet> chain = new ArrayList<>();
        String separator = "";
        int from = at;
        while (from != NONE) {
            Octet octet = octet(from, separator);
            chain.add(octet);
            from = nextNumber(octet.to);
            separator = from == NONE ? "" : between(octet.to, from);
        }
        return chain;
    }

    private Octet octet(int from, String separator) {
        boolean hex = text.at(from) == '0' && text.at(from + 1) == 'x' && text.isHex(from + 2);
        int begin = hex ? from + 2 : from;
        int end = begin;
        while (hex ? text.isHex(end) : text.isDigit(end)) {
            end++;
        }
        boolean padded = !hex && text.at(begin) == '0' && end - begin > 1;
        return new Octet(from, end, value(begin, end, hex, padded), padded, separator);
    }

    private int value(int begin, int end, boolean hex, boolean padded) {
        if (end - begin > (hex ? 2 : padded ? ADDRESS : 3)) {
            return NO_OCTET;
        }
        int radix = hex ? 16 : end - begin == ADDRESS ? 8 : 10;
        int value = 0;
        for (int i = begin; i < end; i++) {
            int digit = Character.digit(text.at(i), radix);
            value = digit < 0 ? 256 : value * radix + digit;
        }
        return value <= 255 ? value : NO_OCTET;
    }

    /** Where the next number begins, after one to three separators; NONE if something else follows. */
    private int nextNumber(int end) {
        if (text.startsWith("[dot]", end) || text.startsWith("(dot)", end)) {
            return text.isDigit(end + 5) ? end + 5 : NONE;
        }
        int at = end;
        while (at - end < MOST_BETWEEN && !text.isLetterOrDigit(at) && at < text.length() && separates(at)) {
            at++;
        }
        return at > end && text.isDigit(at) ? at : NONE;
    }

    private boolean separates(int at) {
        return sort != Sort.TEXT || BETWEEN.indexOf(text.at(at)) >= 0 || "[](){}".indexOf(text.at(at)) >= 0;
    }

    private String between(int from, int to) {
        StringBuilder between = new StringBuilder();
        for (int i = from; i < to; i++) {
            between.append(text.at(i));
        }
        return between.toString();
    }

    private boolean isAddress(List<Octet> chain) {
        if (chain.size() == 1 && isWhole(chain.get(0))) {
            return true;
        }
        if (sort == Sort.TEXT && isTime(chain)) {
            return false;
        }
        for (int i = 0; i + ADDRESS <= chain.size(); i++) {
            if (isAddress(chain.subList(i, i + ADDRESS), i == 0)) {
                return true;
            }
        }
        return sort == Sort.VERSION && chain.size() == ADDRESS - 1 && goesOn(chain);
    }

    /** No host's address begins with 0: 8.0.36-0ubuntu0.22.04.1 is a release. */
    private boolean isAddress(List<Octet> four, boolean first) {
        if (four.stream().anyMatch(octet -> octet.value == NO_OCTET) || four.get(0).value == 0) {
            return false;
        }
        boolean same = four.get(1).separator.equals(four.get(2).separator)
                && four.get(2).separator.equals(four.get(3).separator);
        return switch (sort) {
            case NAME -> true;
            case VERSION -> same && four.stream().noneMatch(Octet::padded) || !canBeVersion(four, first);
            case TEXT -> same ? !isProduct(four, first) : !(isPackaged(four) && canBeVersion(four, first));
        };
    }

    /** True for three numbers with dots and a fourth after a dash. */
    private static boolean isPackaged(List<Octet> four) {
        return four.get(1).separator.equals(".")
                && four.get(2).separator.equals(".")
                && four.get(3).separator.equals("-");
    }

    /** True if the four numbers are as small as those of versions. */
    private static boolean canBeVersion(List<Octet> four, boolean first) {
        long large = four.stream().skip(1).filter(octet -> octet.value > LARGE).count();
        long huge = four.stream().skip(1).filter(octet -> octet.value > HUGE).count();
        int begin = four.get(0).value;
        return begin <= HUGE && (begin <= LARGE || large < 2) && (!first || huge < 2);
    }

    /** True for Chrome/139.0.0.0, as browsers write it, and for 4.0.0.0: addresses of hosts do not end in two zeros. */
    private boolean isProduct(List<Octet> four, boolean first) {
        boolean zeros = four.get(2).value == 0 && four.get(3).value == 0;
        boolean dots = four.get(1).separator.equals(".");
        return dots && zeros && (four.get(1).value == 0 || first && isBehindProduct(four.get(0).from));
    }

    private boolean isBehindProduct(int at) {
        if (text.at(at - 1) != '/') {
            return false;
        }
        int begin = at - 1;
        while (text.at(begin - 1) >= 'a' && text.at(begin - 1) <= 'z') {
            begin--;
        }
        return at - 1 - begin > 1 && " (;".indexOf(text.at(begin - 1)) >= 0;
    }

    /** True for a day, perhaps with a time of day: {@code 2026-11-27_10-30-15}. */
    private static boolean isTime(List<Octet> chain) {
        int[] most = {0, 12, 31, 23, 59, 60};
        boolean year = chain.get(0).to - chain.get(0).from == 4 && chain.get(0).value == NO_OCTET;
        boolean time = year && chain.size() <= most.length;
        for (int i = 1; time && i < chain.size(); i++) {
            time = chain.get(i).value >= 0 && chain.get(i).value <= most[i];
        }
        return time;
    }

    /** True if a word and a small number follow three numbers that are too large for a version: 203.0.113.rc77 is not a pre-release. */
    private boolean goesOn(List<Octet> three) {
        int[] values = three.stream().mapToInt(Octet::value).toArray();
        if (values[0] <= HUGE
                || values[1] == NO_OCTET
                || values[2] == NO_OCTET
                || values[1] <= LARGE && values[2] <= LARGE) {
            return false;
        }
        int at = three.get(2).to;
        while (at < text.length() && at - three.get(2).to < LONGEST_WORD && !text.isDigit(at)) {
            at++;
        }
        return text.isDigit(at) && octet(at, "").value != NO_OCTET;
    }

    /** True for one number that stands for all four: decimal, hexadecimal, or twelve digits in groups of three. */
    private boolean isWhole(Octet number) {
        int digits = number.to - number.from;
        if (text.at(number.from + 1) == 'x' && digits == 10) {
            return isWholeHex(Long.parseLong(between(number.from + 2, number.to), 16));
        }
        boolean glued = text.isLetterOrDigit(number.from - 1) || text.isLetterOrDigit(number.to);
        if (sort == Sort.VERSION || glued && sort == Sort.TEXT) {
            return false;
        }
        if (digits == 12 && sort == Sort.NAME) {
            return isTwelve(number.from);
        }
        return digits == 10
                && !text.startsWith("0x", number.from)
                && AddressFinder.isNumber(Long.parseLong(between(number.from, number.to)));
    }

    /** Excludes error codes of Windows such as 0x80070005 and 0xC0000005. */
    private static boolean isWholeHex(long address) {
        return address >= 0x0100_0000L
                && address < 0xE000_0000L
                && address >> 24 != 0x80
                && (address < 0xC000_0000L || address >= 0xC000_0200L);
    }

    private boolean isTwelve(int from) {
        for (int i = 0; i < ADDRESS; i++) {
            if (Integer.parseInt(between(from + 3 * i, from + 3 * i + 3)) > 255) {
                return false;
            }
        }
        return true;
    }
}
