package rollcall.rollup.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was counted, within a budget of bytes. Of several requests that ask the same at once, one counts and the others wait for it.
 * What it returns must not be changed.
 *
 * @param <K> a question, together with all that its answer depends on. A question belongs to one kind of answer
 */
public final class Memory<K> {
    private static final int BYTES_OF_AN_ENTRY = 400;

    private final Cache<K, Answer> known;

    /** @param partOfHeap the budget is the heap's largest size divided by it */
    public Memory(long partOfHeap) {
        known = Caffeine.newBuilder()
                .maximumWeight(Runtime.getRuntime().maxMemory() / partOfHeap)
                .weigher((K key, Answer answer) -> (int) Math.min(Integer.MAX_VALUE, BYTES_OF_AN_ENTRY + answer.bytes))
                .build();
    }

    /**
     * @param bytes how much memory an answer takes, roughly
     * @param count makes the answer; a failure is not remembered
     */
    public <T> T of(K key, ToLongFunction<T> bytes, Supplier<T> count) {
        Answer answer = known.get(key, none -> new Answer());
        if (answer.value == null) {
            answer.count(bytes, count);
            // What it weighs is known now.
            known.put(key, answer);
        }
        @SuppressWarnings("unchecked") // The question of a key belongs to one kind of answer.
        T value = (T) answer.value;
        return Objects.requireNonNull(value);
    }

    /** An answer, or the place where those wait who ask for it. */
    private static final class Answer {
        private volatile @Nullable Object value;
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
