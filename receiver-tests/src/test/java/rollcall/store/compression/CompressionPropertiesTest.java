package rollcall.store.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("fast")
class CompressionPropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 300)
    void every_document_is_read_byte_for_byte_whatever_was_taught(
            @ForAll("documents") List<Map<String, Object>> taught, @ForAll("documents") List<Map<String, Object>> later)
            throws JsonProcessingException {
        DictionaryTraining training = new DictionaryTraining();
        for (Map<String, Object> document : taught) {
            for (int i = 0; i < 1 + document.size() * 20; i++) {
                training.add(bytes(document));
            }
        }
        Dictionary dictionary =
                training.dictionary().map(made -> Dictionary.of(1, made)).orElse(Dictionary.NONE);

        for (Map<String, Object> document : later) {
            assertThat(dictionary.decompress(dictionary.compress(bytes(document))))
                    .isEqualTo(bytes(document));
        }
        for (Map<String, Object> document : taught) {
            assertThat(dictionary.decompress(dictionary.compress(bytes(document))))
                    .isEqualTo(bytes(document));
        }
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> documents() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "os", "$unusable", "\u00fc", "\"", "");
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of("", "Linux", "[", "{\"", "8eef3737d00ae737", "\\", "true"),
                Arbitraries.strings().ofMaxLength(5));
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.integers().map(number -> (Object) number),
                texts.list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(names, texts).ofMaxSize(2).map(map -> (Object) map));
        return Arbitraries.maps(names, values).ofMaxSize(6).list().ofMaxSize(6);
    }

    private static byte[] bytes(Map<String, Object> document) throws JsonProcessingException {
        return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    }
}
