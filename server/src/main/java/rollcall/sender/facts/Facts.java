package rollcall.sender.facts;

import java.util.List;
import java.util.Optional;
import rollcall.encoder.Protocol;

/** Where a heartbeat's contents come from: Rollcall itself, or the program beside it. */
public interface Facts {
    /** What is known now, in that form's field names; empty if the program has not told it yet, or told it for another form. */
    Optional<LocalFacts> now(Protocol wire);

    /** Names of counts and versions that the program told and no form has by itself. */
    List<String> declared();

    /** What the program is called that is reported on; empty if it was not said. */
    String program();

    /** Whether Rollcall reports on itself. */
    boolean ofRollcall();
}
