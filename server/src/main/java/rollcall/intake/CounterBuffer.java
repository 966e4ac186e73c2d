package rollcall.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts by key that gather in memory until they are written. */
final class CounterBuffer<K> {
    private final Map<K, Long> gathered = new ConcurrentHashMap<>();

    void add(K key) {
        add(key, 1);
    }

    void add(K key, long times) {
        gathered.merge(key, times, Long::sum);
    }

    /** Hands over the counts. If they cannot be written, they stay here, and the failure is thrown. */
    synchronized void flush(Consumer<Map<K, Long>> write) {
        Map<K, Long> taken = new HashMap<>();
        gathered.keySet().forEach(key -> taken.put(key, gathered.remove(key)));
        if (taken.isEmpty()) {
            return;
        }
        try {
            write.accept(taken);
        } catch (RuntimeException e) {
            taken.forEach((key, count) -> gathered.merge(key, count, Long::sum));
            throw e;
        }
    }
}
