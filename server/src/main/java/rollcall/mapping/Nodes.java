package rollcall.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single values of a mapping; each failure names its place. */
final class Nodes {
    private final YamlText yaml;

    Nodes(YamlText yaml) {
        this.yaml = yaml;
    }

    /** The place of a member whose name may have any character. */
    String below(String at, String name) {
        return at + new Pointer(List.of(name));
    }

    /** @throws InvalidYaml with the sentence, unless it holds */
    void require(boolean holds, String at, String message) {
        if (!holds) {
            throw yaml.wrong(at, message);
        }
    }

    /** Requires an object that has no other keys than these. */
    void requireKeys(JsonNode node, String at, List<String> keys) {
        String these = String.join(", ", keys.subList(0, keys.size() - 1)) + " and " + keys.get(keys.size() - 1);
        require(node.isObject(), at, "Here stand keys with values. The keys are " + these + ".");
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(keys.contains(name), below(at, name), "There is no such key here. The keys are " + these + ".");
        }
    }

    /** A text; null if the key is not there. */
    @Nullable
    String optional(JsonNode parent, String key, String at) {
        JsonNode node = parent.path(key);
        if (node.isMissingNode()) {
            return null;
        }
        require(node.isTextual(), at + "/" + key, "This is a text; put it into quotes.");
        return node.textValue();
    }

    /** A pointer; null if the key is not there. */
    @Nullable
    Pointer pointer(JsonNode parent, String key, String at, boolean mayBeWhole) {
        JsonNode node = parent.path(key);
        return node.isMissingNode() ? null : pointer(node, at + "/" + key, mayBeWhole);
    }

    /** A pointer that has to be there. */
    Pointer needed(JsonNode parent, String key, String at, boolean mayBeWhole) {
        require(parent.has(key), at, "It needs " + key + ", a pointer.");
        return pointer(parent.path(key), at + "/" + key, mayBeWhole);
    }

    /** @param mayBeWhole whether the pointer may be empty, which leads to the whole value */
    Pointer pointer(JsonNode node, String at, boolean mayBeWhole) {
        require(node.isTextual(), at, "A pointer is a text such as /users or /stats/users.");
        Pointer pointer = Pointer.of(node.textValue())
                .orElseThrow(() -> yaml.wrong(
                        at,
                        "A pointer begins with / and has at most 30 steps and 250 characters; within a name, ~1 stands for"
                                + " / and ~0 for ~."));
        require(mayBeWhole || !pointer.steps().isEmpty(), at, "A pointer begins with / and names what it leads to.");
        return pointer;
    }

    /** A list of texts; empty if the key is not there. */
    List<String> texts(JsonNode parent, String key, String at, int most, int longest) {
        JsonNode list = parent.path(key);
        String here = at + "/" + key;
        require(list.isMissingNode() || list.isArray(), here, "This is a list of texts.");
        require(list.size() <= most, here, "There are at most " + most + " texts here.");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = here + "/" + i;
            require(list.get(i).isTextual(), place, "This is a text; put it into quotes.");
            String text = list.get(i).textValue();
            require(
                    text.length() <= longest && text.chars().noneMatch(Character::isISOControl),
                    place,
                    "A text has at most " + longest + " characters on one line.");
            require(!texts.contains(text), place, "This text stands here twice.");
            texts.add(text);
        }
        return texts;
    }
}
