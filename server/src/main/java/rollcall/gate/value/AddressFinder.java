package rollcall.gate.value;

import java.util.List;

/**
 * Finds internet addresses in texts, in all their spellings. Only this class and its helpers decide what counts as an address, for
 * receivers and for senders.
 */
public final class AddressFinder {
    private static final String WITHHELD = "(withheld)";

    /** The fewest digits of an address: 1.2.3.4 has four. IPv6 addresses may have fewer digits, but two colons. */
    private static final int FEWEST_DIGITS = 4;

    private AddressFinder() {}

    /** The place of an address in a text: from its first character to the position behind its last. */
    record Span(int from, int to) {}

    /**
     * True if a text that needs no address may contain one, whatever separates its numbers. This also rejects names with four small numbers
     * in a row.
     */
    public static boolean isIn(String text) {
        return mayHold(text) && isIn(NormalizedText.of(text), Ipv4Finder.Sort.NAME);
    }

    /** True if a text that may be a version contains an address: {@code 203.0.113-77} does, {@code 6.1.0-28} does not. */
    static boolean isInVersion(String text) {
        return mayHold(text) && isIn(NormalizedText.of(text), Ipv4Finder.Sort.VERSION);
    }

    /**
     * True if a whole number is likely to be an address: from 192.0.0.0 to 223.255.255.255, from 172.16.0.0 to 172.31.255.255, or
     * 127.0.0.1. Other numbers are as likely a time in seconds or a size in bytes.
     */
    public static boolean isNumber(long number) {
        boolean many =
                number >= 0xC000_0000L && number <= 0xDFFF_FFFFL || number >= 0xAC10_0000L && number <= 0xAC1F_FFFFL;
        return many && (number & 0xFF) != 0 || number == 0x7F00_0001L;
    }

    /** A free text in which {@code (withheld)} replaces each address. */
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
     * True if four numbers are a reserved address: private, loopback, multicast or documentation. In the network that begins with 10, no
     * machine has a last number of 0.
     *
     * @param numbers four numbers of at most 255
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

    /** The places of addresses in the order in which they begin; they may overlap. */
    private static List<Span> spans(NormalizedText text, Ipv4Finder.Sort sort) {
        List<Span> spans = new java.util.ArrayList<>();
        new Ipv6Finder(text).addTo(spans);
        new Ipv4Finder(text, sort).addTo(spans);
        spans.sort(java.util.Comparator.comparingInt(Span::from));
        return spans;
    }

    /** False for most texts at once: a quick check, because a heartbeat has hundreds of texts. */
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
