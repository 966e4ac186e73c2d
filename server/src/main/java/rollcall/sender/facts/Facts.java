package rollcall.sender.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.report.ReportedValue;

/** The source of a heartbeat's values: Rollcall itself, or the program that runs beside it. */
public interface Facts {
    /** Returns the facts of this moment. They are read at the first call of a method of {@link Known} and do not change after that. */
    Known now();

    /** The name of the program that is reported on; empty if it is not known. */
    String program();

    /** Whether Rollcall reports on itself. */
    boolean ofRollcall();

    /**
     * The facts in the field names of one protocol, before the gate decides which of them may be sent.
     *
     * @param version the program's version; empty if it is unknown
     * @param values the values by field name
     * @param ignored the fields that were ignored when the program reported them
     * @param at when Rollcall read the facts of itself, or when the program reported them
     */
    record LocalFacts(String version, Map<String, ReportedValue> values, List<IgnoredField> ignored, Instant at) {}

    /** The facts of one moment. Not safe for use by several threads. */
    interface Known {
        /**
         * Returns the facts in the field names of a protocol. Empty if the program has reported none, or has reported them for another
         * protocol.
         */
        Optional<LocalFacts> in(Protocol protocol);

        /** Returns the names of counts and versions that the program reported and that Rollcall's own preset does not define. */
        List<String> declared();
    }
}
