package rollcall.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A text in YAML, with the line and the column of everything in it. */
public final class YamlText {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String TWICE = "Duplicate field";

    private final JsonNode root;
    private final Map<String, JsonLocation> places;

    private YamlText(JsonNode root, Map<String, JsonLocation> places) {
        this.root = root;
        this.places = places;
    }

    /** @throws InvalidYaml if it is not YAML, or a key stands twice in one place */
    public static YamlText read(String text) {
        try {
            Map<String, JsonLocation> places = new HashMap<>();
            try (JsonParser parser = YAML.createParser(text)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    places.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(), parser.currentTokenLocation());
                }
            }
            return new YamlText(YAML.readTree(text), places);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            String said = e.getOriginalMessage().lines().findFirst().orElse("");
            throw wrong(
                    at,
                    said.startsWith(TWICE)
                            ? "This key stands here twice. Take one of the two away."
                            : "This is not YAML: " + said + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says. */
    public JsonNode root() {
        return root;
    }

    /** The error with the place of this pointer, or of the next one above it that is known. */
    public InvalidYaml wrong(String pointer, String message) {
        return wrong(place(pointer), message);
    }

    /** The place of this JSON pointer, or of the next one above it that is known. */
    public JsonLocation place(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.getOrDefault(at, JsonLocation.NA);
    }

    private static InvalidYaml wrong(JsonLocation at, String message) {
        return new InvalidYaml(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message);
    }
}
