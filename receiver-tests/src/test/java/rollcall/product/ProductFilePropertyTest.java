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
import rollcall.mapping.EventPlaces;
import rollcall.mapping.FieldSource;
import rollcall.mapping.FixedAnswer;
import rollcall.mapping.KeyPlace;
import rollcall.mapping.Mapping;
import rollcall.mapping.NamedList;
import rollcall.mapping.Pointer;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;

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
            Instant.EPOCH,
            new DailyAmounts(5, DailyAmounts.USUAL.bytes(), DailyAmounts.MOST));

    @Property
    void a_written_product_is_read_as_it_was(@ForAll("fields") List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        List<Field> kept = List.copyOf(byName.values());

        ProductFile file = ProductFileReader.read(ProductFileWriter.write(SHOP, kept, null));

        assertThat(file.fields()).isEqualTo(kept);
        assertThat(ProductChanges.between(SHOP, kept, null, file).isNothing()).isTrue();
    }

    @Property
    void a_written_mapping_is_read_as_it_was(
            @ForAll("pointers") List<Pointer> instance,
            @ForAll("pointers") List<Pointer> places,
            @ForAll("texts") String text,
            @ForAll FieldSource.Take take,
            @ForAll boolean all) {
        FieldSource source = new FieldSource(
                take,
                new Pointer(List.of("of", text)),
                take == FieldSource.Take.LIST ? places.get(0) : Pointer.WHOLE,
                take == FieldSource.Take.KEYS ? List.of(text) : List.of());
        Mapping mapping = new Mapping(
                all ? new KeyPlace(null, null, places) : KeyPlace.USUAL,
                all ? "on" : null,
                all ? Pointer.WHOLE : null,
                all ? new NamedList(Pointer.WHOLE, places, places.get(0)) : null,
                instance,
                all ? places : List.of(),
                all ? Map.of("yes", source, "12", source) : Map.of(),
                all ? new EventPlaces(places.get(0), null, places.get(0), Pointer.WHOLE, List.of(text)) : null,
                all ? new FixedAnswer(200, "text/plain", text) : null);

        ProductFile file = ProductFileReader.read(ProductFileWriter.write(SHOP, List.of(), mapping));

        assertThat(file.mapping()).isEqualTo(mapping);
        assertThat(ProductChanges.between(SHOP, List.of(), mapping, file).isNothing())
                .isTrue();
        assertThat(ProductChanges.between(SHOP, List.of(), null, file).lines()).hasSize(1);
    }

    @Provide
    Arbitrary<List<Pointer>> pointers() {
        return texts().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Pointer::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                "plain",
                "yes",
                "12",
                "a: b",
                "- x",
                "# no",
                "\"'",
                "{[&*!|>%@`",
                "null",
                "ä ß 中",
                "~",
                "/",
                "~1",
                "on",
                "");
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
