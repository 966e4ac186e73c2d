package rollcall.gate;

import java.math.BigDecimal;
import java.util.Optional;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.ReportedValue;

/** Values of properties that are permitted by their kind, whatever their name. */
final class EventValue {
    /** Digits of a number that count: as many as a double has; more would be a text in disguise. */
    private static final int MOST_DIGITS = 17;

    /** Digits of a number that is written out, and of its exponent: the senders' own largest have some 309. */
    private static final int MOST_WRITTEN = 400;

    private EventValue() {}

    /** The kind that a claim would have; null if it is none of those that need no name. */
    static FieldKind kind(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Id) {
            return FieldKind.ID;
        }
        if (reportedValue instanceof ReportedValue.Flag) {
            return FieldKind.FLAG;
        }
        return reportedValue instanceof ReportedValue.Number ? FieldKind.NUMBER : null;
    }

    static Optional<Object> ofAnyName(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Id id) {
            return Optional.of(id.id());
        }
        if (reportedValue instanceof ReportedValue.Flag flag) {
            return Optional.of(flag.flag());
        }
        return reportedValue instanceof ReportedValue.Number number ? number(number.number()) : Optional.empty();
    }

    /** The number as it is; empty for one that has too many digits or could be an internet address. */
    static Optional<Object> number(BigDecimal number) {
        // As a long: the smallest int has no absolute value.
        boolean bounded = number.precision() <= MOST_WRITTEN && Math.abs((long) number.scale()) <= MOST_WRITTEN;
        boolean fits = bounded && number.stripTrailingZeros().precision() <= MOST_DIGITS && !isAddress(number);
        return fits ? Optional.of(number) : Optional.empty();
    }

    private static boolean isAddress(BigDecimal number) {
        BigDecimal whole = number.stripTrailingZeros();
        return whole.scale() <= 0
                && whole.precision() - whole.scale() <= MOST_DIGITS
                && AddressFinder.isNumber(whole.longValueExact());
    }
}
