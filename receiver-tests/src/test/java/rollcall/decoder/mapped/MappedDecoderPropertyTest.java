package rollcall.decoder.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import rollcall.input.Malformed;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingReader;
import rollcall.product.mapped.MappingExample;

/** Whatever stands in a body, and wherever: a mapping reads it, or it is malformed. */
@Tag("fast")
class MappedDecoderPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every way to point, at names of which the generated bodies consist. */
    private static final String ALL = """
            key: {body: [/a, /b/c]}
            form: a
            each: /%s
            named: {list: /b, name: [/0, /1], value: /2}
            instance: [/a, /b/a, /c/0]
            version: [/b, /c]
            fields:
              one: /c/b
              two: {list: /c/a, name: /a}
              three: {list: /b/b}
              four: {keys: /c, without: ['1', a]}
              five: {count: ''}
              six: {count: /c/b}
              seven: {keys: ''}
            event: {name: /b, time: /c, user: /b/c, properties: '', heartbeats: [a, b]}
            """;

    private static final List<String> NAMES = List.of("a", "b", "c", "0", "batch", "id", "distinct_id", "items");

    private static final List<Object> SCALARS = List.of(
            "a",
            "b",
            "",
            "2026-11-20T10:00:00Z",
            "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10",
            "x".repeat(300),
            1,
            -7.5,
            1e300,
            true);

    private static final List<Mapping> MAPPINGS = mappings();

    @Property(tries = 3000)
    void any_json_is_read_or_malformed(@ForAll("values") Object body, @ForAll @IntRange(max = 6) int which)
            throws JsonProcessingException {
        decode(MAPPINGS.get(which), JSON.writeValueAsBytes(body));
    }

    @Property(tries = 2000)
    void any_bytes_are_read_or_malformed(@ForAll byte[] body, @ForAll @IntRange(max = 6) int which) {
        decode(MAPPINGS.get(which), body);
    }

    @Property(tries = 2000)
    void a_body_that_is_cut_off_or_changed_is_read_or_malformed(
            @ForAll @IntRange(max = 2000) int at, @ForAll byte with, @ForAll boolean cut) throws Exception {
        String[] names = {"posthog-batch", "syncthing", "home-assistant", "nextcloud"};
        for (int i = 0; i < names.length; i++) {
            byte[] body = Files.readAllBytes(Path.of("src", "test", "resources", "mapped", names[i] + ".json"));
            int place = at % body.length;
            byte[] changed = cut ? Arrays.copyOf(body, place) : body;
            if (!cut) {
                changed[place] = with;
            }
            decode(MAPPINGS.get(i), changed);
        }
    }

    private static void decode(Mapping mapping, byte[] body) {
        for (boolean form : new boolean[] {false, true}) {
            try {
                MappedDecoder decoder = new MappedDecoder(
                        mapping, "version", text -> UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
                MappedReports reports = decoder.decode(new ByteArrayInputStream(body), form);
                assertThat(reports.heartbeats())
                        .extracting(heartbeat -> heartbeat.reporter().instanceId())
                        .doesNotHaveDuplicates();
                assertThat(reports.batches())
                        .extracting(batch -> batch.reporter().instanceId())
                        .doesNotHaveDuplicates();
            } catch (Malformed e) {
                assertThat(e.field())
                        .isIn("", "each", "instance", "event", "event.user", "form", "list", "Content-Type");
            }
            try {
                MappedKey.find(mapping, new ByteArrayInputStream(body), form);
            } catch (Malformed e) {
                assertThat(e.rejection()).isNotNull();
            }
        }
    }

    private static List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        for (MappingExample example : MappingExample.values()) {
            mappings.add(MappingReader.read(example.mapping()));
        }
        mappings.add(MappingReader.read(ALL.formatted("b")));
        mappings.add(MappingReader.read(ALL.formatted("").replace("each: /", "each: ''")));
        mappings.add(MappingReader.read(ALL.formatted("b/c").replace("list: /b,", "list: '',")));
        return mappings;
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.randomValue(random -> value(random, 4));
    }

    private static Object value(Random random, int depth) {
        int parts = random.nextInt(4);
        if (depth == 0 || random.nextInt(3) == 0) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        if (random.nextBoolean()) {
            return IntStream.range(0, parts)
                    .mapToObj(i -> value(random, depth - 1))
                    .toList();
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < parts; i++) {
            object.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
        }
        return object;
    }
}
