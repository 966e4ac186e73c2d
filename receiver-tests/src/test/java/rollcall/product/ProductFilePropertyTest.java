package rollcall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Product;
import rollcall.report.ProductSetting;

/** Whatever fields a product has: its file says the same, and applying it changes nothing. */
@Tag("fast")
class ProductFilePropertyTest {
    private static final Product SHOP = new Product(
            7,
            "shop",
            "The shop",
            "none",
            Duration.ofHours(23),
            Set.of(ProductSetting.FOUR_PART_VERSIONS),
            Instant.EPOCH);

    @Property
    void a_written_product_is_read_as_it_was(@ForAll("fields") List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        List<Field> kept = List.copyOf(byName.values());

        ProductFile file = ProductFileReader.read(ProductFileWriter.write(SHOP, kept));

        assertThat(file.fields()).isEqualTo(kept);
        assertThat(ProductChanges.between(SHOP, kept, file).isNothing()).isTrue();
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        Arbitrary<String> text = Arbitraries.of(
                "Plain",
                "yes",
                "12",
                "a: b",
                "- x",
                "# no",
                "\"quoted\" 'and' more",
                "{[&*!|>%@`",
                "null",
                "ä ß 中 🙂",
                "~",
                "on");
        Arbitrary<FieldKind> kinds =
                Arbitraries.of(FieldKind.BUCKET, FieldKind.FLAG, FieldKind.CHOICE, FieldKind.HISTOGRAM);
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(12),
                        kinds,
                        text,
                        text)
                .as(ProductFilePropertyTest::field)
                .list()
                .ofMaxSize(8);
    }

    private static Field field(String name, FieldKind kind, String text, String other) {
        return new Field(
                name,
                kind,
                FieldRules.group(Permittable.of(name), kind),
                text,
                other,
                text,
                kind == FieldKind.CHOICE ? List.of(text, text + "x") : List.of(),
                kind == FieldKind.BUCKET ? "counts" : null,
                List.of(),
                null,
                kind == FieldKind.HISTOGRAM ? List.of(new BigDecimal("0.5"), new BigDecimal("10")) : List.of(),
                kind == FieldKind.HISTOGRAM ? "ms" : null,
                null);
    }
}
