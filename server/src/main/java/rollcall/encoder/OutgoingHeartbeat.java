package rollcall.encoder;

import java.time.Instant;
import java.util.List;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * A heartbeat that may leave.
 *
 * @param kept what it says
 * @param vocabulary by which it was judged
 * @param ignored which local facts are not in it, and why
 * @param factsAt when they were found out
 * @param program what is called so that is reported on; empty if it was not said
 */
public record OutgoingHeartbeat(
        KeptHeartbeat kept, Vocabulary vocabulary, List<IgnoredField> ignored, Instant factsAt, String program) {}
