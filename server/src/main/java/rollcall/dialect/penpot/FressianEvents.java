package rollcall.dialect.penpot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import rollcall.report.Event;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** The events of blob versions 4 and 5: a list of maps in Fressian. */
final class FressianEvents {
    /** The sender has 10,000 in a batch. */
    private static final int MOST_EVENTS = 20_000;

    /** What a batch may hold besides some for each of its packed bytes: 10,000 events with ten properties hold a third of it. */
    private static final long BUDGET = 48L << 20;

    /** What an event takes besides its texts and claims. */
    private static final int EVENT = 64;

    private FressianEvents() {}

    /** @param packed the size of the blob, in bytes */
    static List<Event> read(InputStream content, int packed) throws IOException {
        HeapBudget budget = new HeapBudget(BUDGET + packed);
        FressianReader reader = new FressianReader(content, budget);
        EventClaims claims = new EventClaims(budget);
        List<Event> events = new ArrayList<>();
        reader.eachOf(value -> {
            if (events.size() == MOST_EVENTS) {
                throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, "events");
            }
            budget.keep(EVENT);
            events.add(EventValues.event(value, claims));
        });
        reader.end();
        return events;
    }
}
