package rollcall.analysis.population;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Remembers answers about populations, within a budget of bytes for the whole process. An answer is valid as long as no report came to the
 * days that it is about, and no event if the filter asks for events. Of several requests that ask the same at once, one counts and the others
 * wait for it.
 */
final class Answers {
    /** The part of the heap that the answers may take. */
    private static final long PART_OF_HEAP = 16;

    private static final int BYTES_OF_AN_ENTRY = 400;

    private final Cache<Key, Answer> known = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
            .weigher((Key key, Answer answer) -> (int) Math.min(Integer.MAX_VALUE, BYTES_OF_AN_ENTRY + answer.bytes))
            .build();

    /**
     * @param reports grows with every report that is counted
     * @param events grows with every event that is counted; 0 if the filter asks for none
     */
    record Key(int productId, LocalDate today, long reports, long events, Filter filter, Object question) {}

    /**
     * @param bytes how much memory an answer takes, roughly
     * @param count makes the answer; a failure is not remembered
     */
    <T> T of(Key key, ToLongFunction<T> bytes, Supplier<T> count) {
        Answer answer = known.get(key, none -> new Answer());
        if (answer.value == null) {
            answer.count(bytes, count);
            // What it weighs is known now.
            known.put(key, answer);
        }
        @SuppressWarnings("unchecked") // The question of the key belongs to one kind of answer.
        T value = (T) answer.value;
        return value;
    }

    /** An answer, or the place where those wait who ask for it. */
    private static final class Answer {
        private volatile Object value;
        private volatile long bytes;

        private synchronized <T> void count(ToLongFunction<T> bytesOf, Supplier<T> count) {
            if (value == null) {
                T counted = count.get();
                bytes = bytesOf.applyAsLong(counted);
                value = counted;
            }
        }
    }
}
