package rollcall.gate.value;

import java.util.List;

/**
 * Finds internet addresses in texts, in all their spellings: the one place where it is decided what an address looks like, for what a
 * receiver keeps and for what a sender writes down.
 */
public final class AddressFinder {
    private static final String WITHHELD = "(withheld)";

    /** An address has at least four digits, as 1.2.3.4, or of version 6 two colons. */
    private static final int FEWEST_DIGITS = 4;

    private AddressFinder() {}

    /** Where an address stands in a text, from the first character to the one behind the last. */
    record Span(int from, int to) {}

    /**
     * Whether there may be an address in a text that has no right to hold one, whatever separates its numbers. A name or a word that has
     * four small numbers in a row is refused, too.
     */
    public static boolean isIn(String text) {
        return mayHold(text) && isIn(NormalizedText.of(text), Ipv4Finder.Sort.NAME);
    }

    /** Whether there is an address in a text that may be a version: {@code 6.1.0-28} is none, {@code 203.0.113-77} is one. */
    static boolean isInVersion(String text) {
        return mayHold(text) && isIn(NormalizedText.of(text), Ipv4Finder.Sort.VERSION);
    }

    /**
     * Whether a whole number can be believed to be an address: one of the networks that begin with 192 to 223, of 172.16 to 172.31, or
     * 127.0.0.1. Others are as likely a time in seconds or a size in bytes.
     */
    public static boolean isNumber(long number) {
        boolean many =
                number >= 0xC000_0000L && number <= 0xDFFF_FFFFL || number >= 0xAC10_0000L && number <= 0xAC1F_FFFFL;
        return many && (number & 0xFF) != 0 || number == 0x7F00_0001L;
    }

    /** A free text with {@code (withheld)} in the place of each address; all else stays as it was. */
    public static String withheld(String text) {
        if (!mayHold(text)) {
            return text;
        }
        List<Span> spans = spans(NormalizedText.of(text), Ipv4Finder.Sort.TEXT);
        StringBuilder without = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            if (span.from >= at) {
                without.append(text, at, span.from).append(WITHHELD);
            }
            at = Math.max(at, span.to);
        }
        return without.append(text, at, text.length()).toString();
    }

    /**
     * Whether four numbers are an address of somebody's own network, of a machine for itself, of many at once or of documentation; in the
     * network that begins with 10 a last number of 0 is no machine's.
     *
     * @param numbers four of at most 255
     */
    static boolean isReserved(int[] numbers) {
        int second = numbers[1];
        return switch (numbers[0]) {
            case 0, 127 -> true;
            case 10 -> numbers[3] != 0;
            case 100 -> second >= 64 && second < 128;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168 || second == 0;
            case 198 -> second == 18 || second == 19 || second == 51 && numbers[2] == 100;
            case 203 -> second == 0 && numbers[2] == 113;
            default -> numbers[0] >= 224;
        };
    }

    private static boolean isIn(NormalizedText text, Ipv4Finder.Sort sort) {
        return !spans(text, sort).isEmpty();
    }

    /** In the order in which they begin; they may overlap. */
    private static List<Span> spans(NormalizedText text, Ipv4Finder.Sort sort) {
        List<Span> spans = new java.util.ArrayList<>();
        new Ipv6Finder(text).addTo(spans);
        new Ipv4Finder(text, sort).addTo(spans);
        spans.sort(java.util.Comparator.comparingInt(Span::from));
        return spans;
    }

    /** Most texts are too plain to need a closer look, and a heartbeat has hundreds. */
    private static boolean mayHold(String text) {
        int digits = 0;
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || c == '%') {
                return true;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS || colons >= 2 || digits > 0 && text.contains("--") || text.contains("0x");
    }
}
