package rollcall.decoder.penpot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import rollcall.input.JsonValues;
import rollcall.input.Times;

/** Reads a text of Transit: the character after a tilde tells the type of the value. */
final class TransitText {
    private static final int LONGEST_NUMBER = 1_000;

    private TransitText() {}

    /** The tag at the beginning of an array: it names the type of the array's other elements. */
    record Tag(String name) {}

    static @Nullable Object value(String text) {
        if (text.length() < 2 || text.charAt(0) != '~') {
            return text;
        }
        String rest = text.substring(2);
        try {
            return switch (text.charAt(1)) {
                case '~', '^', '`' -> text.substring(1);
                case '#' -> new Tag(rest);
                case ':', '$' -> new ClojureValues.Name(rest);
                case 'u' -> JsonValues.uuid(rest).orElseThrow(Blob::broken);
                case 'm' -> millis(rest);
                case 't' -> time(Times.read(rest));
                case 'i' -> Long.parseLong(rest);
                case 'n' -> new BigInteger(bounded(rest));
                case 'f' -> new BigDecimal(bounded(rest));
                case 'd' -> Double.parseDouble(bounded(rest));
                case 'z' -> special(rest);
                case 'c' -> character(rest);
                case 'b' -> Base64.getDecoder().decode(rest);
                case 'r' -> rest;
                case '?' -> rest.equals("t");
                case '_' -> null;
                default -> throw Blob.broken();
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw Blob.broken();
        }
    }

    /** An instant, or the reading of a text that is not a time as a whole; both count as a time. */
    private static Object time(Times.Reading reading) {
        return reading.readable() && reading.at() != null ? reading.at() : reading;
    }

    private static Object millis(String digits) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return time(Times.read(digits));
        }
    }

    private static String bounded(String number) {
        if (number.length() > LONGEST_NUMBER) {
            throw Blob.broken();
        }
        return number;
    }

    private static Double special(String name) {
        return switch (name) {
            case "NaN" -> Double.NaN;
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> throw Blob.broken();
        };
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw Blob.broken();
        }
        return text.charAt(0);
    }
}
