package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import rollcall.decoder.penpot.LibraryFressian.Tagged;
import rollcall.input.Malformed;

/** Our reader beside the library's, on whatever Penpot's sender could write and on what broken or hostile hands make of it. */
@Tag("fast")
class FressianPropertyTest {
    private static final int DEPTH = 3;

    @Property(tries = 300)
    void what_the_library_writes_is_read_as_the_library_reads_it(@ForAll("batches") List<Object> batch)
            throws IOException {
        byte[] bytes = LibraryFressian.written(batch);

        Object read = read(bytes);

        assertThat(plain(read)).isEqualTo(plain(LibraryFressian.read(bytes))).isEqualTo(plain(batch));
    }

    @Property(tries = 20)
    void a_text_of_many_chunks_is_the_same_text(@ForAll Random random) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 150_000 + random.nextInt(1_000)) {
            text.appendCodePoint(random.nextBoolean() ? 'a' : 0x1F600 + random.nextInt(40));
        }
        byte[] bytes = LibraryFressian.written(List.of(text.toString(), "after"));

        assertThat(read(bytes)).isEqualTo(List.of(text.toString(), "after"));
    }

    @Property(tries = 1_000)
    void broken_bytes_are_rejected_or_read_as_the_library_reads_them(
            @ForAll("batches") List<Object> batch, @ForAll Random random) throws IOException {
        byte[] bytes = broken(LibraryFressian.written(batch), random);
        Object read;
        try {
            read = read(bytes);
        } catch (Malformed refused) {
            return;
        }

        assertThat(plain(read)).isEqualTo(plain(LibraryFressian.read(bytes)));
    }

    @Property(tries = 1_000)
    void a_broken_blob_is_rejected_or_decoded(@ForAll("batches") List<Object> batch, @ForAll Random random) {
        byte[] content = LibraryFressian.written(batch);
        byte[] packed = Zstd.compress(content);
        byte[] blob = ByteBuffer.allocate(6 + packed.length)
                .putShort((short) 4)
                .putInt(content.length)
                .put(packed)
                .array();
        try {
            Blob.events(broken(blob, random));
        } catch (Malformed refused) {
            assertThat(refused.rejection()).isNotNull();
        }
    }

    @Provide
    Arbitrary<List<Object>> batches() {
        return value(DEPTH).list().ofMaxSize(12).map(ArrayList::new);
    }

    private static Arbitrary<Object> value(int depth) {
        return depth == 0 ? scalar() : Arbitraries.oneOf(scalar(), scalar(), list(depth), map(depth));
    }

    private static Arbitrary<Object> list(int depth) {
        return Combinators.combine(
                        Arbitraries.of(
                                "", "clj/vector", "clj/set", "clj/list", "clj/seq", "linked/set", "fressian/open-list"),
                        value(depth - 1).list().ofMaxSize(10))
                .as((tag, list) -> tag.isEmpty() ? list : new Tagged(tag, list));
    }

    private static Arbitrary<Object> map(int depth) {
        return Combinators.combine(
                        Arbitraries.of("clj/map", "linked/map"),
                        Combinators.combine(Arbitraries.oneOf(name(), name(), scalar()), value(depth - 1))
                                .as((key, value) -> Arrays.asList(key, value))
                                .list()
                                .ofMaxSize(12))
                .as((tag, entries) -> new Tagged(
                        tag,
                        new ClojureValues.Entries(
                                entries.stream().flatMap(List::stream).toList())));
    }

    private static Arbitrary<Object> scalar() {
        return Arbitraries.oneOf(
                Arbitraries.just(null),
                name(),
                Arbitraries.strings().ofMaxLength(40).map(text -> text),
                Arbitraries.strings().ascii().ofMaxLength(300).map(text -> text),
                Arbitraries.of(true, false).map(flag -> flag),
                Arbitraries.longs().map(number -> number),
                Arbitraries.integers().map(Long::valueOf),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, -0.0)
                        .map(number -> number),
                Arbitraries.floats().map(number -> number),
                Arbitraries.create(UUID::randomUUID).map(id -> id),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.bigIntegers().map(number -> new Tagged("clj/bigint", number)),
                Arbitraries.bigDecimals().map(number -> number),
                ratio(),
                Arbitraries.chars().map(unit -> unit),
                Arbitraries.longs().between(-1L << 50, 1L << 50).map(Instant::ofEpochMilli),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(bytes -> bytes));
    }

    private static Arbitrary<Object> ratio() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.bigIntegers().filter(number -> number.signum() != 0))
                .as(ClojureValues.Ratio::new);
    }

    /** From few enough to repeat, and enough for slots beyond those that have a code of their own. */
    private static Arbitrary<Object> name() {
        return Combinators.combine(
                        Arbitraries.of("clj/keyword", "clj/symbol"),
                        Arbitraries.of(IntStream.range(0, 60)
                                .mapToObj(i -> i % 3 == 0 ? "space" + i % 5 + "/n" + i : "name-" + i)
                                .toList()))
                .as((tag, text) -> new Tagged(tag, new ClojureValues.Name(text)));
    }

    private static byte[] broken(byte[] bytes, Random random) {
        byte[] broken = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && broken.length > 0; i--) {
            int at = random.nextInt(broken.length);
            switch (random.nextInt(4)) {
                case 0 -> broken[at] = (byte) random.nextInt();
                case 1 -> broken[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> broken = Arrays.copyOf(broken, at);
                default -> System.arraycopy(broken, at, broken, at / 2, broken.length - at);
            }
        }
        return broken;
    }

    private static Object read(byte[] bytes) throws IOException {
        return new FressianDecoder(new ByteArrayInputStream(bytes), new HeapBudget(48 << 20)).read();
    }

    /** What was written or read, so that it can be compared. */
    private static Object plain(Object value) {
        if (value instanceof Tagged tagged) {
            return plain(tagged.value());
        }
        if (value instanceof ClojureValues.Entries entries) {
            return List.of("map", plain(entries.flat()));
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(
                    list.stream().map(FressianPropertyTest::plain).toList());
        }
        if (value instanceof Float || value instanceof Double) {
            // The library writes -0.0 as 0.0.
            return ((Number) value).doubleValue() + 0.0;
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
