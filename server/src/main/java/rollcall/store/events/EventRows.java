package rollcall.store.events;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptEvent;

/** Writes events as rows in the text of COPY, and answers with each row's hash, its mark. Equal marks mean equal rows of the same moment. */
final class EventRows {
    private static final Hasher64 HASH = Hashing.xxh3_64();

    /** One behind each of the five columns that {@link #bytes} counts. */
    private static final int SEPARATORS = 5;

    private final CopyText text;
    private final byte[] shared;
    private @Nullable LocalDate lastDay;
    private byte[] lastDayText = {};
    private long bytes;

    /**
     * @param text where the rows go
     * @param shared the columns that all rows of a batch share, each with a tab behind it; the marks do not cover them
     */
    EventRows(CopyText text, String shared) {
        this.text = text;
        this.shared = shared.getBytes(StandardCharsets.UTF_8);
    }

    /** The marks of a batch's events, in their order. */
    static long[] marks(List<KeptEvent> events) {
        long[] marks = new long[events.size()];
        CopyText text = new CopyText(1_024);
        EventRows rows = new EventRows(text, "");
        int i = 0;
        for (KeptEvent event : events) {
            marks[i++] = rows.add(event);
            text.cut(0);
        }
        return marks;
    }

    /** How many bytes name, type, source, properties and context of all rows have in the table. */
    long bytes() {
        return bytes;
    }

    /** Adds a row and answers with its mark. */
    long add(KeptEvent event) {
        text.raw(shared);
        int start = text.size();
        long escapes = text.escapes();
        text.raw(day(event.day())).tab();
        int names = text.size();
        text.plain(event.name()).tab();
        text.plain(event.type()).tab();
        text.plain(event.source()).tab();
        int profile = text.size();
        text.ascii(event.profile().isPresent() ? Long.toString(event.profile().getAsLong()) : CopyText.NULL)
                .tab();
        int values = text.size();
        text.json(event.properties()).tab();
        text.json(event.context()).newline();
        bytes += profile - names + text.size() - values - SEPARATORS - (text.escapes() - escapes);
        long hash = HASH.hashBytesToLong(text.bytes(), start, text.size() - start);
        return EventHashes.of(event.moment() == 0 ? hash : HASH.hashLongLongToLong(hash, event.moment()), event.day());
    }

    /** The text of a day, kept because most events of a batch are of the same day. */
    private byte[] day(LocalDate day) {
        if (!day.equals(lastDay)) {
            lastDay = day;
            lastDayText = day.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return lastDayText;
    }
}
