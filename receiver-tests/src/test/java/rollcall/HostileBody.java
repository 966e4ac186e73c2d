package rollcall;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A body that wants memory and has to be refused.
 *
 * @param door the path to which it is sent
 * @param type its Content-Type
 * @param encoding its Content-Encoding
 */
record HostileBody(String name, String door, String type, String encoding, byte[] bytes) {
    private static final int MIB = 1 << 20;
    private static final int MOST = 16 * MIB;

    /** What is larger is cut off by a server that has seen enough, and its sender may not see the answer. */
    private static final int LARGEST_HEARTBEAT = 2 * MIB;

    private static final String HEAD =
            "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"2.1.0\"";

    private static final String EVENT =
            ",{\"name\":\"report-exported\",\"at\":\"2026-11-21T10:00:00Z\",\"profile\":%d,\"properties\":{"
                    + IntStream.range(0, 10)
                            .mapToObj(i -> "\"p" + i + "\":1%1$d")
                            .collect(Collectors.joining(","))
                    + "},\"context\":{\"browser\":\"Firefox\",\"os\":\"Linux %1$d\"}}";

    /** What nobody should send to the door for heartbeats, of which none comes near this size. */
    static List<HostileBody> heartbeats(String door) {
        return json(door).stream()
                .filter(body -> body.bytes.length < LARGEST_HEARTBEAT)
                .toList();
    }

    /** What nobody should send to a door for JSON. */
    static List<HostileBody> json(String door) {
        return Stream.of(
                        plain(door, "garbage", random(MOST)),
                        plain(door, "brackets", repeated("[", MOST)),
                        plain(door, "one text", text(HEAD + ",\"x\":\"" + "a".repeat(MOST - 200) + "\"")),
                        plain(door, "spaces", repeated(" ", MOST)),
                        plain(door, "UTF-16", HEAD.repeat(60_000).getBytes(StandardCharsets.UTF_16)),
                        plain(door, "too large", repeated(" ", MOST + MIB)),
                        plain(door, "many names", text(HEAD + ",\"x\":{" + names(1_000_000))),
                        plain(door, "100,000 deep", text(HEAD + ",\"x\":" + "{\"a\":".repeat(100_000))),
                        packed(door, "gzip", "gzip of 65 MiB", Packed.gzip(repeated(" ", 65 * MIB))),
                        packed(door, "gzip", "cut gzip", Arrays.copyOf(Packed.gzip(random(MIB)), MIB / 2)),
                        packed(
                                door,
                                "gzip",
                                "gzip of one text",
                                Packed.gzip(text(HEAD + ",\"x\":\"" + "a".repeat(60 * MIB)))),
                        packed(
                                door,
                                "gzip",
                                "gzip of many names",
                                Packed.gzip(text(HEAD + ",\"x\":{" + names(5_000_000)))),
                        zstd(door, "zstd of 1 GiB that says so", 8 * 1024, 1L << 30, 23),
                        zstd(door, "zstd that claims 1 GiB", 8, 1L << 30, 23),
                        zstd(door, "zstd that claims less", 1024, 10, 23),
                        zstd(door, "zstd of 128 MiB that does not say so", 1024, -1, 23),
                        zstd(door, "zstd that wants a window of 2 GiB", 8, -1, 31))
                .toList();
    }

    /** The same for the door for events. */
    static List<HostileBody> events(String door) {
        String tiny = HEAD + ",\"events\":[" + "{\"name\":\"a\"},".repeat(1_200_000);
        String honest = HEAD + ",\"events\":[{\"name\":\"a\"}" + events(10_000) + "]";
        String full = HEAD + ",\"events\":[{\"name\":\"a\"}" + events(60_000) + "]";
        return Stream.concat(
                        json(door).stream(),
                        Stream.of(
                                plain(door, "1,200,000 events", text(tiny)),
                                plain(door, "10,000 events with a wrong end", text(honest + "]")),
                                packed(door, "gzip", "packed events with a wrong end", Packed.gzip(text(honest + "]"))),
                                packed(door, "zstd", "60,000 packed events", Packed.zstd(text(full + "}"))),
                                packed(door, "gzip", "one event of many properties", Packed.gzip(wide(5_000_000)))))
                .toList();
    }

    @Override
    public String toString() {
        return name + " to " + door;
    }

    private static HostileBody plain(String door, String name, byte[] bytes) {
        return packed(door, "identity", name, bytes);
    }

    private static HostileBody packed(String door, String encoding, String name, byte[] bytes) {
        return new HostileBody(name, door, "application/json", encoding, bytes);
    }

    private static HostileBody zstd(String door, String name, int blocks, long declared, int windowLog) {
        return packed(door, "zstd", name, Packed.zstdOfOneCharacter(' ', blocks, declared, windowLog));
    }

    private static byte[] wide(int properties) {
        return text(HEAD + ",\"events\":[{\"name\":\"a\",\"properties\":{" + names(properties) + "}}]}");
    }

    private static String events(int count) {
        return IntStream.range(0, count).mapToObj(EVENT::formatted).collect(Collectors.joining());
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(String character, int length) {
        return text(character.repeat(length));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
