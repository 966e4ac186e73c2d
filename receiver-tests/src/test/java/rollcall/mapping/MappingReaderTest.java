package rollcall.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.product.ProductFileReader;
import rollcall.product.mapped.MappingExample;

/** The grammar of mappings: what can be said in it, and what is told of what is wrong. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingReaderTest {
    private static final String TEXT = """
            key: {header: X-Auth}
            form: data
            each: /batch
            named: {list: /items, name: [/0, /1], value: /2}
            instance: [/id, /who/id]
            version: /v
            fields:
              users: /n/users
              apps: {keys: /apps, without: [disabled]}
              plugins: {list: /plugins, name: /name}
              folders: {count: /folders}
            event:
              name: /event
              time: /at
              user: /user
              properties: ''
              heartbeats: [ping]
            answer: {status: 202, type: text/plain, body: "OK"}
            """;

    @Test
    void a_mapping_says_where_everything_stands() {
        Mapping mapping = MappingReader.read(TEXT);

        assertThat(mapping.key()).isEqualTo(new KeyPlace("X-Auth", null, List.of()));
        assertThat(mapping.instance()).hasToString("[/id, /who/id]");
        assertThat(mapping.fields().keySet()).containsExactly("users", "apps", "plugins", "folders");
        assertThat(mapping.fields().get("apps").without()).containsExactly("disabled");
        assertThat(mapping.answer()).isEqualTo(new FixedAnswer(202, "text/plain", "OK"));
        assertThat(MappingReader.read(MappingWriter.write(mapping))).isEqualTo(mapping);
        assertThat(MappingReader.read("mapping:\n" + TEXT.indent(2))).isEqualTo(mapping);
        assertThat(MappingReader.read("instance: /id").key()).isEqualTo(KeyPlace.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version: /v | version: v | 6 | 1 | A pointer begins with /",
                "version: /v | version: /a~b | 6 | 1 | ~1 stands for /",
                "version: /v | version: /a~ | 6 | 1 | ~1 stands for /",
                "version: /v | version: '' | 6 | 1 | names what it leads to",
                "version: /v | version: 7 | 6 | 1 | A pointer is a text",
                "version: /v | version: [/v, /v] | 6 | 15 | stands here twice",
                "version: /v | version: [] | 6 | 1 | There are 1 to 20 pointers",
                "version: /v | vers: /v | 6 | 1 | There is no such key here. The keys are key, form,",
                "version: /v | form: other | 6 | 5 | stands here twice",
                "users: /n/users | apps: /n/users | 9 | 7 | stands here twice",
                "users: /n/users | users: /who/id | 8 | 3 | cannot be kept as a field",
                "users: /n/users | users: /who | 8 | 3 | cannot be kept as a field",
                "users: /n/users | users: {list: /who} | 8 | 3 | cannot be kept as a field",
                "users: /n/users | users: /user | 8 | 3 | cannot be kept as a field",
                "users: /n/users | 'a b': /n/users | 8 | 3 | The name of a field is",
                "users: /n/users | users: {of: /n} | 8 | 11 | There is no such key here",
                "users: /n/users | users: {list: /n, count: /n} | 8 | 3 | one of list, keys and count",
                "users: /n/users | users: {without: [a]} | 8 | 3 | one of list, keys and count",
                "users: /n/users | users: {list: /n, without: [a]} | 8 | 21 | Only keys have without",
                "key: {header: X-Auth} | key: {header: X-Auth, query: k} | 1 | 1 | The key stands in one place",
                "key: {header: X-Auth} | key: {header: 'X Auth'} | 1 | 7 | The name of a header",
                "key: {header: X-Auth} | key: {cookie: a} | 1 | 7 | There is no such key here. The keys are header, query and body",
                "key: {header: X-Auth} | key: X-Auth | 1 | 1 | Here stand keys with values",
                "instance: [/id, /who/id] | named: x | 5 | 6 | stands here twice",
                "instance: [/id, /who/id] | # none | 1 | 1 | It needs instance",
                "status: 202 | status: 302 | 18 | 10 | a number from 200 to 299",
                "status: 202 | status: '202' | 18 | 10 | a number from 200 to 299",
                "status: 202 | status: 204 | 18 | 41 | has no body",
                "type: text/plain | type: text/html | 18 | 23 | application/json or text/plain",
                "type: text/plain | type: application/json | 18 | 47 | This is not JSON",
                "name: /event | nom: /event | 13 | 3 | There is no such key here",
                "name: [/0, /1], value | nome: /0, value | 4 | 23 | There is no such key here",
                "each: /batch | `each: [` | 5 | 9 | This is not YAML"
            })
    void what_is_wrong_is_told_with_its_place_and_the_sentence_that_mends_it(
            String right, String wrong, int line, int column, String sentence) {
        String text = TEXT.replaceFirst(Pattern.quote(right), wrong);
        assertThat(text).isNotEqualTo(TEXT);
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> MappingReader.read(text))
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.line()).as(e.getMessage()).isEqualTo(line))
                .satisfies(e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column));
    }

    @Test
    void empty_huge_deep_and_foreign_texts_are_rejected() {
        String many = "instance: /id\nfields:\n"
                + IntStream.range(0, 10_000).mapToObj(i -> "  f" + i + ": /f\n").collect(Collectors.joining());
        String some = "instance: /id\nfields:\n"
                + IntStream.range(0, 201).mapToObj(i -> "  f" + i + ": /f\n").collect(Collectors.joining());
        for (String text : List.of(
                "",
                "just words",
                "- a",
                "{}",
                many,
                some,
                "[".repeat(2000),
                "a: &a [*a]",
                "\u0000",
                "instance: /" + "x".repeat(250),
                "instance: " + "/x".repeat(31),
                "instance: \"/a\\nb\"",
                "instance: /id\nanswer: {body: '" + "\"x\"".repeat(400) + "'}")) {
            assertThatExceptionOfType(InvalidYaml.class)
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isThrownBy(() -> MappingReader.read(text));
        }
    }

    @ParameterizedTest
    @EnumSource(MappingExample.class)
    void an_example_is_a_product_file_and_its_last_part_is_the_mapping(MappingExample example) {
        Mapping mapping = ProductFileReader.read(example.file()).mapping();

        assertThat(mapping).isNotNull().isEqualTo(MappingReader.read(example.mapping()));
        assertThat(MappingExample.of(example.code())).hasValue(example);
        assertThat(ProductFileReader.read(example.file()).fields())
                .extracting(field -> field.name())
                .containsAll(mapping.fields().keySet());
    }

    @Test
    void in_a_product_file_the_place_is_that_in_the_file() {
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(
                        "product: shop\npreset: none\nmapping:\n  instance: /id\n  fields:\n    users: users\n"))
                .withMessageContaining("A pointer begins with /")
                .satisfies(e -> assertThat(e.line()).isEqualTo(6))
                .satisfies(e -> assertThat(e.column()).isEqualTo(5));
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read("product: shop\npreset: none\nmapping:\n"))
                .withMessageContaining("Here stand keys with values");
    }
}
