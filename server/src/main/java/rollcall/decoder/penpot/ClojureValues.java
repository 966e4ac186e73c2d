package rollcall.decoder.penpot;

import java.math.BigInteger;
import java.util.List;

/** Values of Clojure for which Java has no class. */
final class ClojureValues {
    /** Bytes of an object with a number. */
    static final int BOXED = 24;

    /** Bytes of a text beside its characters. */
    static final int TEXT = 40;

    private ClojureValues() {}

    /**
     * A keyword or a symbol.
     *
     * @param text the name; a namespace and a slash precede it if there is one
     */
    record Name(String text) {}

    /**
     * A map in the order of the request.
     *
     * @param flat key, value, key, value
     */
    record Entries(List<?> flat) {}

    /** A fraction; the denominator is not 0. */
    record Ratio(BigInteger numerator, BigInteger denominator) {}
}
