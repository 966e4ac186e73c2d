package rollcall.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.mapping.FieldSource.Take;

/** Reads the grammar of a mapping. What is wrong is told with its line, its column and what would be right. */
public final class MappingReader {
    /** Most characters of a mapping. */
    public static final int LONGEST = 30_000;

    /** Most fields of a mapping. */
    public static final int MOST_FIELDS = 200;

    /** Most pointers for one thing, most names in a list. */
    private static final int MOST = 20;

    private static final int LONGEST_NAME = 250;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String MAPPING = "mapping";

    private final Nodes nodes;

    private MappingReader(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Reads a mapping from its own text, which may begin with {@code mapping:} as in a product file.
     *
     * @throws InvalidYaml with the first place that is wrong
     */
    public static Mapping read(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidYaml(1, 1, "A mapping has at most 30,000 characters.");
        }
        YamlText yaml = YamlText.read(text);
        JsonNode root = yaml.root();
        return root.size() == 1 && root.has(MAPPING)
                ? read(root.get(MAPPING), "/" + MAPPING, yaml)
                : read(root, "", yaml);
    }

    /**
     * Reads a mapping that is a part of a file.
     *
     * @param at the pointer to the part, by which the file's places are found
     * @throws InvalidYaml with the first place that is wrong
     */
    public static Mapping read(JsonNode root, String at, YamlText yaml) {
        return new MappingReader(new Nodes(yaml)).mapping(root, at);
    }

    private Mapping mapping(JsonNode root, String at) {
        nodes.requireKeys(
                root, at, List.of("key", "form", "each", "named", "instance", "version", "fields", "event", "answer"));
        nodes.require(
                root.has("instance"), at, "It needs instance: the pointer to the identifier of the installation.");
        String form = nodes.optional(root, "form", at);
        nodes.require(
                form == null || NAME.matcher(form).matches(),
                at + "/form",
                "The name of a form's field is 1 to 64 letters, digits and _ . -");
        Mapping mapping = new Mapping(
                key(root.path("key"), at + "/key"),
                form,
                nodes.pointer(root, "each", at, true),
                named(root.path("named"), at + "/named"),
                pointers(root, "instance", at),
                pointers(root, "version", at),
                fields(root.path("fields"), at + "/fields"),
                event(root.path("event"), at + "/event"),
                new FixedAnswerReader(nodes).answer(root.path("answer"), at + "/answer"));
        mapping.fields()
                .forEach(
                        (name, source) -> nodes.require(
                                mapping.secret().stream().noneMatch(source::mayHold),
                                nodes.below(at + "/fields", name),
                                "The identifier, the user and the key cannot be kept as a field, nor a list that they are in."));
        return mapping;
    }

    private KeyPlace key(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return KeyPlace.USUAL;
        }
        nodes.requireKeys(node, at, List.of("header", "query", "body"));
        nodes.require(node.size() == 1, at, "The key stands in one place: header, query or body.");
        String header = nodes.optional(node, "header", at);
        nodes.require(
                header == null || HEADER.matcher(header).matches(),
                at + "/header",
                "The name of a header is 1 to 64 letters, digits and hyphens.");
        String query = nodes.optional(node, "query", at);
        nodes.require(
                query == null || NAME.matcher(query).matches(),
                at + "/query",
                "The name of a parameter is 1 to 64 letters, digits and _ . -");
        return new KeyPlace(header, query, pointers(node, "body", at));
    }

    private @Nullable NamedList named(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return null;
        }
        nodes.requireKeys(node, at, List.of("list", "name", "value"));
        List<Pointer> name = pointers(node, "name", at);
        nodes.require(!name.isEmpty(), at, "It needs a name: the pointer to the name in an item of the list.");
        return new NamedList(nodes.needed(node, "list", at, true), name, nodes.needed(node, "value", at, false));
    }

    private Map<String, FieldSource> fields(JsonNode node, String at) {
        nodes.require(
                node.isMissingNode() || node.isObject(), at, "Fields are names, each with the pointer to its value.");
        nodes.require(node.size() <= MOST_FIELDS, at, "A mapping has at most 200 fields.");
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String here = nodes.below(at, name);
            nodes.require(
                    NAME.matcher(name).matches(), here, "The name of a field is 1 to 64 letters, digits and _ . -");
            fields.put(name, source(node.get(name), here));
        }
        return fields;
    }

    private FieldSource source(JsonNode node, String at) {
        if (!node.isObject()) {
            return FieldSource.of(Take.VALUE, nodes.pointer(node, at, false));
        }
        nodes.requireKeys(node, at, List.of("list", "name", "keys", "without", "count"));
        List<Take> takes = new ArrayList<>();
        for (Take take : List.of(Take.LIST, Take.KEYS, Take.COUNT)) {
            if (node.has(take.code())) {
                takes.add(take);
            }
        }
        nodes.require(takes.size() == 1, at, "It needs one of list, keys and count, with a pointer.");
        Take take = takes.get(0);
        nodes.require(take == Take.LIST || !node.has("name"), at + "/name", "Only a list has a name.");
        nodes.require(take == Take.KEYS || !node.has("without"), at + "/without", "Only keys have without.");
        Pointer name = nodes.pointer(node, "name", at, true);
        return new FieldSource(
                take,
                nodes.needed(node, take.code(), at, true),
                name == null ? Pointer.WHOLE : name,
                nodes.texts(node, "without", at, MOST, LONGEST_NAME));
    }

    private @Nullable EventPlaces event(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return null;
        }
        nodes.requireKeys(node, at, List.of("name", "time", "user", "properties", "heartbeats"));
        return new EventPlaces(
                nodes.needed(node, "name", at, false),
                nodes.pointer(node, "time", at, false),
                nodes.pointer(node, "user", at, false),
                nodes.pointer(node, "properties", at, true),
                nodes.texts(node, "heartbeats", at, MOST, LONGEST_NAME));
    }

    /** One pointer, or a list of them; empty if the key is not there. */
    private List<Pointer> pointers(JsonNode parent, String key, String at) {
        JsonNode node = parent.path(key);
        if (node.isMissingNode()) {
            return List.of();
        }
        String here = at + "/" + key;
        if (!node.isArray()) {
            return List.of(nodes.pointer(node, here, false));
        }
        nodes.require(!node.isEmpty() && node.size() <= MOST, here, "There are 1 to 20 pointers.");
        List<Pointer> pointers = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Pointer pointer = nodes.pointer(node.get(i), here + "/" + i, false);
            nodes.require(!pointers.contains(pointer), here + "/" + i, "This pointer stands here twice.");
            pointers.add(pointer);
        }
        return pointers;
    }
}
