package rollcall.decoder.penpot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Event;
import rollcall.report.Rejection;

/** Reads the events of a blob one by one. */
final class BlobEvents {
    /** Most events of a batch; the sender puts 10,000 into one. */
    private static final int MOST_EVENTS = 20_000;

    /** Most bytes of memory for a batch, beside its packed bytes: 10,000 events with ten properties hold a third of it. */
    private static final long BUDGET = 48L << 20;

    /** Bytes of an event beside its texts and reported values. */
    private static final int EVENT = 64;

    private final HeapBudget budget;
    private final PenpotValues values;
    private final List<Event> events = new ArrayList<>();

    private BlobEvents(int packed) {
        this.budget = new HeapBudget(BUDGET + packed);
        this.values = new PenpotValues(budget);
    }

    /**
     * The events of content in Fressian.
     *
     * @param packed the size of the blob, in bytes
     */
    static List<Event> fressian(InputStream content, int packed) throws IOException {
        BlobEvents read = new BlobEvents(packed);
        FressianDecoder reader = new FressianDecoder(content, read.budget);
        reader.eachOf(read::add);
        reader.end();
        return read.events;
    }

    /**
     * The events of content in Transit.
     *
     * @param packed the size of the blob, in bytes
     */
    static List<Event> transit(InputStream content, int packed) {
        BlobEvents read = new BlobEvents(packed);
        try {
            return StrictJson.walk(content, parser -> {
                new TransitReader(parser, read.budget).eachOf(read::add);
                return read.events;
            });
        } catch (Malformed e) {
            // The body itself was valid JSON; the error is in the content.
            throw e.field().isEmpty() ? Blob.broken() : e;
        }
    }

    private void add(@Nullable Object value) {
        if (events.size() == MOST_EVENTS) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "events");
        }
        budget.keep(EVENT);
        events.add(PenpotEvent.event(value, values));
    }
}
