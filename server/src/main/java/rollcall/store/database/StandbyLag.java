package rollcall.store.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a standby is behind, by this machine's clock alone: the time since the primary was at a place in its write-ahead log that the standby has
 * not reached. A primary at rest makes no standby late, and a standby that lost its connection is late however little it knows of that.
 */
final class StandbyLag {
    /** More would not be of use: the lag is beyond every limit by then. One comes each second. */
    private static final int MOST = 4_000;

    private final Deque<Mark> ahead = new ArrayDeque<>();

    /** @param nanos when the primary was there, see {@link System#nanoTime} */
    private record Mark(long position, long nanos) {}

    /** Notes where the primary is in its log, in bytes. If it is behind an earlier place, it is another primary. */
    void primaryAt(long position, long nanos) {
        Mark last = ahead.peekLast();
        if (last != null && last.position > position) {
            ahead.clear();
        }
        if (ahead.size() < MOST && (ahead.isEmpty() || ahead.getLast().position < position)) {
            ahead.add(new Mark(position, nanos));
        }
    }

    /** How far a standby is behind that has reached a place in the log. */
    Duration of(long position, long nanos) {
        while (!ahead.isEmpty() && ahead.getFirst().position <= position) {
            ahead.remove();
        }
        return ahead.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos - ahead.getFirst().nanos);
    }
}
