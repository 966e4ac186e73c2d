package rollcall.encoder;

import java.math.BigDecimal;

/** Which numbers survive as floating point of 64 bits. */
final class BinaryNumber {
    private BinaryNumber() {}

    /** Whether a reader that writes the nearest such number down in as few digits as tell it apart has this number again. */
    static boolean isExact(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }
}
