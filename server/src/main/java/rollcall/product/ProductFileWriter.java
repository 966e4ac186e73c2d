package rollcall.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingWriter;
import rollcall.report.Product;
import rollcall.report.ProductSetting;

/** Writes a product as YAML, as {@link ProductFileReader} reads it. */
public final class ProductFileWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private ProductFileWriter() {}

    /**
     * The file.
     *
     * @param fields the fields beside those of the preset
     * @param mapping null if the product has none
     */
    public static String write(Product product, List<Field> fields, @Nullable Mapping mapping) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("product", product.slug());
        file.put("name", product.name());
        file.put("preset", product.preset());
        file.put(
                "settings",
                product.settings().stream().sorted().map(ProductSetting::code).toList());
        file.put("quotas", FileQuotas.own(product.quotas()));
        file.put("fields", fields);
        if (mapping != null) {
            file.put("mapping", MappingWriter.node(mapping));
        }
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a product cannot be written", e);
        }
    }
}
