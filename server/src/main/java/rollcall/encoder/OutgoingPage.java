package rollcall.encoder;

import java.util.List;
import java.util.UUID;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * Events that leave together. The same page has the same events until it has arrived, but for those that became too old.
 *
 * @param pageId names the page, at the receiver as well
 * @param program what is called so that is reported on; empty if it was not said
 * @param version the version of the program that is reported on; empty for none
 * @param vocabulary by which the events were judged
 * @param events what may leave, oldest first; may be none
 * @param rows how many rows of the outbox it stands for
 */
public record OutgoingPage(
        UUID pageId,
        UUID instanceId,
        String program,
        String version,
        Vocabulary vocabulary,
        List<OutgoingEvent> events,
        int rows) {}
