package rollcall.analysis.instances;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of an identifier: hexadecimal digits in lower case. Without a dash it is looked for among the digits alone; with dashes, they must stand
 * where identifiers have them.
 */
final class IdentifierPart {
    private static final Pattern PART = Pattern.compile("(?=.*[0-9a-f])[0-9a-f-]{1,36}");
    private static final int DIGITS = 32;
    private static final int BITS_OF_A_DIGIT = 4;

    /** The places of an identifier's text at which a dash stands. */
    private static final String DASHES = "        -    -    -    -            ";

    private final String digits;
    private final long[] highMasks;
    private final long[] highs;
    private final long[] lowMasks;
    private final long[] lows;

    private IdentifierPart(String digits, int[] places) {
        this.digits = digits;
        highMasks = new long[places.length];
        highs = new long[places.length];
        lowMasks = new long[places.length];
        lows = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            for (int digit = 0; digit < digits.length(); digit++) {
                put(i, places[i] + digit, Character.digit(digits.charAt(digit), 16));
            }
        }
    }

    /** Empty if the text cannot be a part of an identifier. */
    static Optional<IdentifierPart> of(String text) {
        if (!PART.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replace("-", "");
        return Optional.of(new IdentifierPart(digits, text.contains("-") ? withDashes(text) : everywhere(digits)));
    }

    private static int[] everywhere(String digits) {
        return IntStream.rangeClosed(0, DIGITS - digits.length()).toArray();
    }

    /** The digit at which the text begins, for each place at which its dashes are those of an identifier. */
    private static int[] withDashes(String text) {
        return IntStream.rangeClosed(0, DASHES.length() - text.length())
                .filter(place -> IntStream.range(0, text.length())
                        .allMatch(i -> (text.charAt(i) == '-') == (DASHES.charAt(place + i) == '-')))
                .map(place -> place
                        - (int) DASHES.chars()
                                .limit(place)
                                .filter(c -> c == '-')
                                .count())
                .toArray();
    }

    private void put(int i, int place, long digit) {
        boolean high = place < DIGITS / 2;
        int shift = (DIGITS / 2 - 1 - place % (DIGITS / 2)) * BITS_OF_A_DIGIT;
        (high ? highMasks : lowMasks)[i] |= 0xFL << shift;
        (high ? highs : lows)[i] |= digit << shift;
    }

    /** Whether it has as many digits as an identifier, or more. */
    boolean isWhole() {
        return digits.length() >= DIGITS;
    }

    /** The only identifier that contains it; empty if it has less digits than one, or more. */
    Optional<UUID> whole() {
        return digits.length() == DIGITS
                ? Optional.of(new UUID(
                        Long.parseUnsignedLong(digits.substring(0, DIGITS / 2), 16),
                        Long.parseUnsignedLong(digits.substring(DIGITS / 2), 16)))
                : Optional.empty();
    }

    boolean isIn(UUID id) {
        return isIn(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /** Whether an identifier contains it, which is given as its two halves. */
    boolean isIn(long high, long low) {
        for (int i = 0; i < highs.length; i++) {
            if (((high & highMasks[i]) ^ highs[i] | (low & lowMasks[i]) ^ lows[i]) == 0) {
                return true;
            }
        }
        return false;
    }
}
