package rollcall.http.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * All answers that leave at the pace of their readers.
 *
 * <p>Limits: together they hold a sixteenth of the heap at most, and four threads at most wait because they write more than may be kept of
 * one answer. When a limit is exceeded, the answer that has been leaving for longest gives way.
 */
final class BufferedAnswers {
    private static final int MOST_WAITING = 4;

    private final long most = Runtime.getRuntime().maxMemory() / 16;
    private final Map<BufferedAnswer, Long> kept = new LinkedHashMap<>();
    private final Set<BufferedAnswer> waiting = new LinkedHashSet<>();
    private long total;

    /**
     * Records that so many bytes of this answer are kept now, and whether a thread waits until more of it has left. Returns the answers
     * that have to give way; they no longer count.
     */
    synchronized List<BufferedAnswer> keeps(BufferedAnswer answer, long bytes, boolean waits) {
        Long before = kept.put(answer, bytes);
        total += bytes - (before == null ? 0 : before);
        if (waits) {
            waiting.add(answer);
        }
        List<BufferedAnswer> giveWay = new ArrayList<>();
        while (total > most && kept.size() > 1) {
            giveWay.add(removed(kept.keySet().iterator().next()));
        }
        if (waiting.size() > MOST_WAITING) {
            giveWay.add(removed(waiting.iterator().next()));
        }
        return giveWay;
    }

    private BufferedAnswer removed(BufferedAnswer first) {
        waitsNoMore(first);
        left(first);
        return first;
    }

    synchronized void waitsNoMore(BufferedAnswer answer) {
        waiting.remove(answer);
    }

    /** No byte of this answer is kept any more. */
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
