package rollcall.encoder;

import java.util.List;
import java.util.UUID;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * Events that are sent in one request. A page has the same events each time it is sent, except those that became too old.
 *
 * @param pageId the identifier of the page, which the receiver uses too
 * @param instanceId the identifier of this installation
 * @param program the name of the program that is reported on; empty if it is unknown
 * @param version the version of the program that is reported on; empty if it is not sent
 * @param vocabulary the vocabulary by which the gate judged the events
 * @param events the events that may be sent, oldest first; may be empty
 * @param rows how many rows of the outbox belong to the page
 */
public record OutgoingPage(
        UUID pageId,
        UUID instanceId,
        String program,
        String version,
        Vocabulary vocabulary,
        List<OutgoingEvent> events,
        int rows) {}
