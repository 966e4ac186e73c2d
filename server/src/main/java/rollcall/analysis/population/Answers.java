package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import rollcall.rollup.read.Memory;

/**
 * Remembers answers about populations, within a budget of bytes for the whole process. An answer is valid as long as no report came to the
 * days that it is about, and no event if the filter asks for events.
 */
final class Answers {
    /** The part of the heap that the answers may take. */
    private static final long PART_OF_HEAP = 16;

    private final Memory<Key> memory = new Memory<>(PART_OF_HEAP);

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
        return memory.of(key, bytes, count);
    }
}
