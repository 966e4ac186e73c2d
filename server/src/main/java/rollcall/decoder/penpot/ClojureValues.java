package rollcall.decoder.penpot;

import java.math.BigInteger;
import java.util.List;

/** Values of Clojure that Java has no class for. */
final class ClojureValues {
    /** What a number in an object of its own takes, in bytes. */
    static final int BOXED = 24;

    /** What a text takes besides its characters. */
    static final int TEXT = 40;

    private ClojureValues() {}

    /**
     * A keyword or a symbol.
     *
     * @param text the name, with its namespace before a slash if it has one
     */
    record Name(String text) {}

    /**
     * A map as it came.
     *
     * @param flat key, value, key, value
     */
    record Entries(List<?> flat) {}

    /** A fraction; the denominator is not 0. */
    record Ratio(BigInteger numerator, BigInteger denominator) {}
}
