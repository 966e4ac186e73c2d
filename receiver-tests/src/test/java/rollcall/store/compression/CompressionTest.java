package rollcall.store.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompressionTest {
    private static final String USUAL = """
            {"commit":"8eef3737d00ae737","flag":true,"os":"Linux","plugins":["a","b","c"],"size":"11-50","version":"1.%d",\
            "$unusable":{"python":"unknown"}}""";

    private static final Dictionary TAUGHT = taught(USUAL, 200);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "[1,2]",
                "{\"os\":\"Linux\"}",
                "{ \"os\" : \"Linux\" }",
                "{\"version\":\"1.3\",\"os\":\"Linux\"}",
                "{\"os\":\"Linux\",\"os\":\"Linux\"}",
                "{\"a\":1,\"os\":\"Linux\",\"q\":{\"r\":[{}]},\"version\":\"1.1\",\"zz\":null}",
                "{\"os\":\"Li\\\"nux\\\\\",\"plugins\":[]}",
                "{\"os\":\"\\u00fcml\u00e4ut \ud83d\ude00\"}",
                "{\"plugins\":[\"c\",\"a\"]}",
                "{\"plugins\":[\"a\",\"zzz\",\"b\",\"b\"]}",
                "{\"plugins\":[\"a\",{\"b\":\"],}\"}]}",
                "{\"commit\":\"ABCDEF0123456789\"}",
                "{\"commit\":\"abcdef012345678\"}",
                "{\"os\":\"Linux\",\"$unusable\":{\"version\":\"branch\"}}",
                "{\"$unusable\":{\"version\":\"branch\"},\"os\":\"Linux\"}",
                "{\"os\":",
                "{\"os\"}",
                "{\"os\":\"Linux\"}}"
            })
    void whatever_a_document_is_it_is_read_byte_for_byte(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        for (Dictionary dictionary : List.of(TAUGHT, Dictionary.NONE)) {
            assertThat(dictionary.decompress(dictionary.compress(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void a_usual_document_has_a_byte_for_each_field() {
        byte[] document = USUAL.formatted(7).getBytes(StandardCharsets.UTF_8);

        assertThat(TAUGHT.compress(document)).hasSizeLessThan(24);
    }

    @Test
    void the_largest_document_is_read_byte_for_byte() {
        List<String> plugins = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            plugins.add("\"plugin-" + i + "\"");
        }
        byte[] document = ("{\"plugins\":[" + String.join(",", plugins) + "]}").getBytes(StandardCharsets.UTF_8);

        assertThat(TAUGHT.decompress(TAUGHT.compress(document))).isEqualTo(document);
    }

    @Test
    void what_fewer_than_twenty_report_is_in_no_dictionary() {
        DictionaryTraining training = new DictionaryTraining();
        for (int i = 0; i < 200; i++) {
            String rare = i < 19 ? "[\"hidden\",\"usual\"],\"theme\":\"planted\"}" : "[\"usual\"]}";
            training.add(("{\"contact\":\"admin-" + i + "@example.org\",\"os\":\"Linux\",\"plugins\":" + rare)
                    .getBytes(StandardCharsets.UTF_8));
        }

        String dictionary =
                new String(Zstandard.decompress(training.dictionary().orElseThrow(), 0), StandardCharsets.UTF_8);

        assertThat(dictionary)
                .contains("Linux", "usual", "contact", "theme")
                .doesNotContain("planted", "hidden", "@example");
    }

    @Test
    void what_teaches_nothing_makes_no_dictionary() {
        assertThat(new DictionaryTraining().dictionary()).isEmpty();
        DictionaryTraining odd = new DictionaryTraining();
        odd.add("no JSON".getBytes(StandardCharsets.UTF_8));
        assertThat(odd.dictionary()).isEmpty();
    }

    @Test
    void a_value_of_another_dictionary_or_a_damaged_one_is_no_other_value() {
        byte[] document = USUAL.formatted(3).getBytes(StandardCharsets.UTF_8);
        byte[] compressed = TAUGHT.compress(document);

        assertThatThrownBy(() -> Dictionary.NONE.decompress(compressed)).isInstanceOf(IllegalStateException.class);
        byte[] cut = Arrays.copyOf(compressed, 3);
        assertThatThrownBy(() -> TAUGHT.decompress(cut)).isInstanceOf(IllegalStateException.class);
    }

    private static Dictionary taught(String document, int times) {
        DictionaryTraining training = new DictionaryTraining();
        for (int i = 0; i < times; i++) {
            training.add(document.formatted(i % 9).getBytes(StandardCharsets.UTF_8));
        }
        return Dictionary.of(1, training.dictionary().orElseThrow());
    }
}
