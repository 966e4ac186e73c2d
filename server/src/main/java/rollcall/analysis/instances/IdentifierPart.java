package rollcall.analysis.instances;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of an identifier: hexadecimal digits in lower case. Without a dash it is looked for among the digits alone; with dashes, they must stand
 * where identifiers have them.
 *
 * <p>All places of an identifier are compared at once: of the four bits of a digit, the highest one says whether the part may begin there.
 */
final class IdentifierPart {
    private static final Pattern PART = Pattern.compile("(?=.*[0-9a-f])[0-9a-f-]{1,36}");
    private static final int DIGITS = 32;
    private static final int DIGITS_OF_A_HALF = 16;
    private static final int BITS_OF_A_DIGIT = 4;

    /** The places of an identifier's text at which a dash stands. */
    private static final String DASHES = "        -    -    -    -            ";

    private static final long EACH_DIGIT = 0x1111_1111_1111_1111L;
    private static final long ALL_BUT_HIGHEST = 0x7777_7777_7777_7777L;

    private final String digits;

    /** For each digit of the part a half of an identifier that consists of it. */
    private final long[] repeated;

    private final long mayBeginHigh;
    private final long mayBeginLow;

    private IdentifierPart(String digits, IntStream places) {
        this.digits = digits;
        repeated = digits.chars()
                .mapToLong(digit -> Character.digit(digit, 16) * EACH_DIGIT)
                .toArray();
        long high = 0;
        long low = 0;
        for (int place : places.toArray()) {
            long bit = Long.MIN_VALUE >>> place % DIGITS_OF_A_HALF * BITS_OF_A_DIGIT;
            high |= place < DIGITS_OF_A_HALF ? bit : 0;
            low |= place < DIGITS_OF_A_HALF ? 0 : bit;
        }
        mayBeginHigh = high;
        mayBeginLow = low;
    }

    /** Empty if the text cannot be a part of an identifier. */
    static Optional<IdentifierPart> of(String text) {
        if (!PART.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replace("-", "");
        return Optional.of(new IdentifierPart(
                digits, text.contains("-") ? withDashes(text) : IntStream.rangeClosed(0, DIGITS - digits.length())));
    }

    /** The digit at which the text begins, for each place at which its dashes are those of an identifier. */
    private static IntStream withDashes(String text) {
        return IntStream.rangeClosed(0, DASHES.length() - text.length())
                .filter(place -> IntStream.range(0, text.length())
                        .allMatch(i -> (text.charAt(i) == '-') == (DASHES.charAt(place + i) == '-')))
                .map(place -> place
                        - (int) DASHES.chars()
                                .limit(place)
                                .filter(c -> c == '-')
                                .count());
    }

    /** Whether it has as many digits as an identifier, or more. */
    boolean isWhole() {
        return digits.length() >= DIGITS;
    }

    /** The only identifier that contains it; empty if it has less digits than one, or more. */
    Optional<UUID> whole() {
        return digits.length() == DIGITS
                ? Optional.of(new UUID(
                        Long.parseUnsignedLong(digits.substring(0, DIGITS_OF_A_HALF), 16),
                        Long.parseUnsignedLong(digits.substring(DIGITS_OF_A_HALF), 16)))
                : Optional.empty();
    }

    boolean isIn(UUID id) {
        return isIn(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /** Whether an identifier contains it, which is given as its two halves. */
    boolean isIn(long high, long low) {
        long beginsHigh = mayBeginHigh;
        long beginsLow = mayBeginLow;
        for (int i = 0; i < repeated.length && (beginsHigh | beginsLow) != 0; i++) {
            long equalHigh = equal(high, repeated[i]);
            long equalLow = equal(low, repeated[i]);
            beginsHigh &= i < DIGITS_OF_A_HALF
                    ? earlier(equalHigh, i) | (i == 0 ? 0 : equalLow >>> (DIGITS_OF_A_HALF - i) * BITS_OF_A_DIGIT)
                    : earlier(equalLow, i - DIGITS_OF_A_HALF);
            beginsLow &= i < DIGITS_OF_A_HALF ? earlier(equalLow, i) : 0;
        }
        return (beginsHigh | beginsLow) != 0;
    }

    /** The highest bit of each digit that is equal in both. */
    private static long equal(long half, long repeated) {
        long different = half ^ repeated;
        return ~((different & ALL_BUT_HIGHEST) + ALL_BUT_HIGHEST | different | ALL_BUT_HIGHEST);
    }

    /** Moves what was found at each digit so many digits towards the first. */
    private static long earlier(long found, int digits) {
        return found << digits * BITS_OF_A_DIGIT;
    }
}
