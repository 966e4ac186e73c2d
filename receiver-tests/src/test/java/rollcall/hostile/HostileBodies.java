package rollcall.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.support.PackedBytes;

/** What nobody should send, by what the doors take. */
final class HostileBodies {
    private static final int MIB = 1 << 20;
    private static final int MOST = 16 * MIB;

    /** What is larger is cut off by a door that has seen enough, and its sender may not see the answer. */
    private static final int LARGEST_HEARTBEAT = 2 * MIB;

    private static final String HEAD =
            "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"2.1.0\"";

    private static final String PENPOT = "{\"type\":\"telemetry-events\",\"version\":\"2.17.0\",\"instance-id\":\""
            + UUID.randomUUID() + "\",\"events\":\"";

    private static final String EVENT =
            ",{\"name\":\"report-exported\",\"at\":\"2026-11-21T10:00:00Z\",\"profile\":%d,\"properties\":{"
                    + IntStream.range(0, 10)
                            .mapToObj(i -> "\"p" + i + "\":1%1$d")
                            .collect(Collectors.joining(","))
                    + "},\"context\":{\"browser\":\"Firefox\",\"os\":\"Linux %1$d\"}}";

    private static final List<HostileBody> JSON = List.of(
            json("garbage", random(MOST)),
            json("brackets", text("[".repeat(MOST))),
            json("one text", text(HEAD + ",\"x\":\"" + "a".repeat(MOST - 200) + "\"")),
            json("spaces", text(" ".repeat(MOST))),
            json("UTF-16", HEAD.repeat(60_000).getBytes(StandardCharsets.UTF_16)),
            json("too large", text(" ".repeat(MOST + MIB))),
            json("many names", text(HEAD + ",\"x\":{" + names(1_000_000))),
            json("100,000 deep", text(HEAD + ",\"x\":" + "{\"a\":".repeat(100_000))),
            gzip("gzip of 65 MiB", text(" ".repeat(65 * MIB))),
            gzip("gzip of one text", text(HEAD + ",\"x\":\"" + "a".repeat(60 * MIB))),
            gzip("gzip of many names", text(HEAD + ",\"x\":{" + names(5_000_000))),
            packed("gzip", "cut gzip", Arrays.copyOf(PackedBytes.gzip(random(MIB)), MIB / 2)),
            zstd("zstd of 1 GiB that says so", 8 * 1024, 1L << 30, 23),
            zstd("zstd that claims 1 GiB", 8, 1L << 30, 23),
            zstd("zstd that claims less", 1024, 10, 23),
            zstd("zstd of 128 MiB that does not say so", 1024, -1, 23),
            zstd("zstd that wants a window of 2 GiB", 8, -1, 31));

    private HostileBodies() {}

    /** To all doors for reports. */
    static List<HostileBody> all() {
        List<HostileBody> all = new ArrayList<>(events());
        all.addAll(penpot());
        JSON.stream()
                .filter(body -> body.bytes().length < LARGEST_HEARTBEAT)
                .forEach(body -> all.add(body.to("/ingest/heartbeat")));
        for (String signal : List.of("logs", "metrics", "traces")) {
            JSON.forEach(body -> all.add(body.to("/ingest/otlp/v1/" + signal)));
            all.addAll(protobuf("/ingest/otlp/v1/" + signal));
        }
        all.addAll(HostileOtlp.all());
        return all;
    }

    /** To the door for events of the house form. */
    static List<HostileBody> events() {
        String tiny = HEAD + ",\"events\":[" + "{\"name\":\"a\"},".repeat(1_200_000);
        String honest = HEAD + ",\"events\":[{\"name\":\"a\"}" + events(10_000) + "]]";
        String full = HEAD + ",\"events\":[{\"name\":\"a\"}" + events(60_000) + "]}";
        String wide = HEAD + ",\"events\":[{\"name\":\"a\",\"properties\":{" + names(5_000_000) + "}}]}";
        Stream<HostileBody> events = Stream.of(
                json("1,200,000 events", text(tiny)),
                json("10,000 events with a wrong end", text(honest)),
                gzip("packed events with a wrong end", text(honest)),
                packed("zstd", "60,000 packed events", PackedBytes.zstd(text(full))),
                gzip("one event of many properties", text(wide)));
        return Stream.concat(JSON.stream(), events)
                .map(body -> body.to("/ingest/events"))
                .toList();
    }

    /** Bodies as Penpot's, whose events are a blob: base64 of a header and a zstd frame. */
    private static List<HostileBody> penpot() {
        return Stream.concat(
                        JSON.stream(),
                        Stream.of(
                                json("a blob of garbage", blob(1 << 20, random(11 * MIB))),
                                json(
                                        "a blob of 1 GiB",
                                        blob(1 << 30, PackedBytes.zstdOfOneCharacter('x', 8192, 1L << 30, 23))),
                                json("a blob of lies", blob(100, PackedBytes.zstdOfOneCharacter('x', 8192, -1, 23))),
                                json(
                                        "a blob of 60 MiB",
                                        blob(60 * MIB, PackedBytes.zstdOfOneCharacter('x', 480, -1, 23))),
                                json("lists in lists", blob(4 * MIB, PackedBytes.zstd(filled(4 * MIB, 0xE5)))),
                                json("not base64", text(PENPOT + "!".repeat(MOST - 300) + "\"}"))))
                .map(body -> body.to("/ingest/penpot"))
                .toList();
    }

    private static byte[] blob(int length, byte[] frame) {
        byte[] blob = ByteBuffer.allocate(6 + frame.length)
                .putShort((short) 4)
                .putInt(length)
                .put(frame)
                .array();
        return text(PENPOT + Base64.getUrlEncoder().withoutPadding().encodeToString(blob) + "\"}");
    }

    private static List<HostileBody> protobuf(String door) {
        byte[] claim = {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        byte[] groups = filled(MOST, 0x0B);
        String type = "application/x-protobuf";
        return List.of(
                new HostileBody("protobuf garbage", door, type, "identity", random(MOST)),
                new HostileBody("a length of 2 GiB", door, type, "identity", claim),
                new HostileBody("groups in groups", door, type, "identity", groups),
                new HostileBody("gzip of groups in groups", door, type, "gzip", PackedBytes.gzip(groups)),
                new HostileBody("gzip of zeros", door, type, "gzip", PackedBytes.gzip(new byte[65 * MIB])));
    }

    private static HostileBody json(String name, byte[] bytes) {
        return packed("identity", name, bytes);
    }

    private static HostileBody gzip(String name, byte[] plain) {
        return packed("gzip", name, PackedBytes.gzip(plain));
    }

    private static HostileBody zstd(String name, int blocks, long declared, int windowLog) {
        return packed("zstd", name, PackedBytes.zstdOfOneCharacter(' ', blocks, declared, windowLog));
    }

    private static HostileBody packed(String encoding, String name, byte[] bytes) {
        return new HostileBody(name, "", "application/json", encoding, bytes);
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

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
