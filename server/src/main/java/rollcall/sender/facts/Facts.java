package rollcall.sender.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.report.ReportedValue;

/** Where a heartbeat's contents come from: Rollcall itself, or the program beside it. */
public interface Facts {
    /** What is known at this moment. It is looked up once, at the first question, and does not change after that. */
    Known now();

    /** The name of the program that is reported on; empty if it is not known. */
    String program();

    /** Whether Rollcall reports on itself. */
    boolean ofRollcall();

    /**
     * What is known of the program in one protocol, before the gate decides what of it may leave.
     *
     * @param version the program's version; empty if it is not known
     * @param values values by field name
     * @param ignored what was ignored already when the program reported it
     * @param at when it was looked up, or reported
     */
    record LocalFacts(String version, Map<String, ReportedValue> values, List<IgnoredField> ignored, Instant at) {}

    /** The facts of one moment. Not safe for use by several threads. */
    interface Known {
        /** The facts in the field names of a protocol; empty if the program has reported none, or for another protocol. */
        Optional<LocalFacts> in(Protocol protocol);

        /** Names of counts and versions that the program reported and that are fields of no protocol. */
        List<String> declared();
    }
}
