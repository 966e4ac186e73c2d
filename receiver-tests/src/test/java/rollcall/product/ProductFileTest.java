package rollcall.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.gate.vocabulary.Field;
import rollcall.intake.sample.SampleCheck;
import rollcall.mapping.InvalidYaml;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;

/** A product as a file: read, written, compared, checked and documented. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProductFileTest {
    private static final String HEAD = "product: shop\nname: The shop\npreset: none\n";

    private static final String USERS = """
              - name: users
                kind: bucket
                bucket: counts
                title: Users
                description: How many users it has.
                reason: Shows how large it is.
            """;

    private static final String FILE = HEAD + "settings: [four-part-versions]\nfields:\n" + USERS + """
              - name: theme
                kind: choice
                values: [dark, light]
                title: Theme
                description: Which colours it has.
                reason: Shows what is used.
              - name: event:report-exported
                title: Report exported
                description: Somebody exported a report.
                reason: Shows what is used.
            """;

    private static final Product SHOP = new Product(
            7,
            "shop",
            "The shop",
            "none",
            Duration.ofHours(23),
            Set.of(ProductSetting.FOUR_PART_VERSIONS),
            Instant.EPOCH,
            DailyAmounts.USUAL);

    @Test
    void a_file_says_what_a_product_permits() {
        ProductFile file = ProductFileReader.read(FILE);

        assertThat(file.slug()).isEqualTo("shop");
        assertThat(file.settings()).containsExactly(ProductSetting.FOUR_PART_VERSIONS);
        assertThat(file.fields()).extracting(Field::name).containsExactly("users", "theme", "event:report-exported");
        assertThat(file.vocabulary().field("users").orElseThrow().scale().labels())
                .contains("11-50");
        assertThat(file.vocabulary().events().permits("report-exported")).isTrue();
        assertThat(file.vocabulary().hasFourPartVersions()).isTrue();
        assertThat(ProductFileReader.read("product: shop\npreset: eventyay\n").name())
                .isEqualTo("shop");
    }

    @Test
    void what_differs_is_told_and_a_second_time_nothing_differs() {
        ProductFile file = ProductFileReader.read(FILE);
        Product before = new Product(7, "shop", "Shop", "none", Duration.ofHours(23));
        List<Field> kept = new ArrayList<>(file.fields().subList(1, 2));
        kept.set(
                0,
                ProductFileReader.read(FILE.replace("Which colours", "What colours"))
                        .fields()
                        .get(1));
        kept.add(ProductFileReader.read(HEAD + "fields:\n" + USERS.replace("users", "seats"))
                .fields()
                .get(0));

        assertThat(ProductChanges.between(before, kept, null, file).lines())
                .containsExactly(
                        "~ name: The shop",
                        "+ setting four-part-versions",
                        "+ users: kept from now on, as bucket counts",
                        "+ event:report-exported: kept from now on, as word",
                        "~ theme: other words, values, end, names or events",
                        "- seats: kept no longer; what was kept stays");
        assertThat(ProductChanges.between(SHOP, file.fields(), null, file).isNothing())
                .isTrue();
    }

    @Test
    void a_file_says_what_is_different_of_a_field_of_the_preset_and_without_it_the_preset_counts_again() {
        String head = "product: shop\npreset: eventyay\n";
        String orders =
                "fields:\n  - name: orders_bucket\n    title: Tickets\n    description: What.\n    reason: Why.\n";
        ProductFile file = ProductFileReader.read(head + orders + "    expires: 2999-01-01\n");
        Product shop = new Product(7, "shop", "shop", "eventyay", Duration.ofHours(23));

        assertThat(file.vocabulary().field("orders_bucket").orElseThrow())
                .satisfies(field -> assertThat(field.title()).isEqualTo("Tickets"))
                .satisfies(field -> assertThat(field.bucket()).isEqualTo("counts"))
                .satisfies(field -> assertThat(field.expires()).isEqualTo("2999-01-01"));
        assertThat(ProductChanges.between(shop, List.of(), null, file).lines())
                .containsExactly("~ orders_bucket: other words, values, end, names or events");
        assertThat(ProductChanges.between(shop, file.fields(), null, file).isNothing())
                .isTrue();
        ProductChanges restoring = ProductChanges.between(shop, file.fields(), null, ProductFileReader.read(head));
        assertThat(restoring.lines()).containsExactly("~ orders_bucket: as the preset says");
        assertThat(restoring.restored()).containsExactly("orders_bucket");
        assertThat(restoring.stopped()).isEmpty();
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(head + orders + "    kind: bucket\n    bucket: cores\n"))
                .withMessageContaining("aliases: [orders_bucket]");
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(
                        head + orders.replace("orders_bucket", "eventyay_version") + "    expires: 2999-01-01\n"))
                .withMessageContaining("The version is kept without an end");
    }

    @Test
    void another_kind_or_scale_of_a_kept_field_and_another_preset_are_rejected_with_their_place() {
        ProductFile file = ProductFileReader.read(FILE);
        ProductFile bytes = ProductFileReader.read(FILE.replace("bucket: counts", "bucket: bytes"));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductChanges.between(SHOP, file.fields(), null, bytes))
                .withMessageContaining("do not mix")
                .satisfies(wrong -> assertThat(wrong.line()).isEqualTo(6));
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductChanges.between(
                        SHOP, List.of(), null, ProductFileReader.read("product: shop\npreset: otel\n")))
                .withMessageContaining("cannot change");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: bucket | kind: bukket | 6 | There is no such kind. Kinds are version, choice",
                "kind: bucket | kind: contact | 6 | cannot be kept as this kind",
                "kind: bucket | sort: bucket | 6 | There is no such key here",
                "bucket: counts | bucket: count | 7 | the name of a scale",
                "title: Users | title: '' | 8 | It needs a title",
                "preset: none | preset: nothing | 3 | A preset is one of",
                "preset: none | presets: none | 3 | There is no such key here",
                "product: shop | product: The Shop | 1 | A short name is",
                "product: shop | product: 5 | 1 | put it into quotes",
                "four-part-versions | five-part-versions | 4 | Settings are service-instance-id-lasts",
                "name: theme | name: users | 12 | stands above already",
                "name: theme | name: 'a b' | 12 | letters, digits",
                "'values: [dark, light]' | 'values: [dark, dark]' | 14 | stands here twice",
                "'values: [dark, light]' | 'values: []' | 14 | needs the values",
                "reason: Shows how large it is. | title: Twice | 10 | This key stands here twice",
                "title: Users | 'title: [' | 11 | This is not YAML",
                "fields: | fields: x | 5 | This is not YAML"
            })
    void a_wrong_file_is_rejected_with_its_line_and_the_sentence_that_mends_it(
            String right, String wrong, int line, String sentence) {
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(FILE.replaceFirst(Pattern.quote(right), wrong)))
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.line()).isBetween(line - 1, line + 1))
                .satisfies(e -> assertThat(e.column()).isPositive());
    }

    @Test
    void empty_huge_deep_and_foreign_texts_are_rejected() {
        String many = HEAD + "fields:\n"
                + IntStream.range(0, 501)
                        .mapToObj(i -> USERS.replace("users", "users" + i))
                        .collect(Collectors.joining());
        for (String text : List.of(
                "",
                "- a\n- b\n",
                "just words",
                "[".repeat(2000),
                many,
                "x".repeat((1 << 20) + 1),
                "\u0000",
                "a: &a [*a]")) {
            assertThatExceptionOfType(InvalidYaml.class).isThrownBy(() -> ProductFileReader.read(text));
        }
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(
                        "product: s\npreset: eventyay\nfields:\n" + USERS.replace("name: users", "name: os_family")))
                .withMessageContaining("The preset keeps it as another kind");
        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> ProductFileReader.read(
                        HEAD + "fields:\n" + USERS.replace("name: users", "name: property:users")))
                .withMessageContaining("needs an event");
    }

    @Test
    void a_sample_with_what_is_not_permitted_or_without_a_field_does_not_fit() {
        ProductFile file = ProductFileReader.read(FILE);
        String head = "{\"schema_version\":\"1\",\"instance_id\":\"5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10\",";
        SampleCheck good = new SampleCheck(file);
        good.add("a", (head + "\"metrics\":{\"users\":37},\"theme\":\"dark\"}").getBytes());
        good.add("b", (head + "\"events\":[{\"name\":\"report-exported\"}]}").getBytes());
        assertThat(good.problems()).isEmpty();
        assertThat(good.missing(file)).isEmpty();

        SampleCheck bad = new SampleCheck(file);
        bad.add("a.json", (head + "\"metrics\":{\"seats\":37},\"theme\":\"secret blue\"}").getBytes());
        bad.add("b.json", (head + "\"events\":[{\"name\":\"report-deleted\"}]}").getBytes());
        bad.add("c.json", "{}".getBytes());
        bad.add("d.json", "no".getBytes());
        assertThat(bad.problems())
                .contains("a.json: seats: name not permitted", "a.json: theme: value not permitted")
                .anyMatch(line -> line.startsWith("b.json: report-deleted: event not permitted"))
                .anyMatch(line -> line.startsWith("c.json: the receiver rejects it: missing_required_fields"))
                .contains("d.json: the receiver rejects it: invalid_json")
                .noneMatch(line -> line.contains("blue"));
        assertThat(bad.missing(file)).containsExactly("users", "theme");
    }

    @Test
    void the_document_and_the_schema_name_every_field() throws Exception {
        ProductFile file = ProductFileReader.read(FILE.replace("Which colours it has.", "'Which | <b> colours.'"));
        String document = TelemetryDocument.of(file);
        assertThat(document)
                .contains(
                        "# What The shop reports",
                        "| `users` Users | How many users it has. | Shows how large it is. | a range: 0, 1-10")
                .contains("Which \\| &lt;b> colours.", "one of: dark, light", "`report-exported`");
        assertThat(document.lines().filter(line -> line.startsWith("| `"))).allMatch(line -> line.endsWith(" |"));

        JsonNode schema = new ObjectMapper().readTree(HeartbeatSchema.of(file));
        assertThat(schema.at("/properties/theme/enum").toString()).isEqualTo("[\"dark\",\"light\"]");
        assertThat(schema.at("/properties/metrics/properties/users/anyOf/1/enum")
                        .toString())
                .contains("11-50");
        assertThat(schema.at("/required").toString()).isEqualTo("[\"schema_version\",\"instance_id\"]");
    }
}
