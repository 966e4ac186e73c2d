package rollcall.product;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.FieldPolicy;
import rollcall.gate.vocabulary.Presets;
import rollcall.mapping.InvalidYaml;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingReader;
import rollcall.mapping.YamlText;
import rollcall.product.ProductFile.Entry;
import rollcall.report.InvalidInput;
import rollcall.report.ProductSetting;

/** Reads a product file. What is wrong is told with its line, its column and what would be right. */
public final class ProductFileReader {
    /** Most characters of a file. */
    public static final int LONGEST = 1 << 20;

    /** Most fields of a file. */
    public static final int MOST_FIELDS = 500;

    private static final String MAPPING = "mapping";
    private static final Set<String> KEYS =
            Set.of("product", "name", "preset", "settings", "quotas", "fields", MAPPING);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final YamlText file;

    private ProductFileReader(YamlText file) {
        this.file = file;
    }

    /** @throws InvalidYaml with the first place that is wrong */
    public static ProductFile read(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidYaml(1, 1, "A product file has at most 1 MiB.");
        }
        YamlText file = YamlText.read(text);
        return new ProductFileReader(file).file(file.root());
    }

    private ProductFile file(JsonNode root) {
        require(root.isObject(), "", "A product file begins with product: and the product's short name.");
        for (Iterator<String> keys = root.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            require(
                    KEYS.contains(key),
                    "/" + key,
                    "There is no such key here. The keys are product, name, preset, settings, quotas, fields and mapping.");
        }
        String slug = text(root, "product", "");
        require(Products.isSlug(slug), "/product", "A short name is 1 to 40 characters of a-z, 0-9 and the hyphen.");
        String preset = text(root, "preset", "");
        require(
                Presets.NAMES.contains(preset),
                "/preset",
                "A preset is one of " + String.join(", ", Presets.NAMES) + ".");
        String name = root.has("name") ? text(root, "name", "") : slug;
        require(
                !name.isBlank() && FieldRules.fits(name, Products.LONGEST_NAME),
                "/name",
                "A name is 1 to 80 characters on one line.");
        ProductFile file = new ProductFile(
                slug,
                name.strip(),
                preset,
                settings(root.path("settings")),
                FileQuotas.read(root.path("quotas"), this::wrong),
                entries(root),
                mapping(root));
        file.requireEvents();
        file.requireAliases();
        file.requireVersion();
        return file;
    }

    private @Nullable Mapping mapping(JsonNode root) {
        return root.has(MAPPING) ? MappingReader.read(root.get(MAPPING), "/" + MAPPING, file) : null;
    }

    private Set<ProductSetting> settings(JsonNode list) {
        require(list.isMissingNode() || list.isArray(), "/settings", "Settings are a list.");
        Set<ProductSetting> settings = EnumSet.noneOf(ProductSetting.class);
        for (int i = 0; i < list.size(); i++) {
            String at = "/settings/" + i;
            ProductSetting setting = ProductSetting.of(list.get(i).asText())
                    .orElseThrow(() -> wrong(
                            at,
                            "There is no such setting. Settings are "
                                    + Arrays.stream(ProductSetting.values())
                                            .map(ProductSetting::code)
                                            .collect(Collectors.joining(", "))
                                    + "."));
            require(settings.add(setting), at, "This setting stands here twice.");
        }
        return settings;
    }

    private List<Entry> entries(JsonNode root) {
        JsonNode list = root.path("fields");
        require(list.isMissingNode() || list.isArray(), "/fields", "Fields are a list, each with a name and a kind.");
        require(list.size() <= MOST_FIELDS, "/fields", "A product has at most 500 fields beside those of its preset.");
        String preset = root.path("preset").asText();
        Set<String> names = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "/fields/" + i;
            Field field = field(list.get(i), at, preset);
            require(names.add(field.name()), at + "/name", "A field of this name stands above already.");
            JsonLocation place = file.place(at);
            entries.add(new Entry(field, place.getLineNr(), place.getColumnNr()));
        }
        return entries;
    }

    private Field field(JsonNode node, String at, String preset) {
        require(node.isObject(), at, "A field has a name and a kind.");
        Permittable name = Permittable.of(text(node, "name", at));
        require(
                name.isShaped(),
                at + "/name",
                "A name is 1 to 64 letters, digits and _ . - ; that of an event begins with event:, of a property with"
                        + " property:, of the context with context:.");
        Field read = read(node, at);
        Optional<Field> old = name.inPreset(preset);
        if (old.isPresent()) {
            return ofPreset(old.get(), name, read, at);
        }
        FieldKind kind = name.what() == PermittablePart.EVENT && read.kind() == null ? FieldKind.WORD : read.kind();
        require(kind != null, at, "It needs a kind: " + kinds(name) + ".");
        FieldGroup group = node.has("group") ? read.group() : FieldRules.group(name, kind);
        Field field = new Field(
                name.code(),
                kind,
                group,
                read.title(),
                read.description(),
                read.reason(),
                read.values(),
                read.bucket(),
                read.on(),
                read.parts(),
                read.bounds(),
                read.unit(),
                read.otlp(),
                read.owner(),
                read.expires(),
                read.aliases());
        requireRules(at, () -> FieldRules.require(name, field));
        return field;
    }

    /** What the product says about a field of its preset, which decides how it is kept. */
    private Field ofPreset(Field old, Permittable name, Field read, String at) {
        boolean same = (read.kind() == null || read.kind() == old.kind())
                && (read.bucket() == null || read.bucket().equals(old.bucket()))
                && (read.bounds().isEmpty() || read.bounds().equals(old.bounds()));
        require(
                same,
                at,
                "The preset keeps it as another kind or in other ranges, and the two do not mix. Give this field an expires:"
                        + " with today's date, and add a field with another name, the new ranges and aliases: ["
                        + old.name() + "].");
        Field field = FieldPolicy.of(read).on(old);
        requireRules(at, () -> FieldRules.requireWords(name, field));
        return field;
    }

    private void requireRules(String at, Runnable rules) {
        try {
            rules.run();
        } catch (InvalidInput e) {
            throw wrong(at + "/" + e.field(), String.valueOf(e.getMessage()));
        }
    }

    private Field read(JsonNode node, String at) {
        try {
            return YAML.treeToValue(node, Field.class);
        } catch (JsonMappingException e) {
            String path = at
                    + e.getPath().stream()
                            .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                            .collect(Collectors.joining());
            throw wrong(path, sentence(e));
        } catch (JsonProcessingException e) {
            throw wrong(at, "This field cannot be read.");
        }
    }

    private static String sentence(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "There is no such key here. A field has name, kind, title, description, reason, and perhaps group,"
                    + " values, bucket, on, bounds, unit, otlp, owner, expires and aliases.";
        }
        if (e instanceof InvalidFormatException format && format.getTargetType() == FieldKind.class) {
            return "There is no such kind. Kinds are "
                    + Arrays.stream(FieldKind.values()).map(FieldKind::code).collect(Collectors.joining(", ")) + ".";
        }
        return e.getCause() instanceof IllegalArgumentException wrong
                ? wrong.getMessage() + "."
                : "This value cannot stand here.";
    }

    private static String kinds(Permittable name) {
        return FieldRules.kinds(name).stream().map(FieldKind::code).collect(Collectors.joining(", "));
    }

    private String text(JsonNode parent, String key, String at) {
        JsonNode node = parent.path(key);
        require(!node.isMissingNode(), at, "It needs a " + key + ".");
        require(node.isTextual(), at + "/" + key, "This is a text; put it into quotes.");
        return node.asText();
    }

    private void require(boolean holds, String at, String message) {
        if (!holds) {
            throw wrong(at, message);
        }
    }

    private InvalidYaml wrong(String at, String message) {
        return file.wrong(at, message);
    }
}
