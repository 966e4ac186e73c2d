package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.input.Malformed;
import rollcall.report.Event;
import rollcall.report.Rejection;

/**
 * Batches that say much in few bytes. Each is rejected, or decoded if it is valid, without more memory or time than an honest batch of its
 * size takes.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class HostileFressianTest {
    private static final int PACKED = 10_000;
    private static final long MIB = 1 << 20;

    /** Of all that is allocated; what is held at a moment is less. */
    private static final long MOST_BYTES = 192 * MIB;

    private static final long MOST_NANOS = 8_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** The first slot of the priority cache. */
    private static final byte[] CACHED = {(byte) FressianCodes.PRIORITY_CACHE_PACKED};

    @Test
    void a_list_of_the_cache_is_not_multiplied_by_events_that_refer_to_it() {
        byte[] names = list(repeated(text("word"), 100_000));
        byte[] first = event("props", map(text("a"), put(names)));
        byte[] others = repeated(event("props", map(text("a"), CACHED)), 19_000);

        rejectedAsTooLarge(list(first, others));
    }

    @Test
    void a_map_of_the_cache_is_not_multiplied_by_events_that_refer_to_it() {
        byte[] first = event("props", put(map(numbered(100_000))));
        byte[] others = repeated(event("props", CACHED), 19_000);

        rejectedAsTooLarge(list(first, others));
    }

    @Test
    void a_mixed_list_of_the_cache_is_not_looked_through_again_and_again() {
        byte[] mixed = list(repeated(text("word"), 200_000), new byte[] {(byte) FressianCodes.NULL});
        byte[] first = event("props", map(text("a"), put(mixed)));
        byte[] others = repeated(event("props", map(text("a"), CACHED)), 19_000);

        rejectedAsTooLarge(list(first, others));
    }

    @Test
    void an_event_of_the_cache_with_many_unknown_members_is_not_looked_through_again_and_again() {
        byte[] first = put(event("x", new byte[] {1}, numbered(200_000)));

        rejectedAsTooLarge(list(first, repeated(CACHED, 19_000)));
    }

    @Test
    void long_names_are_not_put_together_again_and_again() {
        byte[] half = chunked("n".repeat(500_000));
        byte[] name = concat(new byte[] {(byte) FressianCodes.KEY}, put(half), CACHED);
        byte[] again = concat(new byte[] {(byte) FressianCodes.KEY}, CACHED, CACHED);

        rejected(Rejection.INVALID_DATA, list(event("props", map(text("a"), name)), repeated(again, 1_000)));
    }

    @Test
    void a_number_that_is_no_members_name_is_not_written_out_again_and_again() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) '5');
        byte[] number = concat(
                new byte[] {
                    (byte) FressianCodes.BIGINT, (byte) FressianCodes.BYTES, (byte) (FressianCodes.INT_2_ZERO + 1), 0
                },
                digits);
        byte[] one = {1};
        byte[] others = repeated(concat(CACHED, one), 200_000);

        byte[] events = list(event("x", one, put(number), one), repeated(event("x", one, others), 12));

        assertThat(understood(events)).hasSize(13);
    }

    @Test
    void zeros_are_not_held_however_many_there_are() {
        byte[] zeros = list(new byte[60 << 20]);

        rejectedAsTooLarge(list(event("props", map(text("a"), zeros))));
    }

    @Test
    void more_than_twenty_thousand_events_are_too_many() {
        byte[] event = event("props", map());

        assertThat(understood(list(repeated(event, 20_000)))).hasSize(20_000);
        rejectedAsTooLarge(list(repeated(event, 20_001)));
    }

    @Test
    void what_one_event_was_read_into_is_no_burden_to_the_next() {
        byte[] garbage = event("other", list(new byte[100_000]));

        assertThat(understood(list(repeated(garbage, 500)))).hasSize(500);
    }

    @Test
    void texts_of_a_megabyte_that_are_said_once_are_understood() {
        byte[] event = event("context", map(text("a"), chunked("y".repeat(1 << 20))));

        List<Event> events = understood(list(repeated(event, 10)));

        assertThat(events).hasSize(10);
    }

    @Test
    void puts_within_puts_and_resets_within_resets_end_somewhere() {
        byte[] puts = new byte[1_000_000];
        Arrays.fill(puts, (byte) FressianCodes.PUT_PRIORITY_CACHE);
        byte[] resets = new byte[1_000_000];
        Arrays.fill(resets, (byte) FressianCodes.RESET_CACHES);

        rejected(Rejection.INVALID_DATA, list(puts));
        rejected(Rejection.INVALID_DATA, list(resets));
    }

    private static void rejectedAsTooLarge(byte[] content) {
        rejected(Rejection.PAYLOAD_TOO_LARGE, content);
    }

    private static void rejected(Rejection rejection, byte[] content) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> understood(content))
                .matches(refused -> refused.rejection() == rejection, rejection.code())
                .matches(refused -> refused.field().equals("events"), "events");
    }

    private static List<Event> understood(byte[] content) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return BlobEvents.fressian(new ByteArrayInputStream(content), PACKED);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
            assertThat(THREADS.getCurrentThreadCpuTime() - nanos).isLessThan(MOST_NANOS);
        }
    }

    private static byte[] event(String member, byte[] value, byte[]... more) {
        return map(concat(text("name"), text("n"), text("type"), text("t"), text(member), concat(value), concat(more)));
    }

    private static byte[] map(byte[]... flat) {
        return concat(new byte[] {(byte) FressianCodes.MAP}, list(flat));
    }

    private static byte[] list(byte[]... elements) {
        return concat(new byte[] {(byte) FressianCodes.BEGIN_CLOSED_LIST}, concat(elements), new byte[] {
            (byte) FressianCodes.END_COLLECTION
        });
    }

    private static byte[] put(byte[] value) {
        return concat(new byte[] {(byte) FressianCodes.PUT_PRIORITY_CACHE}, value);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return concat(new byte[] {(byte) (FressianCodes.STRING_PACKED + bytes.length)}, bytes);
    }

    private static byte[] chunked(String text) {
        return LibraryFressian.written(text);
    }

    private static byte[] numbered(int entries) {
        return concat(IntStream.range(0, entries)
                .mapToObj(i -> concat(text("k" + i), new byte[] {1}))
                .toArray(byte[][]::new));
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
