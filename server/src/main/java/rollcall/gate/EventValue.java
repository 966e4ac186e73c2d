package rollcall.gate;

import java.math.BigDecimal;
import java.util.Optional;
import rollcall.report.Claim;

/** Values of properties that are permitted by their kind, whatever their name. */
final class EventValue {
    /** Digits of a number, and of its exponent: the senders' own largest have some 309. */
    private static final int MOST_DIGITS = 400;

    private EventValue() {}

    /** The kind that a claim would have; null if it is none of those that need no name. */
    static Kind kind(Claim claim) {
        if (claim instanceof Claim.Id) {
            return Kind.ID;
        }
        if (claim instanceof Claim.Flag) {
            return Kind.FLAG;
        }
        return claim instanceof Claim.Number ? Kind.NUMBER : null;
    }

    static Optional<Object> ofAnyName(Claim claim) {
        if (claim instanceof Claim.Id id) {
            return Optional.of(id.id());
        }
        if (claim instanceof Claim.Flag flag) {
            return Optional.of(flag.flag());
        }
        return claim instanceof Claim.Number number ? number(number.number()) : Optional.empty();
    }

    static Optional<Object> number(BigDecimal number) {
        // As a long: the smallest int has no absolute value.
        boolean fits = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
        return fits ? Optional.of(number) : Optional.empty();
    }
}
