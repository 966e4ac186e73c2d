package rollcall.gate;

import java.util.regex.Pattern;

/**
 * Finds what could be an internet address (IPv4) within a text: four numbers of at most 255 in a row, joined by dots, or as host names
 * have them by dashes or underscores ({@code ip-203-0-113-77}). The addresses of version 6 have colons, which nothing kept has.
 */
final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    // No host's address begins with 0, and none has a leading zero: 8.0.36-0ubuntu0.22.04.1 is a release.
    private static final Pattern ADDRESS =
            Pattern.compile("(?<!\\d)(?!0)" + OCTET + "([._-])" + OCTET + "\\1" + OCTET + "\\1" + OCTET + "(?!\\d)");

    private static final Pattern TOP_LEVEL = Pattern.compile(
            "\\.(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|example|invalid|test|local|lan|internal|home|localhost|"
                    + "app|dev|cloud|online|site|tech|shop|xyz|arpa|onion)$");

    private static final int FEWEST_OF_EACH = 3;

    private Addresses() {}

    static boolean isIn(String text) {
        return mayHold(text) && ADDRESS.matcher(text).find();
    }

    /** Whether a dotted text ends like a host's name: not even a dropped name may be shown that could be one. */
    static boolean looksLikeHost(String text) {
        return TOP_LEVEL.matcher(text).find();
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

    /** Most texts are too plain to need the pattern, and a heartbeat has hundreds. */
    private static boolean mayHold(String text) {
        int digits = 0;
        int separators = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            separators += c == '.' || c == '-' || c == '_' ? 1 : 0;
        }
        return digits > FEWEST_OF_EACH && separators >= FEWEST_OF_EACH;
    }
}
