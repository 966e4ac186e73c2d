package rollcall.gate;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.ReportedValue;

/** Values of properties that are permitted by their kind, whatever their name. */
final class EventValue {
    /** Most significant digits of a number: those of a double. More digits could be a text in disguise. */
    private static final int MOST_DIGITS = 17;

    /** Most digits of a written number, and its largest exponent: the largest numbers of senders have some 309 digits. */
    private static final int MOST_WRITTEN = 400;

    private EventValue() {}

    /** The kind of a reported value; null if a value of its shape needs a permitted name. */
    static @Nullable FieldKind kind(ReportedValue reportedValue) {
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

    /** The number; empty if it has too many digits or may be an internet address. */
    static Optional<Object> number(BigDecimal number) {
        // As a long, because the smallest int has no absolute value.
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
