package rollcall.sender.facts;

import java.util.List;
import java.util.Optional;
import rollcall.encoder.Protocol;

/** Where a heartbeat's contents come from: Rollcall itself, or the program beside it. */
public interface Facts {
    /** What is known at this moment. It is looked up once, at the first question, and does not change after that. */
    Known now();

    /** The name of the program that is reported on; empty if it is not known. */
    String program();

    /** Whether Rollcall reports on itself. */
    boolean ofRollcall();

    /** The facts of one moment. Not safe for use by several threads. */
    interface Known {
        /** The facts in the field names of a protocol; empty if the program has reported none, or for another protocol. */
        Optional<LocalFacts> in(Protocol protocol);

        /** Names of counts and versions that the program reported and that are fields of no protocol. */
        List<String> declared();
    }
}
