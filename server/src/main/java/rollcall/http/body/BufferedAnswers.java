package rollcall.http.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The answers that leave at their readers' pace. They may hold a sixteenth of the heap, and four threads of those that write more than is
 * kept of an answer. Whoever has read for longest gives way to the next one.
 */
final class BufferedAnswers {
    private static final int MOST_WAITING = 4;

    private final long most = Runtime.getRuntime().maxMemory() / 16;
    private final Map<BufferedAnswer, Long> kept = new LinkedHashMap<>();
    private final Set<BufferedAnswer> waiting = new LinkedHashSet<>();
    private long total;

    /**
     * So many bytes are kept of this answer now, and a thread may wait until more of it has left. Returns who has to give way; they are
     * counted no more.
     */
    synchronized List<BufferedAnswer> keeps(BufferedAnswer answer, long bytes, boolean waits) {
        Long before = kept.put(answer, bytes);
        total += bytes - (before == null ? 0 : before);
        if (waits) {
            waiting.add(answer);
        }
        List<BufferedAnswer> giveWay = new ArrayList<>();
        while (total > most && kept.size() > 1) {
            giveWay.add(dropped(kept.keySet().iterator().next()));
        }
        if (waiting.size() > MOST_WAITING) {
            giveWay.add(dropped(waiting.iterator().next()));
        }
        return giveWay;
    }

    private BufferedAnswer dropped(BufferedAnswer first) {
        waitsNoMore(first);
        left(first);
        return first;
    }

    synchronized void waitsNoMore(BufferedAnswer answer) {
        waiting.remove(answer);
    }

    /** Nothing of it is kept any more. */
    synchronized void left(BufferedAnswer answer) {
        Long bytes = kept.remove(answer);
        total -= bytes == null ? 0 : bytes;
        if (kept.isEmpty()) {
            notifyAll();
        }
    }

    synchronized void awaitNone(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds;
                !kept.isEmpty() && left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
    }
}
