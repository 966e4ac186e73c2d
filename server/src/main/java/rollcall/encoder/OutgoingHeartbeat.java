package rollcall.encoder;

import java.time.Instant;
import java.util.List;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * A heartbeat that may be sent.
 *
 * @param kept the permitted values
 * @param vocabulary the vocabulary by which the gate judged the values
 * @param ignored the local facts that are not sent, and why
 * @param factsAt when the facts were read or reported
 * @param program the name of the program that is reported on; empty if it is unknown
 */
public record OutgoingHeartbeat(
        KeptHeartbeat kept, Vocabulary vocabulary, List<IgnoredField> ignored, Instant factsAt, String program) {}
